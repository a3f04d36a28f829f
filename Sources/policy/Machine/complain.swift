import Diagnostics

/// Draws complaints on standard error.
func complain(of diagnostics: [Diagnostic], as form: DiagnosticForm = .pictures) {
  let unique = diagnostics.eachOnce()
  guard !unique.isEmpty else { return }
  let paint: Paint = Stream.complaints.isColoured ? .ansi : .none
  Stream.complaints.write(renderDiagnostics(unique, as: form, painted: paint))
}

/// Draws complaints, and gives the status to end with.
func complain(_ diagnostics: [Diagnostic]) -> ExitStatus {
  complain(of: diagnostics)
  return .complaints
}

extension [Diagnostic] {
  /// The same complaints, those of one code at one place once, in their order.
  func eachOnce() -> [Diagnostic] {
    var seen: Set<String> = []
    return filter { diagnostic in
      let range = diagnostic.primary.range
      let place = "\(range.file.path):\(range.bytes.lowerBound):\(range.bytes.upperBound)"
      return seen.insert("\(diagnostic.code.rawValue) \(place)").inserted
    }
  }

  /// By file and place, so that a file's complaints stand together.
  func inOrder() -> [Diagnostic] {
    enumerated().sorted { a, b in
      let (x, y) = (a.element.primary.range, b.element.primary.range)
      return (x.file.path, x.bytes.lowerBound, a.offset)
        < (y.file.path, y.bytes.lowerBound, b.offset)
    }.map(\.element)
  }

  var errorCount: Int { count { $0.severity == .error } }
}
