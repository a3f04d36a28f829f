import ArgumentParser
import PolicyPacks
import PolicyReports

/// `policy ask POLICY`: an interview that ends in an explanation.
struct Ask: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Ask for what a decision needs, then explain it.",
    discussion: """
      Asks only for what can still matter, first what settles most. At each question `?` says why \
      it is asked and what each answer leaves possible; an empty line means that it is not known. \
      Answers may come through a pipe, one a line; when they end, the decision is explained as far \
      as it goes. Ends with 3 if something cannot be said.
      """)

  @Argument(help: ArgumentHelp("The policy that is to decide.", valueName: "p[@edition]"))
  var policy: String
  @Option(help: ArgumentHelp("What is applied for (default: it is asked).", valueName: "name"))
  var procedure: String?
  @Option(
    help: ArgumentHelp("Write the answers down as a case.", valueName: "case"),
    completion: .file(extensions: ["yaml", "yml"]))
  var save: String?
  @Option(help: "How much to tell at the end.") var depth = Depth.rules
  @OptionGroup var packs: PackOptions
  @OptionGroup var language: LanguageOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    if let save, Files.exists(save) {
      Stream.complaints.write("policy: `\(save)` is there already; nothing was asked\n")
      throw ExitStatus.complaints
    }
    let store = packs.store()
    var interview = try Interview(
      store, policy: policy, procedure: procedure, language: language.language)
    try interview.run()
    if let save { try write(interview.draft.text, to: save) }
    if format.format != .json { Stream.answers.write("\n") }
    let path = save ?? "interview"
    let asked = try interview.asked(path)
    try Ending(asked: asked, language: language.language, depth: depth, format: format).write()
  }

  private func write(_ text: String, to path: String) throws {
    do throws(Files.Unreadable) {
      try Files.write(text, to: path)
      Stream.complaints.write("wrote \(path)\n")
    } catch {
      Stream.complaints.write("policy: `\(error.path)` cannot be written: \(error.reason)\n")
      throw ExitStatus.complaints
    }
  }
}
