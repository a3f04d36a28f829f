import CivilTime
import PolicyProgram
import PolicyValues

/// Something a decision says, whose value is to be found over a box.
struct Asked {
  let key: String
  let type: ValueType
  let value: RegisterID
  let due: RegisterID?
  let gap: RegisterID?
  let conflict: RegisterID?
  /// A word's output holds a set of claims: none is a gap, several a conflict.
  let isClaims: Bool

  /// Whether a history needs it to go on: the outcome, the years, a record fact.
  var movesTheRecord: Bool {
    switch OutputName(key: key) {
    case .outcome?, .continuity?: true
    case nil: !key.hasPrefix("status")
    default: false
    }
  }
}

extension Question {
  /// What is said for an output over a whole box: one value if all regions agree, else what is needed.
  ///
  /// One run is sound, so what it finds definite needs no exploring.
  ///
  /// - Returns: nil where the effort did not suffice to find out.
  func resolve(
    _ asked: Asked, _ box: [Ends], _ registers: [Ends], _ effort: Effort = .full
  ) -> OutputValue? {
    definite(asked, registers) ?? explored(asked, box, effort)
  }

  /// How far to explore before giving up.
  enum Effort {
    /// Until the budget is spent; what is then open counts as undetermined.
    case full
    /// A few hundred boxes: enough to see most disagreements.
    case glance
  }

  /// The value where a single run over the box settles it.
  private func definite(_ asked: Asked, _ registers: [Ends]) -> OutputValue? {
    func ends(_ register: RegisterID) -> Ends { registers[Int(register.index)] }
    if let due = asked.due {
      guard let isDue = ends(due).value else { return nil }
      if isDue == 0 { return .notDue }
    }
    for trouble in [asked.gap, asked.conflict] {
      if let trouble, ends(trouble) != Ends(0) { return nil }
    }
    guard let value = ends(asked.value).value else { return nil }
    if asked.isClaims, value == 0 || value & (value - 1) != 0 { return nil }
    return .value(value)
  }

  /// Looks around first: regions that disagree settle that the output is undetermined, and only
  /// agreement has to be seen through to the end.
  private func explored(_ asked: Asked, _ box: [Ends], _ effort: Effort) -> OutputValue? {
    let explorer = explorer(asked.key, targets: targets(asked))
    for budget in [Question.glance, Question.budget] {
      var found: Set<OutputValue> = []
      var leaves: Set<Leaf> = []
      let coverage = explorer.explore(box, budget: budget) { region in
        found.insert(value(asked, in: region, &leaves))
      }
      if found.count > 1 || !leaves.isEmpty || (coverage == .complete && found.isEmpty) {
        return .undetermined(reasons(asked, mattered(explorer, asked, box), leaves, found))
      }
      if coverage == .complete, let only = found.first { return only }
      if effort == .glance { return nil }
      if budget == Question.budget {
        return .undetermined(reasons(asked, mattered(explorer, asked, box), leaves, found))
      }
    }
    return nil
  }

  /// The inputs that were split to see an output, without those that only a choice reads which is not
  /// the one taken in any case of the box.
  private func mattered(_ explorer: Explorer, _ asked: Asked, _ box: [Ends]) -> [RegisterID] {
    let ends = run(box)
    var live: Set<RegisterID> = []
    var waiting = [asked.value] + [asked.due, asked.gap, asked.conflict].compactMap { $0 }
    while let next = waiting.popLast() {
      guard ends[Int(next.index)].isOpen || next == asked.value, live.insert(next).inserted,
        let instruction = program.code.instruction(of: next)
      else { continue }
      switch (instruction.operation, ends[Int(instruction.a.index)].value) {
      case (.select, 1?): waiting.append(instruction.b)
      case (.select, 0?): waiting.append(instruction.c)
      default: waiting += program.code.arguments(of: instruction)
      }
    }
    return explorer.mattered.filter(live.contains)
  }

  /// What must be definite for the output to be: its due, its claims, and the conditions that choose it.
  func targets(_ asked: Asked) -> [RegisterID] {
    var targets = [asked.due, asked.gap, asked.conflict].compactMap { $0 }
    if asked.isClaims || program.code.types[Int(asked.value.index)].isFinite {
      targets.append(asked.value)
    } else {
      targets += choosers(of: asked.value)
    }
    return targets
  }

  /// The conditions of the selects that a date or an amount runs through.
  private func choosers(of register: RegisterID) -> [RegisterID] {
    var conditions: [RegisterID] = []
    var waiting = [register]
    var seen: Set<RegisterID> = []
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted, let instruction = program.code.instruction(of: next) else {
        continue
      }
      switch instruction.operation {
      case .select:
        conditions.append(instruction.a)
        waiting += [instruction.b, instruction.c]
      case .veil:
        conditions.append(instruction.b)
        waiting.append(instruction.a)
      default:
        waiting += program.code.arguments(of: instruction).filter {
          !program.code.types[Int($0.index)].isFinite
        }
      }
    }
    return conditions.sorted()
  }

  /// What a region leaves open for good: a partial value, or an input that a date or amount reads.
  enum Leaf: Hashable {
    case veil(RegisterID)
    case input(Int)
  }

  private func value(
    _ asked: Asked, in region: borrowing Region, _ leaves: inout Set<Leaf>
  ) -> OutputValue {
    if let due = asked.due, region[due].value == 0 { return .notDue }
    if let gap = asked.gap, region[gap].value == 1 {
      return .undetermined([Undetermined(why: .gap)])
    }
    if let conflict = asked.conflict, region[conflict].value == 1 {
      return .undetermined([
        Undetermined(why: .conflict, rules: standing(asked, in: region))
      ])
    }
    // What nobody gives, or nobody is owed, may stay open.
    for unresolved in region.unresolved {
      leaves.insert(unresolved.veil.map(Leaf.veil) ?? .veil(unresolved.target))
    }
    let ends = region[asked.value]
    guard let value = ends.value else {
      if region.unresolved.isEmpty { openInputs(of: asked.value, in: region, &leaves) }
      return .undetermined([])
    }
    guard asked.isClaims, asked.gap == nil else { return .value(value) }
    if value == 0 { return .undetermined([Undetermined(why: .gap)]) }
    if value & (value - 1) != 0 { return .undetermined([Undetermined(why: .conflict)]) }
    return .value(value)
  }

  /// The open inputs, or veils, that a register reads in a region.
  private func openInputs(
    of register: RegisterID, in region: borrowing Region, _ leaves: inout Set<Leaf>
  ) {
    var waiting = [register]
    var seen: Set<RegisterID> = []
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted, region[next].isOpen else { continue }
      if Int(next.index) < program.inputs.count {
        leaves.insert(.input(Int(next.index)))
      } else if let instruction = program.code.instruction(of: next) {
        if instruction.operation == .veil, region[instruction.b].value == 0 {
          leaves.insert(.veil(next))
        } else {
          waiting += program.code.arguments(of: instruction)
        }
      }
    }
  }

  /// The rules that stand for an output in a region.
  private func standing(_ asked: Asked, in region: borrowing Region) -> [String] {
    var ids: [String] = []
    for rule in program.rules {
      for given in rule.gives where given.output.key == asked.key && region[given.stands].value == 1
      {
        ids.append(rule.id)
      }
    }
    return ids
  }

  /// Everything that keeps an output from being said, sorted by kind.
  private func reasons(
    _ asked: Asked, _ mattered: [RegisterID], _ leaves: Set<Leaf>, _ found: Set<OutputValue>
  ) -> [Undetermined] {
    var read: [Int] = []
    var silent: Set<Int> = []
    var isCalendar = false
    var isGap = false
    var isConflict = false
    var isOutsideEditions = false
    for leaf in leaves {
      switch leaf {
      case .input(let index): read.append(index)
      case .veil(let register):
        switch program.veils[register] {
        case .noWindow, .noStatus, .notGiven: isGap = true
        case .severalWindows, .severalStatuses, .disputed: isConflict = true
        case .noEdition: isOutsideEditions = true
        case .calendar, .missingDay, nil: isCalendar = true
        }
      }
    }
    var facts: [String] = []
    var readings: [String] = []
    let split = mattered.map { Int($0.index) }
    for index in split + read.sorted().filter({ !split.contains($0) }) {
      switch program.inputs[index] {
      case .fact(let fact): facts.append(program.facts[fact].id)
      case .reading(let reading): readings.append(program.readings[reading].id)
      case .silent: silent.insert(index)
      case .papers, .papersGiven: break
      }
    }
    var result: [Undetermined] = []
    if !facts.isEmpty { result.append(Undetermined(why: .needs, facts: facts)) }
    if !readings.isEmpty { result.append(Undetermined(why: .reading, readings: readings)) }
    if !silent.isEmpty {
      result.append(Undetermined(why: .silent, rules: rules(giving: silent, asked)))
    }
    if isCalendar { result.append(Undetermined(why: .calendar)) }
    if isOutsideEditions { result.append(Undetermined(why: .edition)) }
    if isGap { result.append(Undetermined(why: .gap)) }
    if isConflict { result.append(Undetermined(why: .conflict)) }
    return result.isEmpty ? definite(found) : result
  }

  /// The rules that say of an output that the sources are silent, by the inputs that stand for silence.
  private func rules(giving silent: Set<Int>, _ asked: Asked) -> [String] {
    program.rules.filter { rule in
      rule.gives.contains {
        $0.output.key == asked.key && silent.contains(Int(program[$0.value].register.index))
      }
    }.map(\.id)
  }

  /// Gaps and conflicts that need no fact to be seen.
  private func definite(_ found: Set<OutputValue>) -> [Undetermined] {
    var result: [Undetermined] = []
    for case .undetermined(let reasons) in found { result += reasons }
    return result.isEmpty ? [Undetermined(why: .needs)] : result
  }
}

extension RegisterType {
  /// Bools, choices and sets: what can be definite over a region of days.
  var isFinite: Bool {
    switch self {
    case .bool, .choice, .set: true
    case .day, .int, .money: false
    }
  }
}
