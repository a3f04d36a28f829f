extension CodeBuilder {
  /// The provisional registers in their final order.
  ///
  /// Results stand in runs of one operation, as long as can be: of the operations that could go on,
  /// the one with the most instructions waiting comes next. A kernel then dispatches once a run.
  func layout() -> [Int] {
    let inputs = origins.indices.filter { if case .input = origins[$0] { true } else { false } }
    let constants = origins.indices.filter {
      if case .constant = origins[$0] { true } else { false }
    }
    var schedule = Schedule(self)
    return inputs + constants + schedule.run()
  }
}

/// Puts instructions in order: each after what it reads, equal operations together.
private struct Schedule {
  private let count: Int
  /// By register: the results that read it.
  private var readers: [[Int]]
  /// By register: how many results it reads that have no place yet.
  private var missing: [Int]
  /// By register: operation and table; -1 for inputs and constants.
  private var kinds: [Int]
  /// What may go next, by kind, in the order in which it came.
  private var ready: [Int: [Int]] = [:]

  init(_ builder: CodeBuilder) {
    count = builder.origins.count
    readers = Array(repeating: [], count: count)
    missing = Array(repeating: 0, count: count)
    kinds = Array(repeating: -1, count: count)
    for (index, origin) in builder.origins.enumerated() {
      guard case .result(let key) = origin else { continue }
      kinds[index] = Int(key.operation.rawValue) << 8 | Int(key.table)
      for (place, argument) in key.arguments.enumerated()
      where builder.key(argument) != nil && !key.arguments.prefix(place).contains(argument) {
        readers[Int(argument.index)].append(index)
        missing[index] += 1
      }
      if missing[index] == 0 { ready[kinds[index], default: []].append(index) }
    }
  }

  mutating func run() -> [Int] {
    var order: [Int] = []
    while let (kind, _) = ready.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) }) {
      // What becomes ready by the run itself joins it, if it is of its kind.
      var next = 0
      while let index = ready[kind].flatMap({ next < $0.count ? $0[next] : nil }) {
        order.append(index)
        next += 1
        for reader in readers[index] {
          missing[reader] -= 1
          if missing[reader] == 0 { ready[kinds[reader], default: []].append(reader) }
        }
      }
      ready[kind] = nil
    }
    return order
  }
}
