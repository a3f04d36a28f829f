import Diagnostics
import Foundation
import SourceText
import Testing

@testable import YAMLTree

/// Places in the repository, found from this file.
enum Repository {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let suite = root.appending(path: "../shared/suites/yaml-test-suite").standardizedFileURL

  static var hasSuite: Bool { FileManager.default.fileExists(atPath: suite.path) }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }
}

/// Reads a text as `sample.yaml`.
func read(_ text: String, limits: YAMLLimits = .standard) -> Checked<Document> {
  readYAML(SourceFile(path: "sample.yaml", text: text), limits: limits)
}

/// Reads bytes as `sample.yaml`.
func read(_ bytes: [UInt8]) -> Checked<Document> {
  readYAML(SourceFile(path: "sample.yaml", bytes: bytes))
}

/// What a person sees of a text's complaints.
func complaints(_ text: String, limits: YAMLLimits = .standard) -> String {
  renderDiagnostics(read(text, limits: limits).diagnostics)
}

/// The tree on one line, each scalar with the source it stands on: `{a: [1, 2]}`.
func outline(_ node: Node?) -> String {
  switch node {
  case nil: "nothing"
  case .scalar(let scalar): scalar.isMissing ? "∅" : scalar.text
  case .sequence(let items, _): "[" + items.map(outline).joined(separator: ", ") + "]"
  case .mapping(let entries, _):
    "{" + entries.map { "\($0.key.text): \(outline($0.value))" }.joined(separator: ", ") + "}"
  }
}

/// Every scalar of a tree, keys included.
func scalars(_ node: Node) -> [Node.Scalar] {
  switch node {
  case .scalar(let scalar): [scalar]
  case .sequence(let items, _): items.flatMap(scalars)
  case .mapping(let entries, _): entries.flatMap { [$0.key] + scalars($0.value) }
  }
}
