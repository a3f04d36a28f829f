import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues
import SourceText

/// One edition of a policy with every choice of reading made, ready for a history.
///
/// One thread at a time.
package final class RuleBook {
  package let edition: Edition
  package let slots: FactSlots
  /// The options chosen for readings, as bits; others are at their defaults.
  package let readings: [String: Int32]
  private let prelude: Runner
  private let presumptions: [(slot: Int, register: RegisterID)]
  private var runners: [String?: Runner?] = [:]

  /// - Parameter presumes: whether what nobody states is presumed, where the edition says how.
  package init(
    _ edition: Edition, _ slots: FactSlots, readings: [String: Int32] = [:], presumes: Bool = true
  ) {
    self.edition = edition
    self.slots = slots
    let program = edition.prelude.program
    self.readings = readings
    prelude = Runner(edition.preludeQuestion, slots, readings: readings)
    let known = presumes ? edition.prelude.presumptions : []
    presumptions = known.compactMap { fact, term in
      slots[fact].map { ($0, program[term].register) }
    }
  }

  /// The program of a procedure, or with nil of the status; nil where the edition has none.
  func runner(_ procedure: String?) -> Runner? {
    if let known = runners[procedure] { return known }
    let runner = edition.compile(procedure).map { Runner($0, slots, readings: readings) }
    runners[procedure] = runner
    return runner
  }

  /// Presumes every fact that nobody stated and that can be computed.
  ///
  /// - Returns: the slots that were presumed.
  func presume(
    _ facts: inout [Int32], open: (slot: Int, ends: Ends)? = nil
  ) -> [Int] {
    var presumed: [Int] = []
    var isSettled = false
    while !isSettled {
      isSettled = true
      guard presumptions.contains(where: { facts[$0.slot] == FactSlots.unknown }) else { break }
      prelude.run(facts, open: open)
      for (slot, register) in presumptions
      where facts[slot] == FactSlots.unknown && slot != open?.slot {
        guard let value = prelude[register].value else { continue }
        facts[slot] = value
        presumed.append(slot)
        isSettled = false
      }
    }
    return presumed
  }

  /// The slots that presumptions, assumptions and the choice of the edition read.
  var presumesFrom: [Int] { prelude.slots }

  /// What the governing term is over facts, one of which may be open.
  func governing(_ facts: [Int32], open: (slot: Int, ends: Ends)? = nil) -> Ends? {
    guard let term = edition.prelude.governing else { return nil }
    prelude.run(facts, open: open)
    return prelude[term]
  }

  /// The assumptions that facts are known to violate.
  package func violated(_ facts: [Int32]) -> [TermID] {
    guard !edition.prelude.assumptions.isEmpty else { return [] }
    prelude.run(facts)
    return edition.prelude.assumptions.filter { prelude[$0] == Ends(0) }
  }

  /// The one option that a convention comes to under the readings chosen; nil where none is known.
  package func option(of reading: String) -> Int32? {
    if let chosen = readings[reading] { return chosen }
    return edition.readings.first { $0.id == reading }?.fallback.map { 1 << Int32($0) }
  }

  /// Whether the first day of a period is one of its days; nil where no line says so.
  package var countsFirstDay: Bool? { edition.countsFirstDay(self) }

  /// Where a month's missing day goes; nil where no line says so.
  package var missingDay: MissingDay? { edition.missingDay(self) }
}

/// One edition as the doors hand it over: what it says of itself, and how to get its programs.
package final class Edition {
  package let policy: String
  package let name: String
  package let title: Wording
  package let from: CivilDate
  package let until: CivilDate
  package let place: SourceRange
  package let prelude: Prelude
  package let readings: [ReadingSpec]
  /// The procedures that bring about each event.
  package let procedures: [String: [String]]
  let compile: (String?) -> Question?
  let countsFirstDay: (RuleBook) -> Bool?
  let missingDay: (RuleBook) -> MissingDay?
  lazy var preludeQuestion = Question(prelude.program)

  package init(
    policy: String, name: String, title: Wording, from: CivilDate, until: CivilDate,
    place: SourceRange, prelude: Prelude, readings: [ReadingSpec],
    procedures: [String: [String]], compile: @escaping (String?) -> Question?,
    countsFirstDay: @escaping (RuleBook) -> Bool?, missingDay: @escaping (RuleBook) -> MissingDay?
  ) {
    self.policy = policy
    self.name = name
    self.title = title
    self.from = from
    self.until = until
    self.place = place
    self.prelude = prelude
    self.readings = readings
    self.procedures = procedures
    self.compile = compile
    self.countsFirstDay = countsFirstDay
    self.missingDay = missingDay
  }

  /// `POLICY@EDITION`.
  package var id: String { "\(policy)@\(name)" }

  package func isInForce(on day: CivilDate) -> Bool { from <= day && day <= until }
}
