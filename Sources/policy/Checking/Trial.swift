import Diagnostics
import PolicyPacks
import PolicyReports
import PolicySyntax
import SourceText

/// A run of tests.
struct Trial {
  private var results: [(file: String, result: TestResult)] = []
  private var others: [Diagnostic] = []

  var passed: Int { results.count { $0.result.isPassed } }
  var failed: Int { results.count - passed }
  var isPassed: Bool { failed == 0 && others.errorCount == 0 }

  /// What is not met, and what kept tests from running; each once.
  var complaints: [Diagnostic] {
    (others + results.flatMap { causes($0.result) }).filter { $0.severity == .error }.eachOnce()
  }

  /// What a test complains of; where the policy or the case has complaints, those alone.
  private func causes(_ result: TestResult) -> [Diagnostic] {
    let causes = result.complaints.filter { $0.code != .testFailed && $0.severity == .error }
    return causes.isEmpty ? result.complaints : causes
  }

  var summary: String { "\(passed) passed, \(failed) failed" }

  mutating func complain(_ diagnostics: [Diagnostic]) { others += diagnostics }

  mutating func run(_ target: Target, _ surveyor: Surveyor) {
    switch target {
    case .nothing(let failure): complain([.unreadable(failure)])
    case .pack(let id, let store), .part(_, let id, let store):
      let files = store.pack(id)?.testFiles.filter { target.holds($0.file.path) } ?? []
      for file in files { run(file, store) }
      if files.isEmpty, case .part(let path, _, _) = target { complain([.noTests(in: path)]) }
    case .file(let path):
      do throws(Files.Unreadable) {
        let read = PackFile(try Files.read(path))
        guard let kind = read.kind, kind == .tests else {
          return complain(read.kind == nil ? read.diagnostics : [.noTests(in: path)])
        }
        run(read, surveyor.common)
      } catch {
        complain([.unreadable(error)])
      }
    }
  }

  private mutating func run(_ file: PackFile, _ store: PolicyStore) {
    complain(file.diagnostics)
    guard let root = file.document.root, file.document.isComplete else { return }
    let reader = Reader()
    let tests = reader.tests(root)
    complain(reader.diagnostics)
    guard let tests else { return }
    results += store.run(tests).map { (file.file.path, $0) }
  }

  // MARK: Reports

  var json: JSON {
    [
      "passed": .int(passed), "failed": .int(failed),
      "tests": .array(
        results.map { file, result in
          [
            "file": .string(file), "line": .int(result.place.start.line),
            "name": .string(result.name), "passed": .bool(result.isPassed),
            "complaints": .array(result.complaints.map(\.json)),
          ]
        }),
      "complaints": .array(others.eachOnce().map(\.json)),
    ]
  }

  var junit: String {
    var report = JUnit()
    for (file, result) in results {
      let errors = result.complaints.filter { $0.severity == .error }
      report.add(result.name, at: file, to: file, failures: errors.map(failure))
    }
    for diagnostic in others.eachOnce() where diagnostic.severity == .error {
      let file = diagnostic.primary.range.file.path
      report.add("the file itself", at: file, to: file, failures: [failure(diagnostic)])
    }
    return report.text
  }

  private func failure(_ diagnostic: Diagnostic) -> (message: String, text: String) {
    (diagnostic.message, renderDiagnostics([diagnostic], as: .pictures))
  }
}
