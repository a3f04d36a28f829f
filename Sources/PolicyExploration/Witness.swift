import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// One applicant: what a case must say so that anybody can look at a finding.
package struct Witness: Sendable {
  package let program: Program
  /// By fact, in the order of the program's inputs.
  package let facts: [(id: String, value: Int32)]
  /// The readings that are not at their default, each with the bit of its option.
  package let readings: [(id: String, option: Int32)]
  /// Facts that may be anything, as far as the finding goes.
  package let free: Set<String>
  /// What else the finding asks for: facts that only another program reads.
  let others: [Unknown: Int32]

  package func value(of fact: String) -> Int32? { facts.first { $0.id == fact }?.value }

  /// What the applicant says of an unknown; nil where it may be anything.
  func value(of unknown: Unknown) -> Int32? {
    switch unknown {
    case .fact(let id): return value(of: id) ?? others[unknown]
    case .reading(let id):
      if let chosen = readings.first(where: { $0.id == id }) { return chosen.option }
      let fallback = program.readings.first { $0.id == id }?.fallback
      return fallback.map { 1 << Int32($0) } ?? others[unknown]
    case .silent, .cut: return nil
    }
  }

  /// The applicant as a decision is asked about.
  package var input: CaseInput {
    var input = CaseInput()
    for fact in facts {
      input.facts[fact.id] = CaseInput.StatedFact(value: fact.value, place: nil)
    }
    for reading in readings { input.readings[reading.id] = reading.option }
    return input
  }
}

/// Makes an applicant out of a box in which a condition was found to hold.
struct WitnessFinder {
  /// The question before anything was cut off.
  let inquiry: Inquiry
  let program: Program
  /// Days of filing from which an applicant is taken where that can be.
  var filed: ClosedRange<Int32>?

  /// - Parameters:
  ///   - found: by unknown, what the finding says of it.
  ///   - near: a day for dates that may be any day.
  func witness(_ found: [Unknown: Ends], near day: Int32) -> Witness? {
    let box = box(found)
    let boxes = wanted(filed(usual(box))) + [usual(box), box]
    return complete(found, in: boxes, near: day).flatMap { witness(knowing: $0, near: day) }
  }

  /// An applicant who files on a day from which applicants are taken, if one is found soon.
  func wantedWitness() -> Witness? {
    guard filed != nil else { return nil }
    let boxes = [filed(usual(box([:]))), filed(box([:]))]
    return complete([:], in: boxes, near: usualDay, patience: 5_000)
      .flatMap { witness(knowing: $0, near: usualDay) }
  }

  private func box(_ found: [Unknown: Ends]) -> [Ends] {
    zip(inquiry.unknowns, inquiry.code.inputs).map { found[$0] ?? $1.domain }
  }

  private func witness(knowing known: [Unknown: Ends], near day: Int32) -> Witness? {
    var box = ProgramCopy.box(of: program)
    var free: Set<String> = []
    for (index, spec) in program.inputs.enumerated() {
      switch spec {
      case .fact(let fact):
        let id = program.facts[fact].id
        if let ends = known[.fact(id)] { box[index] = ends } else { free.insert(id) }
      case .reading(let reading):
        if let ends = known[.reading(program.readings[reading].id)] { box[index] = ends }
      case .papers, .papersGiven, .silent: break
      }
    }
    let assumptions = program.assumptions.map { program[$0].register }
    guard
      let region = WitnessFinder.first(
        Tape(program.code),
        in: wanted(filed(usual(box, program), program)) + [usual(box, program), box],
        holding: assumptions, near: day)
    else { return nil }
    let others = known.filter { !program.reads($0.key) }.compactMapValues(\.value)
    return named(region, free, others, near: day)
  }

  /// A box of the whole question inside what was found, all private facts settled.
  private func complete(
    _ found: [Unknown: Ends], in boxes: [[Ends]], near day: Int32, patience: Int = 50_000
  ) -> [Unknown: Ends]? {
    let goals = inquiry.assumptions + [inquiry.target]
    guard
      let region = WitnessFinder.first(
        Tape(inquiry.code), in: boxes, holding: goals, near: day,
        sparing: inquiry.unknowns.indices.filter(inquiry.isSilent), patience: patience)
    else { return nil }
    var known: [Unknown: Ends] = [:]
    for (index, unknown) in inquiry.unknowns.enumerated() {
      let (ends, domain) = (region[index], inquiry.code.inputs[index].domain)
      guard ends != domain || found[unknown] != nil else { continue }
      known[unknown] = Ends(
        WitnessFinder.point(
          ends, outer(domain, of: unknown, around: ends), inquiry.code.inputs[index].type,
          near: day))
    }
    return known
  }

  // MARK: Days of filing

  /// A day for dates that may be any day.
  var usualDay: Int32 { filed?.lowerBound ?? PackedDay.pack(month: 2024 * 12, day: 15) }

  /// Whether an applicant files on a day from which applicants are taken.
  func prefers(_ witness: Witness) -> Bool {
    guard let filed, let day = WitnessFinder.filingDays.compactMap(witness.value).min() else {
      return true
    }
    return filed.contains(day)
  }

  /// Some hits to make applicants of, the likeliest first.
  func inOrder(_ result: Sweep.Result) -> [Sweep.Hit] {
    func day(_ hit: Sweep.Hit) -> Int32 { result.anchors.representatives[hit.anchor].day }
    // Of all the years that are looked at, those come first of which somebody may know an applicant.
    let ours = result.hits.firstIndex { day($0) >= WitnessFinder.ourDays } ?? 0
    let first = result.hits[ours...].prefix(8) + (ours > 0 ? result.hits.prefix(8) : [])
    guard let filed else { return Array(first) }
    let start = PackedDay.addDays(filed.lowerBound, -400)
    let near = result.hits.filter { start <= day($0) && day($0) <= filed.upperBound }
    // Why: days that follow each other mostly fail for one reason.
    let spread = stride(from: 0, to: near.count, by: max(1, near.count / 4)).map { near[$0] }
    return Array(spread.prefix(4)) + first
  }

  private static let ourDays = PackedDay.pack(month: 2016 * 12, day: 1)

  /// By how many months to move an applicant near a day, the likeliest first: by cycles of leap years
  /// into the days from which applicants are taken.
  func shifts(from day: Int32) -> [Int32] {
    guard let filed, day < filed.lowerBound else { return [0] }
    let days = PackedDay.daysBetween(day, filed.lowerBound)
    return days < 146_097 ? [(days / 1_461 + 1) * 48, 0] : [0]
  }

  private static let filingDays = ["request.date", "day"]

  private func isFiling(_ unknown: Unknown) -> Bool {
    if case .fact(let id) = unknown { WitnessFinder.filingDays.contains(id) } else { false }
  }

  /// The box with days of filing from which applicants are taken, where it has some.
  private func filed(_ box: [Ends]) -> [Ends] {
    zip(inquiry.unknowns, box).map { isFiling($0) ? narrowed($1) : $1 }
  }

  private func filed(_ box: [Ends], _ program: Program) -> [Ends] {
    zip(program.inputs, box).map { spec, ends in
      guard case .fact(let fact) = spec else { return ends }
      return isFiling(.fact(program.facts[fact].id)) ? narrowed(ends) : ends
    }
  }

  /// A box to look at first, if there is a wish.
  private func wanted(_ box: [Ends]) -> [[Ends]] { filed == nil ? [] : [box] }

  private func narrowed(_ ends: Ends) -> Ends {
    guard let filed, ends.lo <= filed.upperBound, filed.lowerBound <= ends.hi else { return ends }
    return Ends(max(ends.lo, filed.lowerBound), min(ends.hi, filed.upperBound))
  }

  /// What a day may be beside which an end is no edge: what it was narrowed to, if it was.
  private func outer(_ domain: Ends, of unknown: Unknown, around ends: Ends) -> Ends {
    let narrow = isFiling(unknown) ? narrowed(domain) : domain
    return narrow.lo <= ends.lo && ends.hi <= narrow.hi ? narrow : domain
  }

  /// The box with every reading at its default, where the box allows it.
  private func usual(_ box: [Ends]) -> [Ends] {
    zip(inquiry.unknowns, box).map { unknown, ends in
      guard case .reading(let id) = unknown else { return ends }
      return narrowed(ends, to: program.readings.first { $0.id == id })
    }
  }

  private func usual(_ box: [Ends], _ program: Program) -> [Ends] {
    zip(program.inputs, box).map { spec, ends in
      guard case .reading(let index) = spec else { return ends }
      return narrowed(ends, to: program.readings[index])
    }
  }

  private func narrowed(_ ends: Ends, to reading: ReadingSpec?) -> Ends {
    guard let fallback = reading?.fallback, ends.hi & 1 << Int32(fallback) != 0 else { return ends }
    return Ends(1 << Int32(fallback))
  }

  private func named(
    _ region: [Ends], _ free: Set<String>, _ others: [Unknown: Int32], near day: Int32
  ) -> Witness {
    var facts: [(id: String, value: Int32)] = []
    var readings: [(id: String, option: Int32)] = []
    for (index, spec) in program.inputs.enumerated() {
      let input = program.code.inputs[index]
      let value = WitnessFinder.point(region[index], input.domain, input.type, near: day)
      switch spec {
      case .fact(let fact): facts.append((program.facts[fact].id, value))
      case .reading(let index):
        let reading = program.readings[index]
        if reading.fallback.map({ 1 << Int32($0) }) != value {
          readings.append((reading.id, value))
        }
      case .papers, .papersGiven, .silent: break
      }
    }
    return Witness(
      program: program, facts: facts, readings: readings, free: free, others: others)
  }

  /// The first region in which some conditions hold, of the first of some boxes that has one; the last
  /// holds all others.
  ///
  /// - Parameters:
  ///   - day: where dates may lie that could be anywhere.
  ///   - spared: places that must stay as they are.
  ///   - patience: how many boxes may be run.
  private static func first(
    _ tape: Tape, in boxes: [[Ends]], holding goals: [RegisterID], near day: Int32,
    sparing spared: [Int] = [], patience: Int = 50_000
  ) -> [Ends]? {
    let explorer = Explorer(tape, targets: [], assumptions: goals, isThrifty: true)
    func look(_ box: [Ends], _ budget: Int) -> [Ends]? {
      var found: [Ends]?
      _ = explorer.explore(box, budget: budget) { region in
        let ends = box.indices.map { region[RegisterID(UInt16(truncatingIfNeeded: $0))] }
        guard region.unresolved.isEmpty, spared.allSatisfy({ ends[$0] == box[$0] }) else { return }
        found = ends
        explorer.stop()
      }
      return found
    }
    for (place, box) in boxes.enumerated() where !boxes[..<place].contains(box) {
      let limit = place < boxes.count - 2 ? min(5_000, patience) : patience
      if let found = look(box, limit) { return found }
    }
    guard let wide = boxes.last, patience >= 50_000 else { return nil }
    for box in pinned(wide, tape.code, to: day) {
      if let found = look(box, 2_000) { return found }
    }
    return nil
  }

  /// A box with most of its dates on one day: an anniversary says nothing of dates that are not known,
  /// so that a search among several of them is long.
  private static func pinned(_ box: [Ends], _ code: Code, to day: Int32) -> [[Ends]] {
    let dates = box.indices.filter { code.types[$0] == .day && box[$0].value == nil }
    var choices: [[Int]] = dates.map { [$0] }
    choices += dates.flatMap { one in dates.filter { $0 > one }.map { [one, $0] } }
    choices += choices.dropFirst(dates.count).flatMap { pair in
      dates.filter { $0 > pair[1] }.map { pair + [$0] }
    }
    return choices.map { free in
      box.indices.map { index in
        let ends = box[index]
        guard dates.contains(index), !free.contains(index) else { return ends }
        return Ends(min(max(day, ends.lo), ends.hi))
      }
    }
  }

  /// A plain value among those that will do: the edge of an interval that ends somewhere, else what
  /// most cases say.
  static func point(_ ends: Ends, _ domain: Ends, _ type: RegisterType, near day: Int32) -> Int32 {
    if let value = ends.value { return value }
    switch type {
    case .bool: return ends.lo
    case .choice: return ends.hi & (0 &- ends.hi)
    case .set: return ends.lo
    case .int, .money: return ends.lo
    case .day:
      // An edge shows more than a day inside, unless it lies in another age.
      for (edge, outer) in [(ends.lo, domain.lo), (ends.hi, domain.hi)] where edge != outer {
        if abs(PackedDay.daysBetween(edge, day)) < 1_500 { return edge }
      }
      if ends == domain, ends.hi >= PackedDay.never { return PackedDay.never }
      return min(max(day, ends.lo), ends.hi)
    }
  }
}
