/// Where each key of a mapping stands in it: a short list is searched, a long one looked up.
///
/// Keys are equal if they read the same, however their accents are encoded.
package struct KeyPlaces {
  private static let fewEntries = 12
  private var places: [String: Int] = [:]

  init() {}

  /// Of a whole mapping. O(entries).
  package init(of entries: [Node.Entry]) { fill(entries) }

  /// The place of the first entry with a key; `entries` are those it was made of.
  package func first(_ key: String, in entries: [Node.Entry]) -> Int? {
    places.isEmpty ? entries.firstIndex { $0.key.text == key } : places[key]
  }

  /// Notes that a key comes after these entries; gives the place of an equal key, if there is one.
  mutating func insert(_ key: Node.Scalar, after entries: [Node.Entry]) -> Int? {
    if places.isEmpty { fill(entries) }
    if let first = first(key.text, in: entries) { return first }
    if !places.isEmpty { places[key.text] = entries.count }
    return nil
  }

  private mutating func fill(_ entries: [Node.Entry]) {
    guard entries.count >= Self.fewEntries else { return }
    for (place, entry) in entries.enumerated() where places[entry.key.text] == nil {
      places[entry.key.text] = place
    }
  }
}
