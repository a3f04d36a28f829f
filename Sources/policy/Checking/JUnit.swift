/// A report of tests as build servers read it.
struct JUnit {
  private var suites: [Suite] = []

  private struct Suite {
    let name: String
    var cases: [Case]
  }

  private struct Case {
    let name: String
    let place: String
    let failures: [(message: String, text: String)]
  }

  /// Adds a test to a suite; suites stand in the order of their first test.
  mutating func add(
    _ name: String, at place: String, to suite: String,
    failures: [(message: String, text: String)]
  ) {
    let new = Case(name: name, place: place, failures: failures)
    if let index = suites.firstIndex(where: { $0.name == suite }) {
      suites[index].cases.append(new)
    } else {
      suites.append(Suite(name: suite, cases: [new]))
    }
  }

  var text: String {
    let body = suites.map { suite in
      let failed = suite.cases.count { !$0.failures.isEmpty }
      let name = "name=\"\(escaped(suite.name))\""
      return "  <testsuite \(name) tests=\"\(suite.cases.count)\" failures=\"\(failed)\">\n"
        + suite.cases.map(element).joined() + "  </testsuite>\n"
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n" + body.joined()
      + "</testsuites>\n"
  }

  private func element(_ test: Case) -> String {
    let start =
      "    <testcase name=\"\(escaped(test.name))\" classname=\"\(escaped(test.place))\""
    guard !test.failures.isEmpty else { return start + "/>\n" }
    let failures = test.failures.map { failure in
      "      <failure message=\"\(escaped(failure.message))\">\(escaped(failure.text))</failure>\n"
    }
    return start + ">\n" + failures.joined() + "    </testcase>\n"
  }

  private func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "\u{0}"..<"\t", "\u{B}", "\u{C}", "\u{E}"..<" ": "\u{FFFD}"
      default: String(scalar)
      }
    }.joined()
  }
}
