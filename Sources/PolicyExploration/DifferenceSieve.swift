import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Finds boxes of answers to comparisons that no dates can give.
///
/// Bounds on differences that form a circle of less than no days exclude each other. It keeps, box
/// by box, days that satisfy the bounds, so that a box inside another is mostly a matter of looking
/// through the bounds once.
final class DifferenceSieve: BoxSieve {
  private struct Bound {
    let from: Int32
    let to: Int32
    let most: Int32
    /// The register of the logic that the bound waits for; -1 if it always holds.
    let gate: Int32
    let value: Int32

    init(_ bound: DateLogic.Bound, gate: Int32, value: Int32) {
      from = Int32(truncatingIfNeeded: bound.from)
      to = Int32(truncatingIfNeeded: bound.to)
      most = Int32(truncatingIfNeeded: bound.most)
      self.gate = gate
      self.value = value
    }
  }

  /// As in the logic of dates; -1 is no gate.
  private struct Path {
    let gate: Int
    var parts: [Int] = []
    var yes: [Int] = []
    var no: [Int] = []
  }

  private let bounds: [Bound]
  private let inputs: [Int?]
  /// By register of the logic that is a comparison, the number of its path.
  private let comparisons: [(register: Int, path: Int)]
  private let paths: [Path]
  /// By path of two dates counted alike, the registers that say which start is the earlier.
  private let twins: [(paths: (Int, Int), gates: (Int, Int))]
  private let visited: UnsafeMutableBufferPointer<Bool>
  private let secrets: [[(register: Int, value: Int32)]]
  private let nodes: Int
  /// How many boxes were taken for empty because what decides them is not known.
  private(set) var hidden = 0
  private let active: UnsafeMutablePointer<Bound>
  /// By node, the active bound that last moved its day; -1 for none.
  private let movers: UnsafeMutablePointer<Int32>
  private(set) var causes: [Int] = []
  private let judge: DateJudge
  /// Where the logic has values on which the sources are silent, and all that they may be; nil if it
  /// matters whether dates exist for a box that hangs on them.
  var silent: [(place: Int, whole: Ends)]?
  /// Days, by input, at which the box last found not to be in vain is met; nil if they are not known.
  private(set) var days: [Int: Int32]?
  /// Day numbers by node, depth after depth.
  private var frames: [UnsafeMutablePointer<Int32>] = []
  private var depth = 0

  /// - Parameters:
  ///   - twins: dates counted alike, with two registers of the logic that are free: whether the first
  ///     start is not the later one, and whether the second is not.
  ///   - judge: knows whether dates exist for a box.
  ///   - places: where a register of the code stands in the logic; nil if it is not there.
  init(
    _ logic: DateLogic, near day: Int32, twins: [(DateLogic.Twins, RegisterID, RegisterID)],
    judge: DateJudge, places: (RegisterID) -> RegisterID?
  ) {
    self.judge = judge
    var bounds: [Bound] = logic.bounds.compactMap { bound in
      var gate: Int32 = -1
      if let wanted = bound.gate {
        guard let place = places(wanted.register) else { return nil }
        gate = Int32(place.index)
      }
      return Bound(bound, gate: gate, value: bound.gate?.value ?? 0)
    }
    for (twin, forward, backward) in twins {
      for (part, register, value) in [
        (twin.bounds.notLater, forward, Int32(1)), (twin.bounds.later, forward, 0),
        (twin.bounds.notEarlier, backward, 1), (twin.bounds.earlier, backward, 0),
      ] {
        bounds += part.map { Bound($0, gate: Int32(register.index), value: value) }
      }
    }
    self.bounds = bounds
    secrets = logic.hidden.compactMap { secret in
      let gates = secret.gates.map { (places($0.register), $0.value) }
      let known = gates.compactMap { gate in gate.0.map { (Int($0.index), gate.1) } }
      return known.count == gates.count ? known : nil
    }
    inputs = logic.inputs
    nodes = logic.inputs.count
    active = .allocate(capacity: max(1, bounds.count))
    movers = .allocate(capacity: nodes)
    movers.initialize(repeating: -1, count: nodes)
    let start = UnsafeMutablePointer<Int32>.allocate(capacity: nodes)
    start.initialize(repeating: PackedDay.toDayNumber(day), count: nodes)
    start[0] = 0
    frames.append(start)
    let order = logic.paths.registers
    var numbers = RegisterMap<Int>(count: logic.paths.count)
    for (number, register) in order.enumerated() { numbers[register] = number }
    visited = .allocate(capacity: order.count)
    visited.initialize(repeating: false)
    paths = order.map { register in
      guard let path = logic.paths[register] else { return Path(gate: -1) }
      let place = path.gate.flatMap(places).map { Int($0.index) }
      let isOpaque = path.gate != nil && place == nil
      return Path(
        gate: place ?? -1, parts: path.parts.compactMap { numbers[$0] },
        yes: isOpaque ? [] : path.yes.compactMap { numbers[$0] },
        no: isOpaque ? [] : path.no.compactMap { numbers[$0] })
    }
    comparisons = order.enumerated().compactMap { number, register in
      guard let path = logic.paths[register], path.gate == nil else { return nil }
      return places(register).map { (Int($0.index), number) }
    }
    self.twins = twins.compactMap { twin, forward, backward in
      guard let x = numbers[twin.dates.0], let y = numbers[twin.dates.1] else { return nil }
      return ((x, y), (Int(forward.index), Int(backward.index)))
    }
  }

  deinit {
    for memory in frames { memory.deallocate() }
    active.deallocate()
    movers.deallocate()
    visited.deallocate()
  }

  func isEmpty(_ registers: UnsafePointer<Ends>, depth: Int) -> Bool {
    while frames.count < depth + 2 {
      let memory = UnsafeMutablePointer<Int32>.allocate(capacity: nodes)
      memory.initialize(repeating: 0, count: nodes)
      frames.append(memory)
    }
    if let some = judge.core(registers) {
      causes = some
      return true
    }
    self.depth = depth + 1
    let here = frames[depth + 1]
    here.update(from: frames[depth], count: nodes)
    var count = 0
    for bound in bounds {
      if bound.gate >= 0 {
        let gate = registers[Int(bound.gate)]
        guard gate.lo == bound.value, gate.hi == bound.value else { continue }
      }
      active[count] = bound
      count += 1
    }
    movers.update(repeating: -1, count: nodes)
    var moved = 0
    for _ in 0...nodes {
      var isSettled = true
      for k in 0..<count {
        let bound = active[k]
        let most = here[Int(bound.from)] &+ bound.most
        if here[Int(bound.to)] > most {
          here[Int(bound.to)] = most
          movers[Int(bound.to)] = Int32(truncatingIfNeeded: k)
          moved = Int(bound.to)
          isSettled = false
        }
      }
      if isSettled { return isSecret(registers) }
    }
    causes = circle(through: moved)
    return true
  }

  func isVain(_ registers: UnsafePointer<Ends>) -> Bool {
    days = nil
    if let silent, silent.contains(where: { registers[$0.place] != $0.whole }) {
      hidden += 1
      causes = []
      return true
    }
    switch judge.judge(registers) {
    case .impossible(let some):
      causes = some
      return true
    case .hidden:
      hidden += 1
      causes = []
      return true
    case .possible(let some): days = some
    case .unknown: break
    }
    return false
  }

  /// The gates of the bounds that exclude each other; none if they are not found.
  private func circle(through node: Int) -> [Int] {
    var node = node
    for _ in 0..<nodes {
      guard movers[node] >= 0 else { return [] }
      node = Int(active[Int(movers[node])].from)
    }
    let start = node
    var gates: [Int] = []
    repeat {
      guard movers[node] >= 0 else { return [] }
      let bound = active[Int(movers[node])]
      if bound.gate >= 0 { gates.append(Int(bound.gate)) }
      node = Int(bound.from)
    } while node != start
    return gates
  }

  /// Whether a comparison is decided although one of its dates is not known.
  private func isSecret(_ registers: UnsafePointer<Ends>) -> Bool {
    let secret = secrets.first { gates in
      gates.allSatisfy { registers[$0.register] == Ends($0.value) }
    }
    guard let secret else { return false }
    hidden += 1
    causes = secret.map(\.register)
    return true
  }

  func question(_ registers: UnsafePointer<Ends>, isLast: Bool) -> Int? {
    visited.update(repeating: false)
    for comparison in comparisons where !registers[comparison.register].isOpen {
      if let open = open(comparison.path, registers) { return open }
    }
    for twin in twins where isLast && visited[twin.paths.0] && visited[twin.paths.1] {
      if registers[twin.gates.0].isOpen { return twin.gates.0 }
      if registers[twin.gates.1].isOpen { return twin.gates.1 }
    }
    return nil
  }

  /// The first gate on a path that is open.
  private func open(_ path: Int, _ registers: UnsafePointer<Ends>) -> Int? {
    if visited[path] { return nil }
    visited[path] = true
    let here = paths[path]
    for part in here.parts {
      if let open = open(part, registers) { return open }
    }
    guard here.gate >= 0 else { return nil }
    guard let answer = registers[here.gate].value else { return here.gate }
    for part in answer == 1 ? here.yes : here.no {
      if let open = open(part, registers) { return open }
    }
    return nil
  }

  /// Days, by input, that satisfy the bounds of the box last found not to be empty: a guess at
  /// dates that lead to it.
  var guess: [Int: Int32] {
    let here = frames[depth]
    var guess: [Int: Int32] = [:]
    for (node, input) in inputs.enumerated() {
      if let input { guess[input] = PackedDay.fromDayNumber(here[node] &- here[0]) }
    }
    return guess
  }
}
