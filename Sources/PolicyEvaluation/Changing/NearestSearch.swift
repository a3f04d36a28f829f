import CivilTime
import PolicyProgram
import PolicyValues

/// Finds the nearest point of some inputs at which an outcome is reached, box by box, the box whose
/// nearest point is nearest always first.
///
/// The distance of a box is that of its nearest point, so the first box that lies wholly in the
/// outcome holds the nearest point of all: exact, and boxes farther away are never run.
final class NearestSearch {
  /// What was found.
  enum Result {
    case found([Int: Int32], distance: Int)
    case none
    /// The budget ran out.
    case unfinished
  }

  private let tape: Tape
  private let frame: UnsafeMutablePointer<Ends>
  private let scratch: UnsafeMutablePointer<Ends>
  private var walk: Walk
  private let outcome: Int
  private let assumptions: [Int]

  init(_ question: Question, outcome: RegisterID) {
    tape = question.tape
    frame = .allocate(capacity: tape.registerCount)
    frame.initialize(repeating: Ends(0), count: tape.registerCount)
    scratch = .allocate(capacity: tape.registerCount)
    scratch.initialize(repeating: Ends(0), count: tape.registerCount)
    walk = Walk(tape, question.dependence, scratch: scratch, isThrifty: false)
    self.outcome = Int(outcome.index)
    assumptions = question.program.assumptions.map {
      Int(question.program[$0].register.index)
    }
  }

  deinit {
    frame.deallocate()
    scratch.deallocate()
  }

  private struct Node {
    let ends: [Ends]
    let distance: Int
    let number: Int
  }

  /// - Parameters:
  ///   - base: the ends of every input of the case.
  ///   - free: the inputs that may change, with what each may become.
  ///   - follow: at a point that stays open, what inputs which hang on it are; nil: nothing hangs on it.
  func search(
    _ base: [Ends], free: [(input: Int, domain: Ends)], want: Int32, budget: Int,
    following follow: (([Int: Int32]) -> [Int: Ends]?)? = nil
  ) -> Result {
    let inputs = free.map(\.input)
    let distances = inputs.map { Distance(type: tape.code.types[$0]) }
    func distance(_ ends: [Ends]) -> Int {
      inputs.indices.reduce(0) {
        $0 + distances[$1].from(base[inputs[$1]].lo, to: ends[$1])
      }
    }
    var number = 0
    var heap = Heap<Node> { ($0.distance, $0.number) < ($1.distance, $1.number) }
    func push(_ ends: [Ends]) {
      number += 1
      heap.insert(Node(ends: ends, distance: distance(ends), number: number))
    }
    push(free.map(\.domain))
    var runs = 0
    while let node = heap.popLeast() {
      guard runs < budget else { return .unfinished }
      runs += 1
      var known = base
      for (place, input) in inputs.enumerated() { known[input] = node.ends[place] }
      let point = Dictionary(
        uniqueKeysWithValues: inputs.indices.map {
          (inputs[$0], distances[$0].nearest(to: base[inputs[$0]].lo, in: node.ends[$0]))
        })
      switch verdict(known, want) {
      case .no: continue
      case .yes: return .found(point, distance: node.distance)
      case .open(let goal):
        if let (first, second) = split(goal, inputs, node.ends) {
          push(first)
          push(second)
        } else if let more = follow?(point) {
          for (input, ends) in more { known[input] = ends }
          if case .yes = verdict(known, want) { return .found(point, distance: node.distance) }
        }
      }
    }
    return .none
  }

  private enum Verdict {
    case yes
    case no
    /// Open, and the register that keeps it so.
    case open(Int)
  }

  private func verdict(_ known: [Ends], _ want: Int32) -> Verdict {
    frame.update(from: tape.wholes.base, count: tape.registerCount)
    for (place, ends) in known.enumerated() { frame[place] = ends }
    tape.partly(frame)
    if assumptions.contains(where: { frame[$0] == Ends(0) }) { return .no }
    let ends = frame[outcome]
    if ends.hi & want == 0 || ends.lo & ~want != 0 { return .no }
    guard !ends.isOpen else { return .open(outcome) }
    return assumptions.first { frame[$0].isOpen }.map(Verdict.open) ?? .yes
  }

  /// The box in two along an input that may change; nil if it is a point in all of them.
  private func split(_ goal: Int, _ inputs: [Int], _ ends: [Ends]) -> ([Ends], [Ends])? {
    if let split = walk.split(frame, for: goal),
      let place = inputs.firstIndex(of: split.input)
    {
      return halves(ends, place, split.first, split.second)
    }
    // What keeps it open may not change: look at smaller boxes all the same.
    guard let place = ends.indices.first(where: { ends[$0].isOpen }) else { return nil }
    let (input, own) = (inputs[place], ends[place])
    switch tape.code.types[input] {
    case .bool: return halves(ends, place, Ends(0), Ends(1))
    case .choice:
      let one = own.hi & (0 &- own.hi)
      return halves(ends, place, Ends(oneOf: one), Ends(oneOf: own.hi & ~one))
    case .set:
      let open = own.hi & ~own.lo
      let one = open & (0 &- open)
      return halves(ends, place, Ends(own.lo | one, own.hi), Ends(own.lo, own.hi & ~one))
    case .day, .int, .money:
      let (low, high) = tape.ordinals(input, own)
      let middle = low + (high - low) / 2
      return halves(
        ends, place, Ends(own.lo, tape.value(input, middle)),
        Ends(tape.value(input, middle + 1), own.hi))
    }
  }

  private func halves(
    _ ends: [Ends], _ place: Int, _ first: Ends, _ second: Ends
  ) -> ([Ends], [Ends]) {
    var (a, b) = (ends, ends)
    a[place] = first
    b[place] = second
    return (a, b)
  }
}
