import ArgumentParser
import PolicyComparison
import PolicyPacks
import PolicyReports

/// `policy diff A B`: what two editions, cities or drafts say differently.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Compare two policies, editions, or drafts.",
    discussion: """
      An operand is a policy (its latest edition), an edition `POLICY@EDITION`, a policy file, or \
      a revision of one as git writes it, `HEAD~1:policies/…`; what a file extends is read from \
      the packs as they lie. Parts are compared by id and role, with layers merged: order and \
      layout make no difference.

      Decisions are compared over all cases that both sides can be asked: what differs, on how \
      many days, for whom, with an applicant at an edge. For one permit (`--starts`) each \
      difference is told region by region: the days of filing, named by what sets them, what else \
      must be so, and the share of the cases; where both explanations part; and the lines that \
      only one side rests on. For two editions of one policy it is also said whom the second \
      strands on its first day. Ends with 3 if not everything could be looked at.

      With `--table` any number of policies stand beside each other, by what they do with one \
      sample permit; without operands all policies of the packs.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, json, html }

  @Argument(help: ArgumentHelp("What to compare.", valueName: "a b"))
  var operands: [String] = []

  @Flag(help: "Compare what is written.")
  var structure = false

  @Flag(help: "Compare what is decided.")
  var behaviour = false

  @Option(help: ArgumentHelp("Compare the decisions of one procedure alone.", valueName: "name"))
  var only: String?

  @Option(help: "How many boxes of cases one question may look at.")
  var budget = 200_000

  @Option(
    help: ArgumentHelp(
      "Save the applicants who are decided differently as case files in a folder.",
      valueName: "dir"))
  var save: String?

  @Flag(help: "One row a policy: days, years, status, time, fee, channels, agents.")
  var table = false

  @OptionGroup var sample: SampleOptions

  @OptionGroup var packs: PackOptions
  @OptionGroup var language: LanguageOptions

  @Option(help: "What to write.") var format = Format.text
  @Flag(help: "End with 1 if there is a difference.") var exitCode = false

  func validate() throws {
    guard table || operands.count == 2 else {
      throw ValidationError("two policies are compared, and \(operands.count) are named")
    }
    if save != nil, table || structure && !behaviour {
      throw ValidationError("`--save` goes with decisions that are compared")
    }
  }

  func run() throws {
    guard !table else { return try writeTable() }
    let shelf = Shelf()
    let from = try Operand(operands[0], packs, shelf)
    let to = try Operand(operands[1], packs, shelf)
    let report = try compare(from, to)
    switch format {
    case .json: Stream.answers.write(report.json.text() + "\n")
    case .text, .markdown, .html:
      let blocks = report.blocks(language.language)
      Stream.answers.write(renderer(report.title(language.language)).render(blocks))
    }
    if let save, let behaviour = report.behaviour {
      try SavedApplicants(behaviour, from: from.edition.id, to: to.edition.id).write(into: save)
    }
    if exitCode, report.hasDifference { throw ExitStatus.complaints }
    if report.behaviour?.ranOut == true { throw ExitStatus.undetermined }
  }

  /// What was asked about: what is written, what is decided, or both.
  private func compare(_ from: Operand, _ to: Operand) throws -> DiffReport {
    let showsStructure = structure || !behaviour
    let showsBehaviour = behaviour || !structure
    guard showsBehaviour else {
      return DiffReport(
        structure: compareStructure(from.checked, to.checked), showsStructure: showsStructure,
        behaviour: nil, stranding: nil, from: from.side, to: to.side)
    }
    let decided = compareDecisions(
      from, to, only: only, budget: budget, stranding: sample.stranding(from, to),
      starts: try sample.day())
    return DiffReport(
      structure: decided.structure, showsStructure: showsStructure,
      behaviour: decided.diff, stranding: decided.stranding, from: from.side, to: to.side)
  }

  private func writeTable() throws {
    let practices = try sample.practices(operands, packs)
    let report = TableReport(practices, starts: try sample.day())
    switch format {
    case .json: Stream.answers.write(report.json.text() + "\n")
    case .text, .markdown, .html:
      let blocks = report.blocks(
        language.language, width: format == .text ? Stream.answers.width : nil)
      Stream.answers.write(renderer(report.title(language.language)).render(blocks))
    }
    if practices.isEmpty { throw ExitStatus.complaints }
  }

  private func renderer(_ title: Inline) -> any Renderer {
    switch format {
    case .markdown: MarkdownRenderer()
    case .html: HTMLRenderer(language: language.language, title: title.plain)
    case .text, .json:
      TextRenderer(
        width: Stream.answers.width, decoration: Stream.answers.isColoured ? .ansi : .none)
    }
  }
}
