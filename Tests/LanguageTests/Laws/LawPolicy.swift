import CivilTime
import Diagnostics
import Foundation
import PolicyChecking
import PolicyEvaluation
import PolicyPacks
import PolicyProgram
import PolicySyntax
import PolicyTestSupport
import PolicyValues
import SourceText
import SpecSupport
import StandardFunctions
import YAMLTree

/// An edition from its text to its questions, for laws that need no folder.
struct LawPolicy {
  let declaration: PolicyDecl
  let vocabularies: [VocabularyDecl]
  let calendars: [CalendarDecl]
  let edition: CheckedEdition
  let diagnostics: [Diagnostic]
  let workdays: WorkdayRun?

  /// - Parameters:
  ///   - node: the edition with its layers merged.
  ///   - overlays: what lies above it.
  init?(
    _ node: Node, _ vocabularies: [VocabularyDecl], calendars: [CalendarDecl] = [],
    overlays: [OverlayDecl] = []
  ) {
    let reader = Reader()
    guard let plain = reader.policy(node) else { return nil }
    let declaration = overlays.reduce(plain) {
      lay($1, over: $0, plain: plain, MergedLayers(node), reader).edition
    }
    let scope = scope(of: vocabularies, library: StandardFunctions().functions)
    let checked = checkEdition(declaration, scope.value)
    guard let edition = checked.value else { return nil }
    self.declaration = declaration
    self.vocabularies = vocabularies
    self.calendars = calendars
    self.edition = edition
    self.diagnostics = reader.diagnostics + scope.diagnostics + checked.diagnostics
    let own = calendars.filter { $0.id.value == edition.calendar }
    let years = own.compactMap { file in
      file.year.map {
        WorkdayYear(
          year: $0.value, holidays: file.holidays.map { $0.from.value...$0.to.value },
          workdays: file.workdays.map(\.value))
      }
    }
    self.workdays = years.isEmpty ? nil : WorkdayTable(years).latest
  }

  /// Whether it asks other editions or policies for a status: the specs hold the engine to those.
  var asksOthers: Bool {
    let codes: Set<DiagnosticCode> = [.badStatusEdition, .noStatusRules, .brokenStatusSource]
    return errors.contains { codes.contains($0.code) }
  }

  /// A policy of the town of the specs.
  init?(town text: String) {
    self.init(node(of: text), LawPolicy.town)
  }

  var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }

  static let town: [VocabularyDecl] = SpecPack.town.filter { $0.path == "town/words.yaml" }
    .compactMap { Reader().vocabulary(node(of: $0.text)) }

  func question(_ procedure: String?) -> Question? {
    let named = edition.procedures.first { $0.spec.id == procedure }
    return lowerProgram(edition, procedure: named, calendar: workdays).value.map(Question.init)
  }

  func reference(_ procedure: String?, _ given: ReferenceCase) -> Reference {
    Reference(declaration, vocabularies, calendars: calendars, procedure: procedure, given)
  }
}

/// The root of a YAML text.
func node(of text: String) -> Node {
  let file = SourceFile(path: "law.yaml", text: text)
  return readYAML(file).value.root ?? .mapping([], range: file.wholeRange)
}

extension LawPolicy {
  /// The case in the engine's own values.
  func input(_ given: ReferenceCase) -> CaseInput {
    var input = CaseInput()
    for (fact, value) in given.facts {
      guard let type = edition.scope.facts[fact]?.spec.type else { continue }
      input.facts[fact] = CaseInput.StatedFact(value: bits(value, type), place: nil)
    }
    for (reading, option) in given.readings {
      input.readings[reading] = edition.scope.readings[reading]?.bit(option)
    }
    input.papers = given.papers
    return input
  }

  private func bits(_ value: ReferenceValue, _ type: ValueType) -> Int32 {
    switch (value, type) {
    case (.bool(let value), _): return value ? 1 : 0
    case (.int(let value), _), (.money(let value), _): return Int32(value)
    case (.day(let day), _):
      let date = CivilDate(year: day.year, month: day.month, day: day.day)
      return day.isNever ? PackedDay.never : date?.packed ?? 0
    case (.word(let word), .choice(let id)): return edition.scope.choices[id]?.bit(word) ?? 0
    case (.words(let words), .set(let id)):
      return words.reduce(0) { $0 | (edition.scope.choices[id]?.bit($1) ?? 0) }
    default: return 0
    }
  }

  /// A random value of a fact: any option, a number of its range, a day near the others.
  func value(
    of fact: FactSpec, near anchor: NaiveDay, _ chance: inout SplitMix64
  ) -> ReferenceValue {
    switch fact.type {
    case .bool: return .bool(chance.chance(1, outOf: 2))
    case .int, .money:
      let number = Int.random(
        in: Int(fact.domain.lo)...min(30, Int(fact.domain.hi)), using: &chance)
      return fact.type == .int ? .int(number) : .money(number * 1_000)
    case .choice(let id):
      return .word(chance.pick(edition.scope.choices[id]?.options.map(\.id) ?? [""]))
    case .set(let id):
      let options = edition.scope.choices[id]?.options.map(\.id) ?? []
      return .words(Set(options.filter { _ in chance.chance(1, outOf: 3) }))
    case .date:
      if fact.domain.hi >= PackedDay.never, chance.chance(1, outOf: 2) { return .day(.never) }
      return .day(LawPolicy.day(near: anchor, &chance))
    }
  }

  /// A day within some months of another, often at a month's end, often on a round distance.
  static func day(near anchor: NaiveDay, _ chance: inout SplitMix64) -> NaiveDay {
    let months = Int.random(in: -3...20, using: &chance)
    let day = anchor.adding(months: months, "month-end") ?? anchor
    switch Int.random(in: 0..<5, using: &chance) {
    case 0: return day
    case 1: return day.next
    case 2: return day.previous
    case 3: return NaiveDay(year: day.year, month: day.month, day: 1).previous
    default: return day.adding(days: Int.random(in: -40...40, using: &chance))
    }
  }

  /// A case in which every fact and every reading is known.
  func randomCase(_ chance: inout SplitMix64, years: ClosedRange<Int>) -> ReferenceCase {
    let anchor = NaiveDay(
      year: Int.random(in: years, using: &chance), month: Int.random(in: 1...12, using: &chance),
      day: chance.pick([1, 15, 28])
    ).adding(days: Int.random(in: 0...3, using: &chance))
    var given = ReferenceCase(facts: [:], readings: [:], papers: nil)
    for fact in edition.scope.facts.values.map(\.spec).sorted(by: { $0.id < $1.id }) {
      given.facts[fact.id] = value(of: fact, near: anchor, &chance)
    }
    // A permit runs for a year and a registration card for half a year.
    for (kind, months) in [("permit", 12), ("card", 6)]
    where edition.scope.facts["\(kind).starts"] != nil {
      given.facts["\(kind).starts"] = .day(anchor)
      let last = anchor.adding(months: months, "month-end") ?? anchor
      given.facts["\(kind).expires"] = .day(chance.chance(3, outOf: 4) ? last : last.previous)
    }
    for reading in edition.scope.readings.values.sorted(by: { $0.id < $1.id }) {
      given.readings[reading.id] = chance.pick(reading.options.map(\.id))
    }
    guard chance.chance(3, outOf: 4) else { return given }
    var papers: Set<String> = []
    let leaves = edition.scope.papers.values.filter(\.anyOf.isEmpty).sorted { $0.id < $1.id }
    let share = chance.pick([3, 9, 10])
    for paper in leaves where chance.chance(share, outOf: 10) {
      papers.insert(paper.id)
      for quality in paper.qualities where chance.chance(share, outOf: 10) {
        papers.insert("\(paper.id):\(quality.id)")
      }
    }
    given.papers = papers
    return given
  }
}
