import SourceText
import YAMLTree

extension Reader {
  /// A day, or `by:` a reading with a day for each of its options.
  package func disputedDay(_ node: Node, orNever: Bool = false) -> DisputedDay? {
    guard case .mapping = node else {
      return date(node, orNever: orNever).map {
        DisputedDay(reading: nil, rows: [], otherwise: $0, range: node.range)
      }
    }
    guard let fields = Fields(node, Blocks.disputedDay, self),
      let reading = fields.node("by").flatMap(text)
    else { return nil }
    let rows = fields.others.compactMap { entry in
      date(entry.value, orNever: orNever).map {
        DisputedDay.Row(option: Located(entry.key.text, at: entry.key.range), day: $0)
      }
    }
    let otherwise = fields.node("otherwise").flatMap { date($0, orNever: orNever) }
    guard !rows.isEmpty else { return nil }
    return DisputedDay(reading: reading, rows: rows, otherwise: otherwise, range: node.range)
  }
}
