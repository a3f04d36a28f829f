/// One heading of a Markdown file with the fenced blocks below it: a test that reads as prose.
package struct Spec: Sendable {
  /// The file, relative to the package's root.
  package let path: String
  /// The headings from the outermost to this one.
  package let headings: [String]
  /// The one-based line of the heading.
  package let line: Int
  /// The first paragraph under the heading, on one line; empty if there is none.
  package let prose: String
  /// The fenced blocks between this heading and the next one, in order.
  package let blocks: [SpecBlock]
  /// The blocks of the enclosing headings, outermost first.
  package let inherited: [SpecBlock]

  /// What to call the test: the headings, joined.
  package var name: String { headings.joined(separator: " › ") }

  /// Where the spec stands, as `path:line`.
  package var place: String { "\(path):\(line)" }

  /// The first block of a kind, here or, failing that, in the nearest enclosing heading.
  package func block(_ kind: String) -> SpecBlock? {
    blocks.first { $0.kind == kind } ?? inherited.last { $0.kind == kind }
  }

  /// The blocks of a kind that stand here.
  package func blocks(_ kind: String) -> [SpecBlock] { blocks.filter { $0.kind == kind } }
}

extension Spec: CustomStringConvertible {
  package var description: String { "\(place) \(name)" }
}

/// A fenced block: what kind of thing it holds, and the thing.
package struct SpecBlock: Hashable, Sendable {
  package let path: String
  /// The first word of the info string (`policy`, `case`, `explanation` …); empty if there is none.
  package let kind: String
  /// The other words of the info string.
  package let attributes: [String]
  /// The lines between the fences, each with its line break.
  package let text: String
  /// The one-based line on which `text` begins.
  package let line: Int
  /// How many blocks stand before it in the file; does not change when texts are rewritten.
  package let ordinal: Int

  /// Where the block's text begins, as `path:line`.
  package var place: String { "\(path):\(line)" }
}
