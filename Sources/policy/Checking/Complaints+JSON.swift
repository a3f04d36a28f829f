import Diagnostics
import PolicyReports
import SourceText

extension Diagnostic {
  /// The complaint as an object: stable keys, lines and columns from 1.
  var json: JSON {
    .members([
      ("code", .string(code.rawValue)), ("severity", .string(severity.rawValue)),
      ("message", .string(message)), ("place", primary.range.json),
      ("label", primary.text.isEmpty ? nil : .string(primary.text)),
      (
        "others",
        .array(others.map { ["label": .string($0.text), "place": $0.range.json] })
      ),
      ("help", help.map(JSON.string)),
    ])
  }
}

extension SourceRange {
  /// The file with the first and the last place, both from 1; the end is exclusive.
  var json: JSON {
    let end = file.position(at: bytes.upperBound)
    return [
      "file": .string(file.path), "line": .int(start.line), "column": .int(start.column),
      "endLine": .int(end.line), "endColumn": .int(end.column),
    ]
  }
}

extension [Diagnostic] {
  /// One workflow command for each complaint, as GitHub shows them beside the lines.
  var github: String {
    map { diagnostic in
      let place = diagnostic.primary.range
      let help = diagnostic.help.map { "; help: \($0)" } ?? ""
      let properties = [
        "file=\(escaped(place.file.path, isProperty: true))", "line=\(place.start.line)",
        "col=\(place.start.column)", "title=\(diagnostic.code.rawValue)",
      ]
      return "::\(diagnostic.severity.rawValue) \(properties.joined(separator: ","))::"
        + escaped(diagnostic.message + help, isProperty: false) + "\n"
    }.joined()
  }

  /// A log of the Static Analysis Results Interchange Format 2.1.0.
  var sarif: JSON {
    let codes = Set(map(\.code.rawValue)).sorted()
    return [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
      "runs": [
        [
          "tool": [
            "driver": [
              "name": "policy", "version": .string(engineVersion),
              "rules": .array(codes.map { ["id": .string($0)] }),
            ]
          ],
          "columnKind": "unicodeCodePoints",
          "results": .array(map(\.sarif)),
        ]
      ],
    ]
  }
}

extension Diagnostic {
  fileprivate var sarif: JSON {
    .members([
      ("ruleId", .string(code.rawValue)), ("level", .string(severity.rawValue)),
      ("message", ["text": .string(help.map { "\(message); help: \($0)" } ?? message)]),
      ("locations", [primary.sarif]),
      ("relatedLocations", others.isEmpty ? nil : .array(others.map(\.sarif))),
    ])
  }
}

extension Diagnostic.Label {
  fileprivate var sarif: JSON {
    let end = range.file.position(at: range.bytes.upperBound)
    return .members([
      (
        "physicalLocation",
        [
          "artifactLocation": ["uri": .string(range.file.path)],
          "region": [
            "startLine": .int(range.start.line), "startColumn": .int(range.start.column),
            "endLine": .int(end.line), "endColumn": .int(end.column),
          ],
        ]
      ),
      ("message", text.isEmpty ? nil : ["text": .string(text)]),
    ])
  }
}

private func escaped(_ text: String, isProperty: Bool) -> String {
  text.unicodeScalars.map { scalar in
    switch scalar {
    case "%": "%25"
    case "\r": "%0D"
    case "\n": "%0A"
    case ":" where isProperty: "%3A"
    case "," where isProperty: "%2C"
    default: String(scalar)
    }
  }.joined()
}
