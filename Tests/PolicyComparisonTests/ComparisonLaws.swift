import Diagnostics
import PolicyComparison
import PolicyPacks
import PolicyTestSupport
import SourceText
import Testing

/// Laws of comparing what is written, held on every shipped edition.
@Suite struct ComparisonLaws {
  static let count = Compared.shipped.count

  @Test func thereAreEditionsToCompare() { #expect(Self.count > 10) }

  @Test func anEditionDoesNotDifferFromItself() {
    for (id, edition) in Compared.shipped {
      let diff = compareStructure(edition, edition)
      #expect(diff.isEmpty, "\(id): \(Compared.lines(diff))")
    }
  }

  /// Every edition with two others: the next in the list, and the first.
  @Test(arguments: 0..<count) func exchangingTheSidesExchangesEveryChange(index: Int) {
    let mine = Compared.shipped[index].edition
    for other in [(index + 1) % Self.count, 0] where other != index {
      let theirs = Compared.shipped[other].edition
      let (there, back) = (compareStructure(mine, theirs), compareStructure(theirs, mine))
      let mirrored = Set(back.changes.map { Sketch($0).mirrored })
      #expect(there.changes.count == back.changes.count)
      #expect(Set(there.changes.map(Sketch.init)).symmetricDifference(mirrored) == [])
    }
  }

  @Test(arguments: 0..<count) func aReorderedFileHasNoDifference(index: Int) throws {
    let (id, edition) = Compared.shipped[index]
    let store = Compared.store()
    let file = try #require(store.base(id))
    var random = SplitMix64(seed: UInt64(index))
    let root = try #require(file.file.document.root)
    let text = Rewriting.shuffled(root, &random)
    let draft = store.adopting(SourceFile(path: "reordered.yaml", text: text))
    let found = try #require(draft.value, "\(renderDiagnostics(draft.diagnostics))")
    let checked = found.store.checked(found.edition)
    let again = try #require(checked.value)
    #expect(!checked.hasErrors, "\(renderDiagnostics(checked.diagnostics))")
    let diff = compareStructure(edition, again)
    #expect(diff.isEmpty, "\(file.id): \(Compared.lines(diff))")
  }

  @Test(arguments: 0..<count) func everyMutantIsFound(index: Int) throws {
    let (id, edition) = Compared.shipped[index]
    let store = Compared.store()
    let file = try #require(store.base(id))
    let root = try #require(file.file.document.root)
    var tried = 0
    for mutant in Mutants.chosen(of: root, in: file.file.file) {
      guard let draft = store.adopting(SourceFile(path: "mutant.yaml", text: mutant.text)).value
      else { continue }
      let checked = draft.store.checked(draft.edition)
      guard let other = checked.value, !checked.hasErrors else { continue }
      tried += 1
      let diff = compareStructure(edition, other)
      #expect(diff.weight == .rules, "\(file.id): \(mutant.what)")
    }
    #expect(tried > 0 || Mutants.isBare(root), "\(file.id) has mutants")
  }
}

/// A change without the names that one side has for things, to be held against its mirror image.
private struct Sketch: Hashable {
  let kind: StructuralChange.Kind
  let id: String
  let from: String?
  let to: String?
  let isSameMeaning: Bool
  let isConsequence: Bool

  init(_ change: StructuralChange) {
    kind = change.kind
    // Why: what the sides call differently goes by the first one's name.
    id = change.otherName == nil ? change.part.id ?? "" : ""
    from = change.from.map { "\($0.place.place) \($0.aspect)" }
    to = change.to.map { "\($0.place.place) \($0.aspect)" }
    isSameMeaning = change.isSameMeaning
    isConsequence = change.isConsequence
  }

  private init(_ kind: StructuralChange.Kind, _ sketch: Sketch) {
    self.kind = kind
    id = sketch.id
    from = sketch.to
    to = sketch.from
    isSameMeaning = sketch.isSameMeaning
    isConsequence = sketch.isConsequence
  }

  var mirrored: Sketch {
    switch kind {
    case .added: Sketch(.removed, self)
    case .removed: Sketch(.added, self)
    case .changed: Sketch(kind, self)
    }
  }
}
