/// A procedure that leaves something else behind for later decisions: on record, as a gap in the years, or as
/// another event.
package struct Aftermath: Hashable, Sendable {
  package let procedure: String
  /// Whether all of it is written alike, and means something else by what it reads.
  package let isConsequence: Bool
}

extension StructuralDiff {
  /// The procedures that leave something else behind, each once, in the order of the changes.
  package var aftermath: [Aftermath] {
    let all = changes.filter(\.touchesAftermath)
    let ids = all.compactMap(\.part.procedure).reduce(into: [String]()) { ids, id in
      if !ids.contains(id) { ids.append(id) }
    }
    return ids.map { id in
      let own = all.filter { $0.part.procedure == id }
      return Aftermath(procedure: id, isConsequence: own.allSatisfy(\.isConsequence))
    }
  }
}

extension StructuralChange {
  /// Whether it is about what an accepted request leaves behind, and not about what is decided of it.
  package var isOfAftermath: Bool {
    guard weight == .rules, !isSameMeaning else { return false }
    switch part {
    case .record, .gap: return true
    default:
      if case .changed(let aspect) = kind { return aspect.isOfAftermath }
      return false
    }
  }

  /// Whether what is left behind is among what it changes.
  fileprivate var touchesAftermath: Bool {
    if isOfAftermath { return true }
    guard case .rule = part, weight == .rules, !isSameMeaning else { return false }
    return kind == .added || kind == .removed
      ? ([from, to].compactMap(\.self) + details).contains { $0.aspect.isOfAftermath } : false
  }
}

extension StructuralAspect {
  fileprivate var isOfAftermath: Bool {
    switch self {
    case .event, .gives(.record): true
    default: false
    }
  }
}
