import PolicyChecking
import PolicyProgram

/// Compares what two editions say, part by part, by id and role.
///
/// Layers are flat already; order and layout are gone with the text. `compareStructure(p, p)` is
/// empty, and exchanging the arguments exchanges the sides of every change. O(what is written), and
/// the pairs of windows that only one side has.
package func compareStructure(_ from: CheckedEdition, _ to: CheckedEdition) -> StructuralDiff {
  var collector = FacetCollector(from)
  let mine = collector.collect()
  var aliases = Aliases(from, to)
  var other = FacetCollector(to, aliases)
  aliases.matchRules(mine, other.collect())
  var renamed = FacetCollector(to, aliases)
  let theirs = renamed.collect()
  let changes = FacetComparison(mine, theirs, aliases).changes()
  return StructuralDiff(from: from, to: to, changes: changes)
}

private struct FacetComparison {
  private let mine: [Part: [StructuralAspect: Facet]]
  private let theirs: [Part: [StructuralAspect: Facet]]
  private let otherNames: [Part: String]

  init(_ mine: [Facet], _ theirs: [Facet], _ aliases: Aliases) {
    func table(_ facets: [Facet]) -> [Part: [StructuralAspect: Facet]] {
      facets.reduce(into: [:]) { table, facet in
        if table[facet.part]?[facet.aspect] == nil {
          table[facet.part, default: [:]][facet.aspect] = facet
        }
      }
    }
    self.mine = table(mine)
    self.theirs = table(theirs)
    var names: [Part: String] = [:]
    for (other, own) in aliases.windows { names[.window(own)] = other }
    for (other, own) in aliases.procedures { names[.procedure(own)] = other }
    for (procedure, rules) in aliases.rules {
      for (other, own) in rules { names[.rule(procedure: procedure, own)] = other }
    }
    otherNames = names
  }

  func changes() -> [StructuralChange] {
    let parts = Set(mine.keys).union(theirs.keys).sorted(by: Part.precedes)
    return parts.filter { !isInsideOneSided($0) }.flatMap { part -> [StructuralChange] in
      switch (mine[part], theirs[part]) {
      case (let own?, let other?): changed(part, own, other)
      case (let own?, nil): [gone(part, own, .removed)]
      case (nil, let other?): [gone(part, other, .added)]
      case (nil, nil): []
      }
    }
  }

  /// Whether a part belongs to a procedure that one side lacks, and is told with it.
  private func isInsideOneSided(_ part: Part) -> Bool {
    guard let id = part.procedure, part != .procedure(id) else { return false }
    return (mine[.procedure(id)] == nil) != (theirs[.procedure(id)] == nil)
  }

  private func gone(
    _ part: Part, _ facets: [StructuralAspect: Facet], _ kind: StructuralChange.Kind
  ) -> StructuralChange {
    var details = sorted(facets)
    if case .procedure(let id) = part {
      let side = kind == .removed ? mine : theirs
      let parts = side.keys.filter { $0.procedure == id && $0 != part }.sorted(by: Part.precedes)
      details += parts.flatMap { sorted(side[$0] ?? [:]) }
    }
    let first = details.first
    return StructuralChange(
      part: part, otherName: nil, kind: kind, from: kind == .removed ? first : nil,
      to: kind == .added ? first : nil,
      details: Array(details.dropFirst(first?.aspect == .presence ? 1 : 0)),
      isSameMeaning: false, isConsequence: false)
  }

  private func sorted(_ facets: [StructuralAspect: Facet]) -> [Facet] {
    facets.values.sorted {
      ($0.aspect.rank, $0.aspect.tie) < ($1.aspect.rank, $1.aspect.tie)
    }
  }

  private func changed(
    _ part: Part, _ own: [StructuralAspect: Facet], _ other: [StructuralAspect: Facet]
  ) -> [StructuralChange] {
    let aspects = sorted(own.merging(other) { first, _ in first }).map(\.aspect)
    return aspects.compactMap { aspect in
      let (a, b) = (own[aspect], other[aspect])
      guard aspect != .presence, let difference = difference(a, b) else { return nil }
      return StructuralChange(
        part: part, otherName: otherNames[part], kind: .changed(aspect), from: a, to: b,
        details: [], isSameMeaning: difference == .names, isConsequence: difference == .behind)
    }
  }

  private enum Difference { case text, names, behind }

  private func difference(_ a: Facet?, _ b: Facet?) -> Difference? {
    guard let a, let b else { return .text }
    if a.aspect == .defeats { return defeatsOtherwise(a, b) ? .text : nil }
    if a.canonical == b.canonical {
      let isBehind = a.unfolded != b.unfolded && a.unfolded != nil && b.unfolded != nil
      return isBehind ? .behind : nil
    }
    return a.meaning == b.meaning ? .names : .text
  }

  /// Only rules that both sides have can be defeated on one side and not on the other; a new rule's
  /// own entry says the rest.
  private func defeatsOtherwise(_ a: Facet, _ b: Facet) -> Bool {
    func shared(_ name: String) -> Bool {
      let part: Part =
        switch a.part {
        case .rule(let procedure, _): .rule(procedure: procedure, name)
        default: .status(name)
        }
      return mine[part] != nil && theirs[part] != nil
    }
    let (p, q) = (a.members ?? [], b.members ?? [])
    return p.filter(shared) != q.filter(shared)
  }
}
