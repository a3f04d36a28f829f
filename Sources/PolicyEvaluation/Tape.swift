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
    runs = .copying(Tape.runs(code.instructions))
    calendars = .copying(
      code.calendars.map { UnsafePointer(UnsafeMutableBufferPointer.copying($0.flat).base) })
    natives = .copying(code.functions.map(\.native))
    wholes = .copying(code.wholes)
    masks = .copying(code.types.map(\.isMask))
    bools = .copying(code.types.map { if case .bool = $0 { true } else { false } })
    days = .copying(code.types.map { if case .day = $0 { true } else { false } })
    registerCount = code.registerCount
    inputCount = code.inputs.count
    constantRange = code.constantRange
    firstResult = code.constantRange.upperBound
  }

  deinit {
    for calendar in calendars { calendar.deallocate() }
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
  private static func runs(_ instructions: [Instruction]) -> [Int32] {
    var runs: [Int32] = []
    // Why the raw values: two operations are compared through their protocol, which is not inlined.
    var last = -1
    for instruction in instructions {
      let kind = Int(instruction.operation.rawValue) << 8 | Int(instruction.table)
      if kind == last { runs[runs.count - 1] += 1 } else { runs.append(1) }
      last = kind
    }
    return runs
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
