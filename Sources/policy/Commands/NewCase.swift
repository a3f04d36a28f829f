import ArgumentParser
import PolicyPacks

/// `policy new case POLICY`: a case for people to fill in.
struct NewCase: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case", abstract: "Write a case that lists the facts a policy may ask for.")

  @Argument(help: ArgumentHelp("The policy that is to decide.", valueName: "p[@edition]"))
  var policy: String
  @Option(help: ArgumentHelp("What is applied for (default: the first).", valueName: "name"))
  var procedure: String?
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file())
  var path = "case.yaml"
  @OptionGroup var packs: PackOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    let store = packs.store()
    let parts = policy.split(separator: "@", maxSplits: 1).map(String.init)
    let editions = store.editions(of: parts.first ?? "")
    let named = parts.count == 2 ? editions.first { $0.edition == parts[1] } : editions.last
    guard let named else { throw complain(store.diagnostics + [.unknown(policy, store)]) }
    let checked = store.checked(named)
    let chosen = procedure ?? checked.value?.procedures.first?.spec.id
    let question = store.question(named, procedure: chosen)
    guard let edition = checked.value, let program = question.value?.program else {
      if question.hasErrors { throw complain(question.diagnostics) }
      let known = checked.value?.procedures.map(\.spec.id).joined(separator: ", ") ?? ""
      Stream.complaints.write(
        "policy: `\(chosen ?? "")` is no procedure of \(named.id); there are: \(known)\n")
      throw ExitStatus.complaints
    }
    let text = NewCaseText(
      policy: policy, procedures: edition.procedures.map(\.spec.id), program: program,
      language: language.language)
    try Scaffold(files: [(path, text.text)], next: "policy explain \(path)").write()
  }
}
