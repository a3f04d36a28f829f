import ArgumentParser
import CivilTime
import PolicyEvaluation
import PolicyPacks
import PolicyReports

/// `policy deadlines CASE`: what would come of filing on each day.
struct Deadlines: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deadlines", abstract: "Say what would come of filing a case on each day.",
    discussion: """
      Until when to file and what comes else, a drawn strip of days, and each stretch of it with \
      its outcome, validity, years of residence, fee, papers, rule and place, and the arithmetic \
      of the day on which it begins. Without --from and --until the days reach from 30 days \
      before the first window opens to 30 days after the last one closes. Ends with 3 if some \
      days cannot be decided, or if not every turn was found.
      """)

  @OptionGroup var asked: CaseOptions
  @OptionGroup var packs: PackOptions
  @OptionGroup var language: LanguageOptions
  @OptionGroup var format: FormatOptions

  @Option(help: ArgumentHelp("The first day to look at.", valueName: "day")) var from: DayOption?
  @Option(help: ArgumentHelp("The last day to look at.", valueName: "day")) var until: DayOption?

  func validate() throws {
    if let from, let until, until.day < from.day {
      throw ValidationError("`--until` is before `--from`")
    }
  }

  func run() throws {
    let asked = try StripAsked(asked, packs, from: from?.day, until: until?.day)
    let strip = asked.strip
    format.write(
      narrate(strip, context: asked.context, language: language.language),
      StripJSON(strip, asked.context, base: asked.base).json, language.language)
    let isOpen = strip.pieces.contains { $0.first?.output(.outcome).known == nil }
    if isOpen || !strip.isComplete { throw ExitStatus.undetermined }
  }
}
