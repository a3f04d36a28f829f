import PolicyChecking

/// What two editions write differently, wherever in their files and layers it stands.
package struct StructuralDiff: Sendable {
  package let from: CheckedEdition
  package let to: CheckedEdition
  /// In an order that depends on ids alone.
  package let changes: [StructuralChange]

  package var isEmpty: Bool { changes.isEmpty }

  /// The gravest kind of difference; nil: there is none.
  package var weight: Weight? { changes.map(\.weight).max() }

  /// The changes of one weight.
  package func changes(of weight: Weight) -> [StructuralChange] {
    changes.filter { $0.weight == weight }
  }
}

/// One thing that is written on one side only, or otherwise.
package struct StructuralChange: Sendable {
  package let part: Part
  /// What the second edition calls the part, where it has another name for it.
  package let otherName: String?
  package let kind: Kind
  package let from: Facet?
  package let to: Facet?
  /// Of a part that one side lacks: all that the other side says of it.
  package let details: [Facet]
  /// Only names differ; with definitions written out both sides say the same.
  package let isSameMeaning: Bool
  /// Both sides write the same, and a definition or a default makes it mean something else.
  package let isConsequence: Bool

  package enum Kind: Hashable, Sendable {
    case added
    case removed
    case changed(StructuralAspect)
  }

  package var weight: Weight {
    switch kind {
    case .changed(let aspect): isSameMeaning ? .words : aspect.weight
    case .added, .removed:
      if case .source = part { .basis } else { .rules }
    }
  }
}
