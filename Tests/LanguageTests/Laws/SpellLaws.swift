import CivilTime
import PolicyChecking
import PolicyEvaluation
import PolicyProgram
import PolicySyntax
import PolicyTestSupport
import PolicyValues
import SourceText
import Testing

/// Counting spells by months agrees with counting them by days.
@Suite struct SpellLaws {
  static let vocabulary = """
    vocabulary: town/spells
    spells: { insured: { zh: 参保, en: insured } }
    facts:
      all:
        type: int
        range: { from: 0, to: 600 }
        zh: 甲
        en: a
        spells: { of: insured, take: months }
      lately:
        type: int
        range: { from: 0, to: 600 }
        zh: 乙
        en: b
        spells: { of: insured, take: months, within: 5 }
      row:
        type: int
        range: { from: 0, to: 600 }
        zh: 丙
        en: c
        spells: { of: insured, take: months-in-a-row }
      since: { type: date, zh: 丁, en: d, spells: { of: insured, take: since } }

    """

  /// A few spells that touch, nearly touch, or lie apart; the last may go on.
  static func told(_ chance: inout SplitMix64) -> [SpellDecl] {
    var day = CivilDate(year: 2018, month: 1, day: 1) ?? .earliest
    var lines: [String] = []
    let count = Int.random(in: 0...5, using: &chance)
    for index in 0..<count {
      day = day.adding(days: chance.pick([1, 1, 2, Int.random(in: 1...90, using: &chance)]))
      if chance.chance(1, outOf: 3) { day = day.adding(days: 31).firstOfMonth }
      var last = day.adding(days: Int.random(in: 0...200, using: &chance))
      if chance.chance(1, outOf: 3) { last = last.lastOfMonth }
      let isOpen = index == count - 1 && chance.chance(1, outOf: 3)
      lines.append("  - { spell: insured, from: \(day), until: \(isOpen ? "never" : "\(last)") }")
      day = last
    }
    let text =
      "case: spells\nfacts: {}\nhistory:\(lines.isEmpty ? " []" : "\n")"
      + lines.joined(separator: "\n") + "\n"
    return Reader().caseFile(node(of: text))?.spells ?? []
  }

  static func spells(_ told: [SpellDecl]) -> [Spell] {
    told.map {
      Spell(
        kind: $0.kind.value, label: Wording(zh: "", en: ""), from: $0.from.value,
        until: $0.until.value, place: $0.range)
    }
  }

  private func plain(_ value: ReferenceValue?) -> Int32? {
    switch value {
    case .int(let count)?: Int32(count)
    case .day(let day)?: CivilDate(year: day.year, month: day.month, day: day.day)?.packed
    default: nil
    }
  }

  @Test(arguments: 0..<60) func monthsAreWhatTheirDaysSay(seed: Int) throws {
    var chance = SplitMix64(seed: UInt64(seed))
    let reader = Reader()
    let vocabulary = try #require(reader.vocabulary(node(of: Self.vocabulary)))
    let scope = scope(of: [vocabulary], library: [])
    #expect(reader.diagnostics.isEmpty && scope.diagnostics.isEmpty)
    let told = Self.told(&chance)
    let book = SpellBook(Self.spells(told).shuffled(using: &chance))
    let reference = ReferenceSpells(told: told)
    let first = try #require(CivilDate(year: 2017, month: 11, day: 20))
    for fact in vocabulary.facts {
      let written = try #require(fact.spells)
      let rule = try #require(scope.value.facts[fact.id.value]?.spec.spells)
      for _ in 0..<25 {
        let day = first.adding(days: Int.random(in: 0...1_200, using: &chance))
        let value = book.value(rule, on: day)
        #expect(value == plain(reference.value(written, on: naive(day))), "\(fact.id.value) \(day)")
        let months = book.count(rule, on: day)?.months ?? []
        let counted = months.reduce(0) { sum, run in
          sum + (run.lowerBound.wholeMonths(to: run.upperBound.adding(days: 1), .monthEnd) ?? 0)
        }
        if rule.take != .since { #expect(Int32(counted) == value ?? 0, "\(fact.id.value) \(day)") }
      }
    }
  }

  @Test(arguments: 0..<40) func aValueChangesOnTheDaysNamedAndOnNoOther(seed: Int) throws {
    var chance = SplitMix64(seed: UInt64(seed) + 1_000)
    let book = SpellBook(Self.spells(Self.told(&chance)))
    let first = try #require(CivilDate(year: 2017, month: 12, day: 20))
    let takes: [SpellRule.Take] = [.months(within: nil), .months(within: 5), .monthsInARow, .since]
    for take in takes {
      let rule = SpellRule(spell: "insured", take: take)
      let changing = (1...900).map { first.adding(days: $0) }.filter {
        book.value(rule, on: $0) != book.value(rule, on: $0.adding(days: -1))
      }
      #expect(book.changes(rule, after: first, until: first.adding(days: 900)) == changing)
    }
  }
}
