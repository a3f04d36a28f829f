import PolicyProgram
import PolicyValues

/// A closed box of an exploration: every target in it is definite, or open for a named reason.
///
/// Valid only while the sink that was given it runs.
package struct Region {
  let registers: UnsafePointer<Ends>
  let count: Int
  /// Targets and assumptions that no fact can settle, each with the partial value that keeps it
  /// open.
  package let unresolved: [Unresolved]

  /// A target that stays open whatever the facts, and the veil to blame.
  package struct Unresolved: Hashable, Sendable {
    package let target: RegisterID
    package let veil: RegisterID?
  }

  /// The ends of any register of the program in this region.
  package subscript(_ register: RegisterID) -> Ends {
    precondition(Int(register.index) < count)
    return registers[Int(register.index)]
  }
}

/// How an exploration ended.
package enum Coverage: Hashable, Sendable {
  /// Every point of the box lies in exactly one region, or in none because an assumption excludes
  /// it.
  case complete
  /// The budget ran out; so many boxes were left as they were.
  case left(boxes: Int)
}
