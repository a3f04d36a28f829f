import CivilTime
import PolicyEvaluation
import PolicyPacks
import PolicyProgram
import PolicySyntax
import PolicyTestSupport
import PolicyValues
import StandardFunctions
import Testing

/// The nearest changes, held against trying every value around a case.
@Suite struct ChangeLaws {
  /// How far days and numbers are tried.
  static let reach = 25

  @Test(
    "No single change is nearer than the one found",
    arguments: StripLaws.cases.enumerated().filter { $0.offset % 3 == 0 }.map(\.element))
  func noSingleChangeIsNearer(written: CaseDecl) throws {
    let store = StripLaws.store()
    let selection = Selection(options: .answerAlone)
    guard case .decided(let ruling) = store.answer(written, selection).value else { return }
    let found = try #require(store.changes(written, selection, ruling, want: nil))
    let program = ruling.decision.program
    guard ruling.decision.output(.outcome).known != nil else { return }
    for index in program.facts.indices {
      let tried = nearestByTrying(index, ruling, written, store, found)
      for want in found.nearest.wants where want.isComplete {
        let change = want.changes.first { change in
          guard change.parts.count == 1, case .fact(index, _, _, _) = change.parts[0] else {
            return false
          }
          return true
        }
        let (told, least) = (change?.distance, tried[want.outcome])
        if let told, told <= Self.reach {
          #expect(told == least, "\(program.facts[index].id) in \(written.title)")
        } else {
          #expect(least == nil, "\(program.facts[index].id) in \(written.title)")
        }
      }
    }
  }

  @Test("No change of two facts is nearer than the one found", arguments: 0..<6)
  func noPairIsNearer(number: Int) throws {
    let folder = Repository.root.appending(path: "bench/policies").path
    let store = PolicyStore(
      folders: [folder], library: StandardFunctions().functions, withTests: true)
    let file = try #require(store.pack("fictional")?.testFiles.first)
    let tests = try #require(file.document.root.flatMap { Reader().tests($0) }).tests
    let written = tests[number * (tests.count - 1) / 5].given
    let selection = Selection(options: .answerAlone)
    guard case .decided(let ruling) = store.answer(written, selection).value,
      ruling.decision.output(.outcome).known != nil
    else { return }
    let found = try #require(store.changes(written, selection, ruling, want: nil))
    let question = try #require(store.question(ruling.edition, procedure: "endorse").value)
    for want in found.nearest.wants where want.changes.allSatisfy({ $0.parts.count == 2 }) {
      for (pair, least) in leastPairs(want.outcome, ruling.decision, question) {
        let told = want.changes.first { Set($0.parts.compactMap(\.fact)) == pair }
        if let told {
          #expect(told.distance <= least)
          if told.distance <= Self.near { #expect(told.distance == least) }
        } else {
          #expect(!want.isComplete)
        }
      }
    }
  }

  /// How far days and numbers of two facts are tried.
  static let near = 6

  /// By two facts, the least distance at which they lead to an outcome together.
  private func leastPairs(
    _ want: Int32, _ decision: Decision, _ question: Question
  ) -> [Set<Int>: Int] {
    let facts = decision.program.facts
    let values = facts.map { fact in
      decision.input.value(of: fact.id).map { value in
        around(value, fact).filter { $0.1 <= Self.near }
      } ?? []
    }
    var least: [Set<Int>: Int] = [:]
    for a in facts.indices {
      for b in facts.indices.dropFirst(a + 1) {
        for (x, near) in values[a] {
          for (y, far) in values[b] where near + far < least[[a, b]] ?? .max {
            var input = decision.input
            input.facts[facts[a].id] = CaseInput.StatedFact(value: x, place: nil)
            input.facts[facts[b].id] = CaseInput.StatedFact(value: y, place: nil)
            let outcome = question.decide(input, .answerAlone).output(.outcome).known
            if outcome == want { least[[a, b]] = near + far }
          }
        }
      }
    }
    return least
  }

  /// By outcome, the least distance at which a fact alone leads to it.
  private func nearestByTrying(
    _ index: Int, _ ruling: Ruling, _ written: CaseDecl, _ store: PolicyStore,
    _ found: ChangesFound
  ) -> [Int32: Int] {
    let decision = ruling.decision
    let fact = decision.program.facts[index]
    guard let value = decision.input.value(of: fact.id) else { return [:] }
    var least: [Int32: Int] = [:]
    for (other, distance) in around(value, fact) {
      if fact.id == "request.date", let days = found.days,
        other < days.from.packed || other > days.until.packed
      {
        continue
      }
      var selection = Selection(policy: ruling.edition.id, options: .answerAlone)
      selection.supposed[fact.id] = CaseInput.StatedFact(value: other, place: nil)
      guard case .decided(let changed) = store.answer(written, selection).value,
        let outcome = changed.decision.output(.outcome).known
      else { continue }
      least[outcome] = min(least[outcome] ?? .max, distance)
    }
    return least
  }

  /// The other values near a value, with their distances.
  private func around(_ value: Int32, _ fact: FactSpec) -> [(Int32, Int)] {
    switch fact.type {
    case .bool: return [(1 - value, 1)]
    case .choice:
      return (0..<31).map { Int32(1) << Int32($0) }
        .filter { $0 & fact.domain.hi != 0 && $0 != value }.map { ($0, 1) }
    case .date where value < PackedDay.never:
      return steps.map {
        (CivilDate(packed: value).adding(days: $0).packed, abs($0))
      }
    case .int:
      return steps.map { (value + Int32($0), abs($0)) }
        .filter { fact.domain.lo <= $0.0 && $0.0 <= fact.domain.hi }
    default: return []
    }
  }

  private var steps: [Int] { (-Self.reach...Self.reach).filter { $0 != 0 } }
}

extension NearestChanges.Part {
  /// The fact that changes; nil: the papers.
  fileprivate var fact: Int? {
    if case .fact(let index, _, _, _) = self { index } else { nil }
  }
}
