import PolicyProgram

extension DateLogic {
  /// A date: a node, and so many days.
  struct Term: Hashable {
    let node: Int
    let plus: Int
  }

  /// `to - from <= most` while a register has a value; always, without one.
  struct Bound {
    struct Gate: Hashable {
      let register: RegisterID
      let value: Int32
    }

    let from: Int
    let to: Int
    let most: Int
    let gate: Gate?
  }

  /// What a date depends on: parts, and by the answer of a gate, further ones.
  struct Path {
    var gate: RegisterID?
    var parts: [RegisterID] = []
    var yes: [RegisterID] = []
    var no: [RegisterID] = []
  }

  /// Two dates counted in the same way from two others: the later start has no earlier result.
  struct Twins {
    let dates: (RegisterID, RegisterID)
    /// Bounds where the first start is not the later one, where it is, where the second is not, and
    /// where it is; without gates.
    let bounds: (notLater: [Bound], later: [Bound], notEarlier: [Bound], earlier: [Bound])
  }
}
