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
  /// Every way to choose among them; one empty way where none is open.
  let ways: [[String: Int]]

  /// No policy has more disputes about its editions than this many ways can tell apart.
  static let limit = 64

  init(
    prelude: Prelude, governing: TermID, input: CaseInput, editions: [EditionFile],
    usesPresumptions: Bool
  ) {
    self.prelude = prelude
    self.governing = governing
    self.input = input
    self.editions = editions
    self.usesPresumptions = usesPresumptions
    let presumed = usesPresumptions ? prelude.presumptions.map(\.term) : []
    let open = prelude.readings(behind: [governing] + presumed).filter {
      input.readings[$0.id] == nil
    }
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
    let edition = editions.first { $0.from.packed <= ends.lo && ends.hi <= $0.until.packed }
    let reason =
      day == nil
      ? Undetermined(why: .needs, facts: missingFacts(input)) : Undetermined(why: .edition)
    return Way(day: day, edition: edition, reason: reason)
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
