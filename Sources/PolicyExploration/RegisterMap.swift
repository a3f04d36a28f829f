import PolicyProgram

/// Something for some registers of one code.
struct RegisterMap<Value> {
  private var values: [Value?]

  /// - Parameter count: how many registers there are.
  init(count: Int) { values = Array(repeating: nil, count: count) }

  /// How many registers there are.
  var count: Int { values.count }

  subscript(_ register: RegisterID) -> Value? {
    get { values[Int(register.index)] }
    set { values[Int(register.index)] = newValue }
  }

  /// The registers that it has something for, in order.
  var registers: [RegisterID] {
    values.indices.filter { values[$0] != nil }.map { RegisterID(UInt16(truncatingIfNeeded: $0)) }
  }
}
