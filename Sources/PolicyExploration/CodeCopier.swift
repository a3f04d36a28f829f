import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Copies registers of one code into a builder, with what they need; what the box decides becomes a
/// constant, and chosen registers may be replaced by others.
struct CodeCopier {
  let code: Code
  /// What each register may be in the box.
  private let ranges: [Ends]
  private var made: [CodeBuilder.Register?]

  /// - Parameters:
  ///   - tape: that of the code.
  ///   - box: by input, what it may be.
  init(_ tape: Tape, within box: [Ends]) {
    code = tape.code
    let file = EndFile(tape)
    box.withUnsafeBufferPointer { file.run($0) }
    ranges = Array(file.all)
    made = Array(repeating: nil, count: code.registerCount)
  }

  /// - Parameter box: by input, what it may be.
  init(_ code: Code, within box: [Ends]) { self.init(Tape(code), within: box) }

  /// From now on the register is copied as another.
  mutating func place(_ old: RegisterID, as new: CodeBuilder.Register) {
    made[Int(old.index)] = new
  }

  /// The register in the builder that stands for one of the code.
  mutating func copy(_ old: RegisterID, into builder: inout CodeBuilder) -> CodeBuilder.Register {
    if let known = made[Int(old.index)] { return known }
    let new = make(old, &builder)
    made[Int(old.index)] = new
    return new
  }

  /// Whether copies of some registers would read workday calendars.
  func readsCalendar(_ registers: [RegisterID]) -> Bool {
    var seen = RegisterSet(count: code.registerCount)
    var waiting = registers
    while let next = waiting.popLast() {
      guard seen.insert(next), ranges[Int(next.index)].isOpen,
        let i = code.instruction(of: next)
      else { continue }
      if i.operation.readsCalendar { return true }
      switch i.operation {
      case .select, .selectMask:
        if let condition = ranges[Int(i.a.index)].value {
          waiting.append(condition != 0 ? i.b : i.c)
          continue
        }
      case .veil where ranges[Int(i.b.index)].value == 1:
        waiting.append(i.a)
        continue
      default: break
      }
      code.forEachArgument(of: i) { waiting.append($0) }
    }
    return false
  }

  private mutating func make(
    _ old: RegisterID, _ builder: inout CodeBuilder
  ) -> CodeBuilder.Register {
    let type = code.types[Int(old.index)]
    if let value = ranges[Int(old.index)].value { return builder.constant(value, type) }
    guard let instruction = code.instruction(of: old) else {
      return builder.constant(code.constant(old) ?? 0, type)
    }
    switch instruction.operation {
    case .select, .selectMask:
      // What is never chosen is not copied.
      if let condition = ranges[Int(instruction.a.index)].value {
        return copy(condition != 0 ? instruction.b : instruction.c, into: &builder)
      }
    case .veil where ranges[Int(instruction.b.index)].value == 1:
      return copy(instruction.a, into: &builder)
    default: break
    }
    var arguments: [CodeBuilder.Register] = []
    arguments.reserveCapacity(3)
    let code = code
    code.forEachArgument(of: instruction) { arguments.append(copy($0, into: &builder)) }
    return builder.copy(instruction, of: code, type, arguments)
  }
}
