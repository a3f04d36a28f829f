import ArgumentParser
import CivilTime
import PolicyPacks
import PolicySyntax

/// `policy new pack|policy|case NAME`: files to start from.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write the files of a new pack, policy or case; nothing is overwritten.",
    subcommands: [NewPack.self, NewPolicy.self, NewCase.self])
}

/// Where and from when the new rules are.
struct NewOptions: ParsableArguments {
  @Option(
    name: .customLong("packs"),
    help: ArgumentHelp("The folder of packs to write to.", valueName: "dir"),
    completion: .directory)
  var folder = "policies"

  @Option(help: ArgumentHelp("The first day on which the edition is in force.", valueName: "day"))
  var from = "2020-01-01"

  func validate() throws {
    if case .failure(let fault) = readDate(from) {
      throw ValidationError("`--from \(from)` is not a day: \(fault)")
    }
  }

  /// Only called once the text is known to be a day.
  func day() throws -> CivilDate {
    guard let day = CivilDate(from) else { throw ExitStatus.ourFault }
    return day
  }

  /// A name that a file of the language may introduce, and a folder may have.
  static func check(_ name: String) throws {
    if !name.contains("/"), Identifier.problem(name) == nil { return }
    throw ValidationError(
      "`\(name)` is no name: letters, digits, `-` and `.`, starting with a letter")
  }
}

struct NewPack: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack", abstract: "Write a pack with one small policy and its tests.")

  @Argument(help: ArgumentHelp("The pack's id, also the name of its folder.", valueName: "name"))
  var name: String
  @OptionGroup var options: NewOptions

  func validate() throws { try NewOptions.check(name) }

  func run() throws {
    let folder = Paths.trimmed(options.folder)
    guard !Files.exists("\(folder)/\(name)") else {
      Stream.complaints.write(
        "policy: `\(folder)/\(name)` is there already; nothing was written\n")
      throw ExitStatus.complaints
    }
    try Scaffold.pack(name, in: folder, from: options.day()).write()
  }
}

struct NewPolicy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Write a policy with its words and tests into a pack.")

  @Argument(help: ArgumentHelp("The policy's id.", valueName: "pack/name"))
  var name: String
  @OptionGroup var options: NewOptions

  func validate() throws {
    guard parts.count == 2 else {
      throw ValidationError("`\(name)` is no policy: write `PACK/NAME`")
    }
    try parts.forEach(NewOptions.check)
  }

  private var parts: [String] {
    name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
  }

  func run() throws {
    let folder = Paths.trimmed(options.folder)
    guard Files.exists("\(folder)/\(parts[0])/pack.yaml") else {
      let place = "\(folder)/\(parts[0])"
      Stream.complaints.write(
        "policy: there is no pack `\(place)`; `policy new pack \(parts[0])` writes one\n")
      throw ExitStatus.complaints
    }
    try Scaffold.policy(parts[1], of: parts[0], in: folder, from: options.day()).write()
  }
}

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
