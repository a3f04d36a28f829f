import PolicyProgram
import PolicyValues

/// A program laid out for the kernels: made once, shared by any number of register files.
package final class Tape: Sendable {
  package let code: Code
  // Invariant: written only in init; what the pointers reach lives as long as the tape.
  nonisolated(unsafe) let instructions: UnsafeMutableBufferPointer<Instruction>
  /// How many instructions stand next to each other with one operation and table, run by run.
  nonisolated(unsafe) let runs: UnsafeMutableBufferPointer<Int32>
  nonisolated(unsafe) let calendars: UnsafeMutableBufferPointer<UnsafePointer<Int32>>
  nonisolated(unsafe) let natives: UnsafeMutableBufferPointer<any Native.Type>
  nonisolated(unsafe) let wholes: UnsafeMutableBufferPointer<Ends>
  nonisolated(unsafe) let masks: UnsafeMutableBufferPointer<Bool>
  /// Whether each register is a truth value, and whether it is a day.
  nonisolated(unsafe) let bools: UnsafeMutableBufferPointer<Bool>
  nonisolated(unsafe) let days: UnsafeMutableBufferPointer<Bool>
  let registerCount: Int
  let inputCount: Int
  let constantRange: Range<Int>
  /// The register that the first instruction writes.
  let firstResult: Int

  package init(_ code: Code) {
    self.code = code
    instructions = .copying(code.instructions)
    runs = Tape.runs(code.instructions)
    // The tables stay where they are while the code is kept.
    calendars = .copying(code.calendars.map(\.counts.base))
    natives = .copying(code.functions.map(\.native))
    wholes = Tape.wholes(code)
    masks = .copying(code.types.map(\.isMask))
    bools = .copying(code.types.map { if case .bool = $0 { true } else { false } })
    days = .copying(code.types.map { if case .day = $0 { true } else { false } })
    registerCount = code.registerCount
    inputCount = code.inputs.count
    constantRange = code.constantRange
    firstResult = code.constantRange.upperBound
  }

  deinit {
    instructions.deallocate()
    runs.deallocate()
    calendars.deallocate()
    natives.deallocate()
    wholes.deallocate()
    masks.deallocate()
    bools.deallocate()
    days.deallocate()
  }
}

extension Tape {
  private static func runs(_ instructions: [Instruction]) -> UnsafeMutableBufferPointer<Int32> {
    let runs = UnsafeMutablePointer<Int32>.allocate(capacity: max(1, instructions.count))
    var count = 0
    // Why the raw values: two operations are compared through their protocol, which is not inlined.
    var last = -1
    for instruction in instructions {
      let kind = Int(instruction.operation.rawValue) << 8 | Int(instruction.table)
      if kind == last {
        runs[count - 1] += 1
      } else {
        (runs + count).initialize(to: 1)
        count += 1
      }
      last = kind
    }
    return UnsafeMutableBufferPointer(start: runs, count: count)
  }

  /// Everything each register may be when nothing is known.
  private static func wholes(_ code: Code) -> UnsafeMutableBufferPointer<Ends> {
    let wholes = UnsafeMutablePointer<Ends>.allocate(capacity: max(1, code.registerCount))
    var next = wholes
    func add(_ ends: Ends) {
      next.initialize(to: ends)
      next += 1
    }
    for input in code.inputs { add(input.domain) }
    for constant in code.constants { add(Ends(constant)) }
    for type in code.types[code.constantRange.upperBound...] { add(type.whole) }
    return UnsafeMutableBufferPointer(start: wholes, count: code.registerCount)
  }
}

extension UnsafeMutableBufferPointer {
  /// New memory with the elements of an array, which the caller frees; room for at least one.
  static func copying(_ elements: [Element]) -> UnsafeMutableBufferPointer {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: Swift.max(1, elements.count))
    let copy = UnsafeMutableBufferPointer(start: memory, count: elements.count)
    _ = copy.initialize(from: elements)
    return copy
  }

  /// The first address; buffers made by `copying` have one.
  var base: UnsafeMutablePointer<Element> {
    guard let baseAddress else { preconditionFailure("a buffer without memory") }
    return baseAddress
  }
}
