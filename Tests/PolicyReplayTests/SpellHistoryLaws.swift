import CivilTime
import PolicyEvaluation
import PolicyPacks
import PolicyProgram
import PolicyReplay
import PolicyTestSupport
import PolicyValues
import SourceText
import Testing

/// A history that tells spells is the one whose events state what the spells come to on their days.
@Suite struct SpellHistoryLaws {
  /// The policies of which some procedure with an event reads a number that spells come to.
  static let policies = Lives.policies.filter { policy in
    guard let lives = try? Lives(policy), let bound = try? lives.bind(spells(lives, [])) else {
      return false
    }
    return !counted(bound).isEmpty
  }

  /// The whole-number facts that a history's own events read.
  private static func counted(_ bound: BoundHistory) -> [FactSpec] {
    let law = bound.replayer().law
    let days = law.reigns.flatMap(\.books).map(\.edition.from)
    let read = days.reduce(into: Set<String>()) { read, day in
      read.formUnion(bound.replayer().countsRead(bound.replayer().begin([]), on: day))
    }
    return law.slots.facts.filter { $0.type == .int && read.contains($0.id) }
  }

  /// Events among three spells that begin before and after the first of them.
  private static func spells(_ lives: Lives, _ events: [String]) -> String {
    let first = lives.first
    let spells = [
      (first.adding(days: -400), first.adding(days: 500)),
      (first.adding(days: 501), first.adding(days: 760)),
      (first.adding(days: 800), CivilDate.never),
    ]
    let told = spells.map { from, until in
      "- { spell: insured, from: \(from), until: \(until.isNever ? "never" : "\(until)") }"
    }
    let lines = (told + events).sorted { day(of: $0) < day(of: $1) }
    return lines.joined(separator: "\n  ")
  }

  private static func day(of line: String) -> String {
    let key = line.contains("from:") ? "from: " : "date: "
    return line.range(of: key).map { String(line[$0.upperBound...].prefix(10)) } ?? ""
  }

  @Test func somePolicyAsksForMonths() { #expect(!Self.policies.isEmpty) }

  @Test(arguments: policies) func spellsAreWhatEventsWouldState(policy: String) throws {
    let lives = try Lives(policy)
    var chance = SplitMix64(seed: 7_041)
    for _ in 0..<8 {
      let events = lives.random(&chance).split(separator: "\n  ").map(String.init)
      guard let told = try lives.bind(Self.spells(lives, events)) else { continue }
      let book = SpellBook(told.spells)
      let facts = Self.counted(told)
      let stating = events.map { line -> String in
        guard let day = CivilDate(Self.day(of: line)) else { return line }
        let values = facts.compactMap { fact in
          fact.spells.flatMap { book.value($0, on: day) }.map {
            "\(fact.id): \(min($0, fact.domain.hi))"
          }
        }
        return line.dropLast(2) + ", facts: { \(values.joined(separator: ", ")) } }"
      }
      let stated = try #require(try lives.bind(stating.joined(separator: "\n  ")))
      let (one, other) = (told.replay(telling: false), stated.replay(telling: false))
      #expect(HistoryTotal(one) == HistoryTotal(other))
      #expect(one.ledger == other.ledger)
      #expect(one.intervals.map(\.name) == other.intervals.map(\.name))
      #expect(one.moments.map(\.judgement) == other.moments.map(\.judgement))
    }
  }
}
