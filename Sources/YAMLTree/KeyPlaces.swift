/// Where each key of a mapping stands in it: a short list is searched, a long one looked up.
struct KeyPlaces {
  private static let fewEntries = 12
  private var places: [String: Int] = [:]

  /// Notes that a key comes after these entries; gives the place of an equal key, if there is one.
  ///
  /// Keys are equal if they read the same, however their accents are encoded.
  mutating func insert(_ key: Node.Scalar, after entries: [Node.Entry]) -> Int? {
    guard entries.count >= Self.fewEntries else {
      return entries.firstIndex { $0.key.text == key.text }
    }
    if places.isEmpty {
      for (index, entry) in entries.enumerated() { places[entry.key.text] = index }
    }
    if let first = places[key.text] { return first }
    places[key.text] = entries.count
    return nil
  }
}
