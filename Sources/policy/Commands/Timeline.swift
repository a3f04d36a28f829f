import ArgumentParser
import CivilTime
import PolicyPacks
import PolicyReplay
import PolicyReports
import PolicySyntax

/// `policy timeline CASE`: what happened, what the permit was on every day, which days count.
struct Timeline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline", abstract: "Replay a case's history and account for every day.",
    discussion: """
      Each event is decided by the edition in force on its day. Between events the status of every \
      day is given with its rule, and every day is in exactly one segment of the ledger, with the \
      rule and the article at each boundary. The day asked about is `--at`, else the case's \
      `today`, else that of the last event. Ends with 3 if the days cannot be counted.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, svg, html, json, ics
  }

  @OptionGroup var asked: CaseOptions
  @OptionGroup var packs: PackOptions
  @OptionGroup var language: LanguageOptions

  @Option(help: "What to write.") var format = Format.text

  @Option(help: ArgumentHelp("The day up to whose end days are counted.", valueName: "day"))
  var at: String?

  @Option(
    help: ArgumentHelp(
      "From a day on, the rules of another policy; may be given several times.",
      valueName: "policy@day"))
  var move: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      What the years are to be good for, beside what the pack itself makes of them; may be given \
      several times.
      """, valueName: "policy[/procedure]"))
  var benefit: [String] = []

  @Option(help: ArgumentHelp("The cells of a line of text, from 60.", valueName: "n"))
  var width: Int?

  func validate() throws {
    if let at, case .failure(let fault) = readDate(at) {
      throw ValidationError("`--at \(at)` is not a day: \(fault)")
    }
    for text in move where Self.move(text) == nil {
      throw ValidationError(
        "`--move \(text)` names no policy and day: write `PACK/NAME@YYYY-MM-DD`")
    }
    if let width, width < 60 { throw ValidationError("`--width` starts at 60") }
  }

  static func move(_ text: String) -> (policy: String, from: CivilDate)? {
    guard let mark = text.lastIndex(of: "@"),
      case .success(let day) = readDate(String(text[text.index(after: mark)...]))
    else { return nil }
    return (String(text[..<mark]), day)
  }

  func run() throws {
    let day = at.flatMap { CivilDate($0) }
    let asked = try AskedHistory(
      self.asked, packs, moves: move.compactMap(Self.move), until: day, benefits: benefit)
    Stream.answers.write(page(asked))
    if asked.history.ledger.accumulated == nil { throw ExitStatus.undetermined }
  }

  private func page(_ asked: AskedHistory) -> String {
    let (history, context, language) = (asked.history, asked.context, language.language)
    let blocks = narrateTimeline(history, context: context, language: language)
    switch format {
    case .json: return TimelineJSON(history, context).json.text() + "\n"
    case .ics:
      return CalendarFile(history, context, language).text
    case .markdown: return MarkdownRenderer().render(blocks)
    case .svg: return TimelineSVG(history, context, language).picture
    case .html:
      return HTMLRenderer(
        language: language, title: context.title,
        picture: TimelineSVG(history, context, language).picture
      ).render(blocks)
    case .text:
      return TextRenderer(
        width: width ?? Stream.answers.width,
        decoration: Stream.answers.isColoured ? .ansi : .none
      ).render(blocks)
    }
  }
}
