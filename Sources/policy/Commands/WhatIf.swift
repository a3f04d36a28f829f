import ArgumentParser
import PolicyEvaluation
import PolicyPacks
import PolicyReports
import PolicyValues

/// `policy whatif CASE`: the nearest changes that would change the outcome.
struct WhatIf: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whatif", abstract: "Say what would have to be different for another outcome.",
    discussion: """
      For each outcome the nearest change of each fact that suffices alone, else of two facts \
      together: days for dates, steps for numbers, one for an option or a paper. What is found is \
      nearest, and what is said to be out of reach is so. Ends with 3 if the outcome is not known, \
      or if nothing was found and the search was not finished.
      """)

  /// An outcome's word.
  struct Outcome: ExpressibleByArgument {
    let bit: Int32

    init?(argument: String) {
      guard let bit = EngineChoices.bit(argument, in: EngineChoices.outcomes) else { return nil }
      self.bit = bit
    }

    static var allValueStrings: [String] { EngineChoices.outcomes.map(\.id) }
  }

  @OptionGroup var asked: CaseOptions
  @OptionGroup var packs: PackOptions
  @OptionGroup var language: LanguageOptions
  @OptionGroup var format: FormatOptions

  @Option(help: ArgumentHelp("The outcome to look for.", valueName: "outcome")) var want: Outcome?

  func run() throws {
    let asked = try OpenCase(asked, packs)
    guard asked.procedure != nil else {
      throw complain([.noProcedure(at: asked.written.range, known: asked.procedures)])
    }
    guard asked.isGoverned, let ruling = asked.ruling,
      let found = asked.store.changes(asked.written, asked.selection, ruling, want: want?.bit)
    else {
      Stream.complaints.write(
        "policy: no edition can be chosen; `policy explain` says what is missing\n")
      throw ExitStatus.undetermined
    }
    let context = ReportContext(ruling, of: asked)
    format.write(
      narrate(
        found.nearest, decisions: found.decisions, days: found.days, context: context,
        language: language.language),
      ChangesJSON(
        found.nearest, decisions: found.decisions, days: found.days, context: context
      ).json, language.language)
    let isOpen = found.nearest.decision.output(.outcome).known == nil
    if isOpen || found.nearest.wants.contains(where: { $0.changes.isEmpty && !$0.isComplete }) {
      throw ExitStatus.undetermined
    }
  }
}
