import PolicyProgram
import PolicyValues

/// Cuts a box of facts into regions in each of which the targets are definite.
///
/// Facts that do not matter are never split. From an open target it walks through open registers,
/// in the order of their arguments, to an open fact, and splits that fact where the question it was
/// reached by turns. One thread at a time; memory is kept between explorations.
package final class Explorer {
  package let tape: Tape
  package let targets: [RegisterID]
  package let assumptions: [RegisterID]
  /// The inputs split by the last exploration, in the order in which they were first asked: those
  /// that mattered.
  package private(set) var mattered: [RegisterID] = []
  /// The boxes run by the last exploration.
  package private(set) var boxes = 0

  private let dependence: Dependence
  /// The results that are run where an input is narrowed, by input, in order; nil: none was yet.
  private var cones: [[Int]?]
  /// The registers that are run; nil: all.
  private let needed: RegisterSet?
  /// How often a box is cut on the way to a region; two dates that meet nowhere are cut for ever.
  private static let greatestDepth = 2_000
  /// What must be definite, or failed, in a region; in the order in which it is asked.
  private let goals: [Int]
  /// The results that are run, in order; nil: all.
  private let places: [Int]?
  private let scratch: UnsafeMutablePointer<Ends>
  private let sieve: (any BoxSieve)?
  private var reasons: Reasons?
  private var walk: Walk
  private var frames: [UnsafeMutablePointer<Ends>] = []
  private var budget = 0
  private var left = 0
  private var isStopped = false

  /// - Parameters:
  ///   - targets: bools, choices and sets that must be definite in a region. A day is never
  ///     definite over an interval: give the conditions that choose its formula.
  ///   - assumptions: bools; where one fails there is no region.
  ///   - splitsAssumptions: whether a region must lie wholly inside them. If not, a region may hold
  ///     points that they exclude, and two open dates bound to each other cost no staircase.
  ///   - isThrifty: whether to ask for what is soonest known instead of in the order in which
  ///     things are listed: fewer regions, in an order that tells a reader less.
  ///   - dependence: that of the tape, where several explorers share it.
  ///   - isNarrow: whether of a region nothing is read but inputs, targets and assumptions. What these
  ///     do not hang on is then not run, and stands as open as it can be.
  ///   - sieve: knows of boxes that are empty.
  package init(
    _ tape: Tape, targets: [RegisterID], assumptions: [RegisterID] = [],
    splitsAssumptions: Bool = true, isThrifty: Bool = false, dependence: Dependence? = nil,
    isNarrow: Bool = false, sieve: (any BoxSieve)? = nil
  ) {
    self.tape = tape
    self.sieve = sieve
    reasons = sieve != nil && tape.inputCount <= InputSet.capacity ? Reasons(tape) : nil
    self.targets = targets
    self.assumptions = assumptions
    goals = (splitsAssumptions ? assumptions + targets : targets).map { Int($0.index) }
    let dependence = dependence ?? Dependence(tape)
    self.dependence = dependence
    cones = Array(repeating: nil, count: tape.inputCount)
    let needed = isNarrow ? tape.code.read(by: assumptions + targets) : nil
    self.needed = needed
    places = needed.map { $0.all.map { Int($0.index) }.filter { $0 >= tape.firstResult } }
    scratch = .allocate(capacity: tape.registerCount)
    scratch.initialize(repeating: Ends(0), count: tape.registerCount)
    walk = Walk(tape, dependence, scratch: scratch, isThrifty: isThrifty)
  }

  deinit {
    for frame in frames { frame.deallocate() }
    scratch.deallocate()
  }

  /// Hands every region of the box to the sink.
  ///
  /// - Parameters:
  ///   - box: the ends of every input, in the order of registers.
  ///   - budget: how many boxes may be run.
  package func explore(
    _ box: [Ends], budget: Int, _ sink: (borrowing Region) -> Void
  ) -> Coverage {
    precondition(box.count == tape.inputCount)
    self.budget = budget
    (boxes, left, isStopped) = (1, 0, false)
    mattered = []
    let root = frame(0)
    root.update(from: tape.wholes.base, count: tape.registerCount)
    for (k, ends) in box.enumerated() { root[k] = ends }
    if let places {
      tape.partly(root, only: places, through: tape.registerCount)
    } else {
      tape.partly(root)
    }
    visit(0, sink)
    return left == 0 ? .complete : .left(boxes: left)
  }

  /// Ends the exploration under way: the sink has seen enough. Coverage then speaks of what was
  /// visited only.
  package func stop() { isStopped = true }

  /// - Returns: the inputs that make the box empty: with the others as open as they were at first, it
  ///   would be empty too. All, if there is a region in it, or it is not known.
  @discardableResult
  private func visit(_ depth: Int, _ sink: (borrowing Region) -> Void) -> InputSet {
    guard !isStopped else { return .all }
    let registers = frame(depth)
    for assumption in assumptions where registers[Int(assumption.index)] == Ends(0) {
      return inputs(of: [Int(assumption.index)], registers)
    }
    if let sieve {
      if sieve.isEmpty(registers, depth: depth) { return inputs(of: sieve.causes, registers) }
      if let question = sieve.question(registers, isLast: false),
        let split = walk.split(registers, for: question)
      {
        return visitParts(split, depth, sink)
      }
    }
    var unresolved: [Region.Unresolved] = []
    for goal in goals where registers[goal].isOpen {
      guard let split = walk.split(registers, for: goal) else {
        let target = RegisterID(UInt16(truncatingIfNeeded: goal))
        unresolved.append(Region.Unresolved(target: target, veil: walk.veil))
        continue
      }
      return visitParts(split, depth, sink)
    }
    if let question = sieve?.question(registers, isLast: true),
      let split = walk.split(registers, for: question)
    {
      return visitParts(split, depth, sink)
    }
    if unresolved.isEmpty, let sieve, sieve.isVain(registers) {
      return inputs(of: sieve.causes, registers)
    }
    sink(Region(registers: registers, count: tape.registerCount, unresolved: unresolved))
    return .all
  }

  private func inputs(of causes: [Int], _ registers: UnsafeMutablePointer<Ends>) -> InputSet {
    guard !causes.isEmpty else { return .all }
    return reasons?.inputs(of: causes, registers, root: frame(0)) ?? .all
  }

  private func visitParts(
    _ split: Split, _ depth: Int, _ sink: (borrowing Region) -> Void
  ) -> InputSet {
    guard boxes < budget, depth < Explorer.greatestDepth else {
      left += 1
      return .all
    }
    noteSplit(RegisterID(UInt16(truncatingIfNeeded: split.input)))
    child(of: depth, split.input, split.first)
    let first = visit(depth + 1, sink)
    // What makes the first part empty makes the second empty too, unless it is the split.
    guard !isStopped, reasons == nil || first.contains(split.input) else { return first }
    child(of: depth, split.input, split.second)
    let second = visit(depth + 1, sink)
    guard reasons != nil, second.contains(split.input) else { return second }
    var both = first.union(second)
    if frame(depth)[split.input] == frame(0)[split.input] { both.remove(split.input) }
    return both
  }

  private func noteSplit(_ input: RegisterID) {
    if !mattered.contains(input) { mattered.append(input) }
  }

  /// Makes the next frame: this one with one input narrowed, and what depends on it run again.
  private func child(of depth: Int, _ input: Int, _ ends: Ends) {
    boxes += 1
    let next = frame(depth + 1)
    next.update(from: frame(depth), count: tape.registerCount)
    next[input] = ends
    tape.partly(next, only: cone(of: input), through: tape.registerCount)
  }

  private func cone(of input: Int) -> [Int] {
    if let known = cones[input] { return known }
    var cone = dependence.cone(input)
    if let needed {
      cone.removeAll { !needed.contains(RegisterID(UInt16(truncatingIfNeeded: $0))) }
    }
    cones[input] = cone
    return cone
  }

  private func frame(_ depth: Int) -> UnsafeMutablePointer<Ends> {
    while frames.count <= depth {
      let memory = UnsafeMutablePointer<Ends>.allocate(capacity: tape.registerCount)
      memory.initialize(repeating: Ends(0), count: tape.registerCount)
      frames.append(memory)
    }
    return frames[depth]
  }
}

extension Tape {
  /// Runs some instructions, named by the registers they write, up to and with a register.
  func partly(
    _ registers: UnsafeMutablePointer<Ends>, only places: [Int], through last: Int
  ) {
    var kernel = Partly(
      r: registers, calendars: UnsafePointer(calendars.base),
      natives: UnsafePointer(natives.base), wholes: UnsafePointer(wholes.base),
      masks: UnsafePointer(masks.base), first: UnsafePointer(instructions.base), count: 1,
      at: firstResult)
    for place in places {
      guard place <= last else { return }
      kernel.at = place
      kernel.first = UnsafePointer(instructions.base + (place - firstResult))
      kernel.perform(kernel.first[0])
    }
  }
}
