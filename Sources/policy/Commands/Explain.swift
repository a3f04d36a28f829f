import ArgumentParser
import CivilTime
import PolicyEvaluation
import PolicyPacks
import PolicyReplay
import PolicyReports

/// `policy explain CASE`: the decision with its reasons.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Decide a case and say why.",
    discussion: """
      The rule that decided with its article and line, every condition that failed with its \
      values, the arithmetic of every date, the papers that are missing, and whether other \
      readings of the texts would change the outcome. Ends with 3 if something cannot be said; \
      what is still needed is then asked for.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, json, html }

  @OptionGroup var asked: CaseOptions
  @OptionGroup var packs: PackOptions
  @OptionGroup var language: LanguageOptions

  @Option(help: "What to write.") var format = Format.text
  @Option(help: "How much to tell.") var depth = Depth.rules

  @Option(help: ArgumentHelp("Of a history, only the events of this day.", valueName: "day"))
  var at: String?

  func validate() throws {
    if let at, CivilDate(at) == nil {
      throw ValidationError("`--at \(at)` is not a day: write YYYY-MM-DD")
    }
  }

  func run() throws {
    if try tellsHistory() { return try explainHistory() }
    let asked = try AskedCase(asked, packs)
    switch asked.answer {
    case .refused: throw ExitStatus.complaints
    case .noEdition(let policy, let day, let reason, let latest):
      let answer = NoEdition(
        policy: policy, governingDay: day, reason: reason, latest: latest, asked: asked)
      write(format == .json ? .json(answer.json) : .blocks(answer.blocks(language.language)))
      throw ExitStatus.undetermined
    case .decided(let ruling):
      let explanation = explain(ruling.decision)
      let context = asked.context(ruling, explanation)
      write(report(explanation, context))
      if !ruling.decision.undetermined.isEmpty { throw ExitStatus.undetermined }
    }
  }

  /// Whether the case asks no question of its own, but tells what happened.
  private func tellsHistory() throws -> Bool {
    guard asked.day == nil, asked.procedure == nil, asked.path != "-" else { return false }
    let written = readCase(asked.path).value?.written
    return written.map { written in
      !written.history.isEmpty && written.procedure == nil
        && !written.facts.contains { $0.name.value == FactName.day }
    } ?? false
  }

  /// Each moment of a history, or those of one day.
  private func explainHistory() throws {
    let told = try AskedHistory(asked, packs, options: .init())
    let day = at.flatMap { CivilDate($0) }
    let moments = told.history.moments.filter { day == nil || $0.event.date == day }
    if let day, moments.isEmpty {
      Stream.complaints.write(
        "policy: no event of the history lies on \(day); "
          + "`policy timeline` shows what the permit was on that day\n")
      throw ExitStatus.complaints
    }
    let explained = moments.compactMap { moment in
      moment.decision.map { (explain($0), told.report(of: moment)) }
    }
    let events = told.context.events
    var (blocks, json): ([Block], [JSON]) = ([], [])
    for (moment, (explanation, report)) in zip(moments.filter { $0.decision != nil }, explained) {
      guard var report else { continue }
      let name = events[moment.event.name]?[language.language] ?? moment.event.name
      report.caseTitle = "\(moment.event.date) \(name)"
      json.append(ExplanationJSON(explanation, report).json)
      blocks += narrate(
        explanation, context: report, depth: depth, language: language.language)
    }
    write(format == .json ? .json(["moments": .array(json)]) : .blocks(blocks))
    if moments.contains(where: { $0.judgement == .undetermined }) { throw ExitStatus.undetermined }
  }

  private enum Report {
    case json(JSON)
    case blocks([Block])
  }

  private func report(_ explanation: Explanation, _ context: ReportContext) -> Report {
    let table = asked.readings.map { _ in ReadingsTable(explanation.decision) }
    guard format == .json else {
      let blocks = narrate(
        explanation, context: context, depth: depth, language: language.language)
      return .blocks(blocks + (table?.blocks(language.language) ?? []))
    }
    let json = ExplanationJSON(explanation, context).json
    return .json(table.map { json.adding("readings", $0.json(json)) } ?? json)
  }

  private func write(_ report: Report) {
    switch report {
    case .json(let json): Stream.answers.write(json.text() + "\n")
    case .blocks(let blocks): Stream.answers.write(renderer(blocks).render(blocks))
    }
  }

  private func renderer(_ blocks: [Block]) -> any Renderer {
    switch format {
    case .markdown: return MarkdownRenderer()
    case .json: return JSONRenderer()
    case .html:
      guard case .heading(_, let title)? = blocks.first else {
        return HTMLRenderer(language: language.language, title: asked.path)
      }
      return HTMLRenderer(language: language.language, title: title.plain)
    case .text:
      return TextRenderer(
        width: Stream.answers.width,
        decoration: Stream.answers.isColoured ? .ansi : .none)
    }
  }
}
