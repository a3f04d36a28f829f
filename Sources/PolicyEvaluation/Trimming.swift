import CivilTime
import PolicyProgram
import PolicyValues

/// A program cut down to some registers, and where they came to stand.
package struct TrimmedCode: Sendable {
  package let code: Code
  /// By asked register, in the order of asking, its place in the new code.
  package let places: [RegisterID]
}

extension Code {
  /// The same inputs, and of everything else only what some registers need: for batches, where
  /// nobody reads the rest.
  ///
  /// What is the same for every case of the box becomes a constant. Wherever `whole` holds, the
  /// asked registers have their old values.
  ///
  /// - Parameter box: by input, what cases may say; nil: anything in its domain. Of cases outside
  ///   the box nothing is promised.
  package func trimmed(
    to kept: [RegisterID], within box: [Ends]? = nil
  ) throws(CodeBuilder.TooManyRegisters) -> TrimmedCode {
    let box = box ?? inputs.map(\.domain)
    let once = try pass(to: kept, within: box)
    // Why: what was folded away leaves behind what had been made for it; nothing asks for that now.
    return try once.code.pass(to: once.places, within: box)
  }

  private func pass(
    to kept: [RegisterID], within box: [Ends]
  ) throws(CodeBuilder.TooManyRegisters) -> TrimmedCode {
    var trimming = Trimming(self, within: box)
    let asked = kept.map { trimming.register($0) }
    let result = try trimming.builder.finish()
    return TrimmedCode(code: result.code, places: asked.map { result($0) })
  }
}

/// Makes a program again, from some registers backward.
private struct Trimming {
  var builder = CodeBuilder()
  private let code: Code
  /// What each register may be in the box.
  private let ranges: [Ends]
  private var made: [RegisterID: CodeBuilder.Register] = [:]

  init(_ code: Code, within box: [Ends]) {
    self.code = code
    let file = EndFile(Tape(code))
    box.withUnsafeBufferPointer { file.run($0) }
    ranges = Array(file.all)
    for (index, input) in code.inputs.enumerated() {
      // Why: the inputs keep their places, also those that the box makes constants of.
      let register = builder.input(input.type, domain: box[index])
      if box[index].isOpen { made[RegisterID(UInt16(truncatingIfNeeded: index))] = register }
    }
  }

  /// The new register of an old one.
  mutating func register(_ old: RegisterID) -> CodeBuilder.Register {
    if let known = made[old] { return known }
    let new = make(old)
    made[old] = new
    return new
  }

  private mutating func make(_ old: RegisterID) -> CodeBuilder.Register {
    let type = code.types[Int(old.index)]
    if let value = ranges[Int(old.index)].value { return builder.constant(value, type) }
    guard let instruction = code.instruction(of: old) else {
      return builder.constant(code.constant(old) ?? 0, type)
    }
    if let shorter = shorter(instruction, type) { return shorter }
    let arguments = code.arguments(of: instruction).map { register($0) }
    if staysInside(instruction), let sum = builder.copyInside(instruction, arguments) { return sum }
    return builder.copy(instruction, of: code, type, arguments)
  }

  /// Whether a sum of months stays inside the calendar, whatever the case.
  private func staysInside(_ i: Instruction) -> Bool {
    let (day, months) = (ranges[Int(i.a.index)], ranges[Int(i.b.index)])
    guard PackedDay.earliest <= day.lo, day.hi <= PackedDay.last,
      abs(Int(months.lo)) < 120_000, abs(Int(months.hi)) < 120_000
    else { return false }
    // A month to spare for a day moved on.
    return PackedDay.month(of: day.lo) + months.lo >= 12
      && PackedDay.month(of: day.hi) + months.hi < 119_999
  }

  /// The same in fewer instructions, for what policies often say.
  private mutating func shorter(
    _ i: Instruction, _ type: RegisterType
  ) -> CodeBuilder.Register? {
    switch i.operation {
    case .atMost: comparison(i)
    case .and where type.isMask: intersection(i)
    case .and where type == .bool: exactly(i) ?? difference(i)
    default: nil
    }
  }

  /// `a and not b`.
  private mutating func difference(_ i: Instruction) -> CodeBuilder.Register? {
    for (x, y) in [(i.a, i.b), (i.b, i.a)] {
      guard let inner = code.instruction(of: y), inner.operation == .not else { continue }
      let (some, others) = (register(x), register(inner.a))
      return builder.andNot(some, others)
    }
    return nil
  }

  /// A set that meets one option and lacks all others it may hold is that option.
  private mutating func exactly(_ i: Instruction) -> CodeBuilder.Register? {
    for (x, y) in [(i.a, i.b), (i.b, i.a)] {
      guard let meets = code.instruction(of: x), meets.operation == .meets,
        let lacks = code.instruction(of: y), lacks.operation == .lacks, meets.a == lacks.a,
        let wanted = code.constant(meets.b), let unwanted = code.constant(lacks.b)
      else { continue }
      let possible = ranges[Int(meets.a.index)].hi
      let one = wanted & possible
      guard one & unwanted == 0, possible & ~(wanted | unwanted) == 0, one & (one &- 1) == 0
      else { continue }
      let set = register(meets.a)
      return builder.isExactly(set, builder.options(one))
    }
    return nil
  }

  /// `a + 1 day <= b` is `a < b`, and `a <= b - 1 day` too, where neither sum leaves the calendar.
  private mutating func comparison(_ i: Instruction) -> CodeBuilder.Register? {
    if let earlier = base(of: i.a, plus: 1) {
      let (x, y) = (register(earlier), register(i.b))
      return builder.less(x, y)
    }
    if let later = base(of: i.b, plus: -1) {
      let (x, y) = (register(i.a), register(later))
      return builder.less(x, y)
    }
    return nil
  }

  /// The options that a set may hold at all, in common with more than those, are the set.
  private mutating func intersection(_ i: Instruction) -> CodeBuilder.Register? {
    for (set, options) in [(i.a, i.b), (i.b, i.a)] {
      guard let options = code.constant(options) else { continue }
      if ranges[Int(set.index)].hi & ~options == 0 { return register(set) }
    }
    return nil
  }

  /// The day to which a register adds so many days without leaving the calendar.
  private func base(of register: RegisterID, plus days: Int32) -> RegisterID? {
    guard let sum = code.instruction(of: register), sum.operation == .addDays,
      code.constant(sum.b) == days
    else { return nil }
    let range = ranges[Int(sum.a.index)]
    let isInside = range.lo > PackedDay.earliest && range.hi < PackedDay.last
    return isInside ? sum.a : nil
  }
}
