import PolicyProgram

/// The facts of every edition that a history may meet, each at a place of its own.
///
/// A fact that two editions share has one place, so what one edition wrote the next one reads.
package struct FactSlots: Sendable {
  package let facts: [FactSpec]
  private let places: [String: Int]

  /// The facts by id; of two with the same id the first counts.
  package init(_ facts: [FactSpec]) {
    var kept: [FactSpec] = []
    var places: [String: Int] = [:]
    for fact in facts where places[fact.id] == nil {
      places[fact.id] = kept.count
      kept.append(fact)
    }
    self.facts = kept
    self.places = places
  }

  package var count: Int { facts.count }

  package subscript(_ id: String) -> Int? { places[id] }

  /// Stands where nothing is known; no fact has this value.
  package static let unknown = Int32.min
}
