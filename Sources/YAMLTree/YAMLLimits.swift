/// How much one file may hold before reading it stops.
package struct YAMLLimits: Sendable {
  /// The size of the file, in bytes.
  package var bytes: Int
  /// How many lists and mappings may stand inside one another.
  package var depth: Int
  /// How many values, keys, lists and mappings there may be.
  package var nodes: Int
  /// How many complaints are made about one file.
  package var complaints: Int

  package init(bytes: Int, depth: Int, nodes: Int, complaints: Int) {
    self.bytes = bytes
    self.depth = depth
    self.nodes = nodes
    self.complaints = complaints
  }

  /// 4 MiB, 64 levels, 250,000 nodes, 64 complaints: far beyond what a person writes.
  package static let standard = YAMLLimits(
    bytes: 4 << 20, depth: 64, nodes: 250_000, complaints: 64)
}
