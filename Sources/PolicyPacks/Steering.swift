import CivilTime
import PolicyEvaluation
import PolicyProgram

/// What chooses the edition for a case: a day, and the readings that day hangs on.
struct Steering {
  let prelude: Prelude
  let governing: TermID
  let input: CaseInput
  /// Earliest first.
  let editions: [EditionFile]
  let usesPresumptions: Bool
  /// The readings that the day hangs on and that the case leaves open.
  let open: [ReadingSpec]
  /// Those on which only the days in force hang, chosen or not.
  private let disputing: [ReadingSpec]
  /// Every way to choose among them; one empty way where none is open.
  let ways: [[String: Int]]

  /// No policy has more disputes about its editions than this many ways can tell apart.
  static let limit = 64

  /// - Parameter readings: those of the latest edition, by id.
  init(
    prelude: Prelude, governing: TermID, input: CaseInput, editions: [EditionFile],
    readings: [String: ReadingSpec], usesPresumptions: Bool
  ) {
    self.prelude = prelude
    self.governing = governing
    self.input = input
    self.editions = editions
    self.usesPresumptions = usesPresumptions
    let presumed = usesPresumptions ? prelude.presumptions.map(\.term) : []
    let behind = prelude.readings(behind: [governing] + presumed)
    let disputing = editions.reduce(into: Set<String>()) { $0.formUnion($1.readings) }
      .subtracting(behind.map(\.id)).sorted().compactMap { readings[$0] }
    self.disputing = disputing
    let open = (behind + disputing).filter { input.readings[$0.id] == nil }
    self.open = open
    ways = open.reduce([[:]]) { ways, reading in
      guard ways.count * reading.options.count <= Self.limit else { return ways }
      return ways.flatMap { way in
        reading.options.indices.map { way.merging([reading.id: $0]) { first, _ in first } }
      }
    }
  }

  /// The option of each open reading that has a default.
  var defaults: [String: Int] {
    Dictionary(
      open.compactMap { reading in reading.fallback.map { (reading.id, $0) } }
    ) { first, _ in first }
  }

  /// Where some options lead.
  struct Way {
    /// nil: not known to the day.
    let day: CivilDate?
    /// nil: none is in force on the day, or more than one may be.
    let edition: EditionFile?
    /// Why there is no edition.
    let reason: Undetermined
  }

  /// The day and the edition with some options chosen; the others stay as they are.
  func way(_ chosen: [String: Int]) -> Way {
    var input = self.input
    for (reading, option) in chosen { input.readings[reading] = 1 << Int32(option) }
    if usesPresumptions { input = prelude.presuming(input) }
    let ends = prelude.ends(of: governing, input)
    let day = ends.value.map { CivilDate(packed: $0) }
    let options = options(input)
    let edition = editions.first { edition in
      let days = edition.days(under: options)
      return days.from.packed <= ends.lo && ends.hi <= days.until.packed
    }
    let reason =
      day == nil
      ? Undetermined(why: .needs, facts: missingFacts(input)) : Undetermined(why: .edition)
    return Way(day: day, edition: edition, reason: reason)
  }

  /// The option of each reading on which days in force hang: chosen, else the default.
  private func options(_ input: CaseInput) -> [String: String] {
    let known = Dictionary((disputing + open).map { ($0.id, $0) }) { first, _ in first }
    return known.compactMapValues { reading in
      let bits = input.readings[reading.id] ?? reading.fallback.map { 1 << Int32($0) } ?? 0
      return reading.options.enumerated().first { bits >> Int32($0.offset) & 1 == 1 }?.element.id
    }
  }

  /// The facts the governing day still waits for.
  private func missingFacts(_ input: CaseInput) -> [String] {
    var facts: [String] = []
    prelude.walk([governing]) { term in
      guard case .fact(let index) = term.kind else { return }
      let name = prelude.program.facts[index].id
      if input.value(of: name) == nil, !facts.contains(name) { facts.append(name) }
    }
    return facts
  }
}

extension Prelude {
  /// Visits some terms and all that they are made of, each once.
  fileprivate func walk(_ terms: [TermID], _ visit: (Term) -> Void) {
    var waiting = Array(terms.reversed())
    var seen: Set<TermID> = []
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted else { continue }
      let term = program[next]
      visit(term)
      waiting += term.operands.reversed()
      if case .table(let branches) = term.kind { waiting += branches.map(\.value).reversed() }
    }
  }

  /// The readings that some terms read, in the order of the program.
  fileprivate func readings(behind terms: [TermID]) -> [ReadingSpec] {
    var found: Set<Int> = []
    walk(terms) { term in
      if case .reading(let index) = term.kind { found.insert(index) }
    }
    return found.sorted().map { program.readings[$0] }
  }
}
