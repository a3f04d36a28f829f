import ArgumentParser
import Diagnostics
import PolicyReports

/// `policy check [PATH…]`: what is wrong with packs and cases.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read, resolve and type-check packs, or single files of any kind.",
    discussion: """
      A path is a pack, a folder of packs, or a file; without one, all packs are checked. \
      `text` and `plain` go to standard error, the other formats to standard output. \
      `policy docs CODE` explains a complaint.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, plain, json, sarif, junit, github
  }

  @Argument(help: ArgumentHelp("What to check.", valueName: "path"), completion: .file())
  var paths: [String] = []

  @OptionGroup var packs: PackOptions

  @Option(help: "How to write complaints.") var format = Format.text
  @Flag(help: "Let warnings, too, end with 1.") var strict = false
  @Flag(
    help: """
      Look at every case there can be: gaps, conflicts, rules and readings that never matter, \
      empty windows. Ends with 3 if a question came to no end.
      """)
  var exhaustive = false
  @Option(
    help: ArgumentHelp("How many boxes of cases one question may take.", valueName: "count"))
  var budget = 1_000_000
  @Option(
    help: ArgumentHelp(
      "Write a case file for each finding into this folder.", valueName: "folder"),
    completion: .directory)
  var witnesses: String?

  func validate() throws {
    if budget < 1 { throw ValidationError("`--budget` is at least 1") }
    if witnesses != nil, !exhaustive {
      throw ValidationError("`--witnesses` goes with `--exhaustive`")
    }
  }

  func run() throws {
    let surveyor = Surveyor(packs)
    var findings = Findings(budget: exhaustive ? budget : nil)
    if paths.isEmpty { findings.add(surveyor.complaintsAboutFolders) }
    let targets = try surveyor.targets(of: paths)
    surveyor.readAhead(targets)
    for target in targets { findings.look(at: target, surveyor) }
    if let witnesses { try Witnesses(findings.looks).write(into: witnesses) }
    write(findings)
    if findings.errors > 0 || strict && findings.warnings > 0 { throw ExitStatus.complaints }
    if findings.unfinished > 0 { throw ExitStatus.undetermined }
  }

  private func write(_ findings: Findings) {
    let complaints = findings.complaints
    switch format {
    case .text, .plain:
      complain(of: complaints, as: format == .text ? .pictures : .lines)
      if format == .text, !complaints.isEmpty { Stream.complaints.write("\n") }
      Stream.answers.write(findings.summary + "\n" + findings.hinges)
    case .json: Stream.answers.write(findings.json.text() + "\n")
    case .sarif: Stream.answers.write(complaints.sarif.text() + "\n")
    case .github: Stream.answers.write(complaints.github)
    case .junit: Stream.answers.write(findings.junit)
    }
  }
}

extension Findings {
  /// One line: what was looked at, and how many complaints there are.
  var summary: String {
    var parts: [String] = []
    if !packs.isEmpty { parts += [counted(packs.count, "pack"), counted(editions, "edition")] }
    if !files.isEmpty { parts.append(counted(files.count, "file")) }
    if parts.isEmpty { parts = [counted(0, "pack")] }
    let counts = counted(errors, "error") + ", " + counted(warnings, "warning")
    return parts.joined(separator: ", ") + ": " + counts + (budget == nil ? "" : looked)
  }

  /// What looking everywhere took, and what it left.
  private var looked: String {
    let known = looks.reduce(0) { $0 + $1.known.count }
    var text = "; \(counted(questions, "question")) asked of all cases"
    if known > 0 { text += ", \(counted(known, "finding")) accepted with a reason" }
    if unfinished > 0 { text += ", \(unfinished) came to no end" }
    return text
  }

  var json: JSON {
    .members([
      ("packs", .strings(packs)), ("editions", .int(editions)), ("files", .strings(files)),
      ("errors", .int(errors)), ("warnings", .int(warnings)),
      ("complaints", .array(complaints.map(\.json))),
      ("exhaustive", budget == nil ? nil : .array(looks.map(\.json))),
    ])
  }

  /// One test for each file that has complaints, or one for all if there are none.
  var junit: String {
    var report = JUnit()
    let byFile = Dictionary(grouping: complaints.filter { $0.severity == .error }) {
      $0.primary.range.file.path
    }
    for (file, complaints) in byFile.sorted(by: { $0.key < $1.key }) {
      report.add(
        file, at: file, to: "policy check",
        failures: complaints.map { ($0.message, renderDiagnostics([$0], as: .pictures)) })
    }
    if byFile.isEmpty { report.add(summary, at: "policy", to: "policy check", failures: []) }
    return report.text
  }
}

/// A number with its noun, `1 pack`, `2 packs`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
