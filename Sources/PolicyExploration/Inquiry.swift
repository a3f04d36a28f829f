import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Code with one condition to look for, and what every case satisfies.
struct Inquiry {
  let code: Code
  /// What each input stands for, in the order of inputs.
  let unknowns: [Unknown]
  let target: RegisterID
  let assumptions: [RegisterID]

  /// The condition's value, if it is the same everywhere.
  var settled: Bool? { code.constant(target).map { $0 != 0 } }

  /// Whether an input is a value on which the sources are silent.
  func isSilent(_ input: Int) -> Bool {
    if case .silent = unknowns[input] { true } else { false }
  }

  /// What every register reads to be known.
  var roots: [RegisterID] { [target] + assumptions }

  /// What must hold: what ties dates together comes first, then the condition, then all else.
  var goals: [RegisterID] {
    let readers = code.readersOfDates
    return assumptions.filter(readers.contains) + [target]
      + assumptions.filter { !readers.contains($0) }
  }

  /// Whether a box says something of a value on which the sources are silent.
  func dependsOnSilence(_ ends: [Ends]) -> Bool {
    unknowns.indices.contains { isSilent($0) && ends[$0] != code.inputs[$0].domain }
  }

  /// The same question of some options of a reading only, or of some values of another unknown.
  func narrowed(_ place: Int, to ends: Ends) throws(CodeBuilder.TooManyRegisters) -> Inquiry {
    try narrowed(to: box(place, ends))
  }

  /// All that inputs may be, but for one.
  private func box(_ place: Int, _ ends: Ends) -> [Ends] {
    var box = code.inputs.map(\.domain)
    box[place] = ends
    return box
  }

  /// The same question of a part of the cases; an input that has one value only is read no more.
  func narrowed(to box: [Ends]) throws(CodeBuilder.TooManyRegisters) -> Inquiry {
    try narrowed(to: box, on: Tape(code))
  }

  /// - Parameter tape: that of the code.
  func narrowed(
    to box: [Ends], on tape: Tape
  ) throws(CodeBuilder.TooManyRegisters) -> Inquiry {
    var builder = CodeBuilder()
    var copier = CodeCopier(tape, within: box)
    for (index, input) in code.inputs.enumerated() {
      let register = builder.input(input.type, domain: box[index])
      guard box[index].isOpen else { continue }
      copier.place(RegisterID(UInt16(truncatingIfNeeded: index)), as: register)
    }
    return try copied(&copier, into: builder, unknowns)
  }

  /// Whether the condition holds only for values that the sources leave open: with one of them at the
  /// least it may be, it never does.
  func restsOnSilence() throws(CodeBuilder.TooManyRegisters) -> Bool {
    var question = self
    for place in unknowns.indices where isSilent(place) && code.inputs[place].domain.isOpen {
      question = try question.narrowed(place, to: code.inputs[place].least)
    }
    return question.settled == false
  }

  /// Whether workday calendars are read that some option of a reading may spare.
  var mayHaveParts: Bool {
    !code.calendars.isEmpty
      && unknowns.contains { if case .reading = $0 { true } else { false } }
  }

  /// A question, of some values of an unknown only.
  struct Part {
    let question: Inquiry
    /// By unknown, what it may be; all else may be what it may be in the whole question.
    let limits: [Unknown: Ends]
  }

  /// The question in parts: first, of the options of a reading under which no workday calendar is
  /// read, so that all of the cycle can be looked at; then of the others.
  func parted() throws(CodeBuilder.TooManyRegisters) -> [Part] {
    let whole = Part(question: self, limits: [:])
    guard mayHaveParts else { return [whole] }
    let tape = Tape(code)
    for (place, unknown) in unknowns.enumerated() {
      guard case .reading = unknown else { continue }
      let options = code.inputs[place].domain.hi
      var plain: Int32 = 0
      for bit in (0..<31).map({ Int32(1) << $0 }) where options & bit != 0 {
        let box = box(place, Ends(bit))
        if !CodeCopier(tape, within: box).readsCalendar(roots) { plain |= bit }
      }
      guard plain != 0, plain != options else { continue }
      return try [plain, options & ~plain].map { (some) throws(CodeBuilder.TooManyRegisters) in
        let ends = Ends(oneOf: some)
        let question = try narrowed(to: box(place, ends), on: tape)
        return Part(question: question, limits: [unknown: ends])
      }
    }
    return [whole]
  }

  /// The same question with every condition cut off that only private facts decide, and only with
  /// what the question reads.
  ///
  /// - Parameter usual: readings at their defaults.
  func cut(
    usual: [Unknown: Ends]
  ) throws(CodeBuilder.TooManyRegisters) -> Inquiry {
    let tape = Tape(code)
    let cuts = Cuts(self, on: tape, usual: usual).free
    var builder = CodeBuilder()
    var copier = CodeCopier(tape, within: code.inputs.map(\.domain))
    var unknowns: [Unknown] = []
    for cut in cuts {
      copier.place(cut, as: builder.input(.bool))
      unknowns.append(.cut(cut))
    }
    for index in reached(stoppingAt: cuts) {
      let place = RegisterID(UInt16(truncatingIfNeeded: index))
      let input = code.inputs[index]
      copier.place(place, as: builder.input(input.type, domain: input.domain))
      unknowns.append(self.unknowns[index])
    }
    return try copied(&copier, into: builder, unknowns)
  }

  /// What is asked, copied behind inputs that were placed before.
  private func copied(
    _ copier: inout CodeCopier, into builder: consuming CodeBuilder, _ unknowns: [Unknown]
  ) throws(CodeBuilder.TooManyRegisters) -> Inquiry {
    let target = copier.copy(target, into: &builder)
    let assumptions = assumptions.map { copier.copy($0, into: &builder) }
    let result = try builder.finish()
    return Inquiry(
      code: result.code, unknowns: unknowns, target: result(target),
      assumptions: assumptions.map { result($0) })
  }

  /// The same question in code that holds no more than it reads.
  ///
  /// - Parameter copier: one of the whole code, within all that inputs may be.
  func alone(
    _ copier: CodeCopier
  ) throws(CodeBuilder.TooManyRegisters) -> Inquiry {
    var builder = CodeBuilder()
    var copier = copier
    var unknowns: [Unknown] = []
    for index in reached(stoppingAt: []) {
      let input = code.inputs[index]
      let register = builder.input(input.type, domain: input.domain)
      copier.place(RegisterID(UInt16(truncatingIfNeeded: index)), as: register)
      unknowns.append(self.unknowns[index])
    }
    return try copied(&copier, into: builder, unknowns)
  }

  /// The same question without the assumptions that share no unknown with it, nor with one that does:
  /// they can be met whatever the answer.
  var relevant: Inquiry {
    var reached = code.inputs(of: target)
    var kept: Set<Int> = []
    let read = assumptions.map { code.inputs(of: $0) }
    var grows = true
    while grows {
      grows = false
      for (index, read) in read.enumerated() where !kept.contains(index) {
        guard read.isEmpty || !reached.isDisjoint(with: read) else { continue }
        kept.insert(index)
        reached.formUnion(read)
        grows = true
      }
    }
    return Inquiry(
      code: code, unknowns: unknowns, target: target,
      assumptions: kept.sorted().map { assumptions[$0] })
  }

  /// Every register that the question reads, in order.
  var needed: [RegisterID] { code.read(by: roots).all }

  /// The inputs that the question reads, not looking behind some registers; in order.
  func reached(stoppingAt ends: [RegisterID]) -> [Int] {
    reached(from: roots, stoppingAt: ends)
  }

  /// The inputs that some registers read, not looking behind others; in order.
  func reached(from starts: [RegisterID], stoppingAt ends: [RegisterID]) -> [Int] {
    let ends = RegisterSet(ends, count: code.registerCount)
    return code.read(by: starts, stoppingAt: ends).before(code.inputs.count).all.map {
      Int($0.index)
    }
  }
}

extension Code.Input {
  /// One value that it may have.
  fileprivate var least: Ends {
    if case .choice = type { Ends(domain.hi & (0 &- domain.hi)) } else { Ends(domain.lo) }
  }
}

extension Inquiry {
  /// A box in which the condition holds, whatever is known of what the sources are silent about; nil if
  /// none was found in so many boxes.
  func first(in box: [Ends], by explorer: Explorer, budget: Int) -> [Ends]? {
    var found: [Ends]?
    _ = explorer.explore(box, budget: budget) { region in
      guard region.unresolved.isEmpty else { return }
      let ends = box.indices.map { region[RegisterID(UInt16(truncatingIfNeeded: $0))] }
      guard !dependsOnSilence(ends) else { return }
      found = ends
      explorer.stop()
    }
    return found
  }
}
