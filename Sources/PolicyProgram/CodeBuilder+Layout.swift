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
  /// The results that read a register stand next to each other, from its number's start to the next one's.
  private var starts: [Int]
  private var readers: [Int]
  /// By register: how many results it reads that have no place yet.
  private var missing: [Int]
  /// By register: the number of its kind, an operation with a table; -1 for inputs and constants.
  private var kinds: [Int]
  /// By number: the kind itself.
  private var names: [Int] = []
  /// What may go next, by the number of its kind, in the order in which it came.
  private var ready: [[Int]] = []

  init(_ builder: CodeBuilder) {
    let count = builder.origins.count
    starts = Array(repeating: 0, count: count + 1)
    missing = Array(repeating: 0, count: count)
    kinds = Array(repeating: -1, count: count)
    var numbers: [Int: Int] = [:]
    var pairs: [(read: Int, by: Int)] = []
    for (index, origin) in builder.origins.enumerated() {
      guard case .result(let key) = origin else { continue }
      let name = Int(key.operation.rawValue) << 8 | Int(key.table)
      let number = numbers[name] ?? names.count
      if number == names.count {
        numbers[name] = number
        names.append(name)
        ready.append([])
      }
      kinds[index] = number
      for (place, argument) in key.arguments.enumerated()
      where builder.key(argument) != nil && !key.arguments.prefix(place).contains(argument) {
        pairs.append((Int(argument.index), index))
        starts[Int(argument.index) + 1] += 1
        missing[index] += 1
      }
      if missing[index] == 0 { ready[number].append(index) }
    }
    for index in 0..<count { starts[index + 1] += starts[index] }
    readers = Array(repeating: 0, count: pairs.count)
    var next = starts
    for pair in pairs {
      readers[next[pair.read]] = pair.by
      next[pair.read] += 1
    }
  }

  mutating func run() -> [Int] {
    var order: [Int] = []
    while let kind = longest {
      // What becomes ready by the run itself joins it, if it is of its kind.
      var next = 0
      while next < ready[kind].count {
        let index = ready[kind][next]
        order.append(index)
        next += 1
        for place in starts[index]..<starts[index + 1] {
          let reader = readers[place]
          missing[reader] -= 1
          if missing[reader] == 0 { ready[kinds[reader]].append(reader) }
        }
      }
      ready[kind] = []
    }
    return order
  }

  /// The kind of which most are waiting, of equals the first by name; nil if nothing is.
  private var longest: Int? {
    var longest: Int?
    for number in ready.indices where !ready[number].isEmpty {
      guard let other = longest else {
        longest = number
        continue
      }
      let (count, most) = (ready[number].count, ready[other].count)
      if count > most || count == most && names[number] < names[other] { longest = number }
    }
    return longest
  }
}
