/// Propositions in the order in which they are worth deciding: those that took part in the latest
/// contradictions first.
struct VariableOrder {
  private var heap: [Int32] = []
  /// By proposition, its place in the heap; -1 if it is not there.
  private var places: [Int32]
  private var weights: [UInt64]
  /// By proposition, whether it is to be decided at all.
  private var isWanted: [Bool]
  private var wantsAll = true
  /// What a contradiction counts: a sixteenth more than the one before it.
  private var step: UInt64 = 1 << 10

  init(count: Int) {
    places = Array(repeating: -1, count: count)
    weights = Array(repeating: 0, count: count)
    isWanted = Array(repeating: true, count: count)
    heap.reserveCapacity(count)
    for variable in 0..<count { insert(variable) }
  }

  /// Takes more propositions.
  mutating func grow(to count: Int) {
    let old = places.count
    places += Array(repeating: -1, count: count - old)
    weights += Array(repeating: 0, count: count - old)
    isWanted += Array(repeating: wantsAll, count: count - old)
    for variable in old..<count { insert(variable) }
  }

  /// Leaves only some propositions to be decided.
  mutating func restrict(to variables: [Int]) {
    for variable in heap { places[Int(variable)] = -1 }
    heap.removeAll(keepingCapacity: true)
    wantsAll = false
    for variable in isWanted.indices { isWanted[variable] = false }
    for variable in variables {
      isWanted[variable] = true
      insert(variable)
    }
  }

  /// Notes that a proposition took part in a contradiction.
  mutating func raise(_ variable: Int) {
    weights[variable] += step
    if places[variable] >= 0 { up(Int(places[variable])) }
  }

  /// Notes the end of a contradiction.
  mutating func age() {
    step += step >> 4
    guard step > 1 << 48 else { return }
    // Order is kept, near enough.
    for variable in weights.indices { weights[variable] >>= 38 }
    step >>= 38
  }

  mutating func insert(_ variable: Int) {
    guard places[variable] < 0, isWanted[variable] else { return }
    places[variable] = Int32(truncatingIfNeeded: heap.count)
    heap.append(Int32(truncatingIfNeeded: variable))
    up(heap.count - 1)
  }

  /// Takes the first; nil if there is none.
  mutating func next() -> Int? {
    guard let first = heap.first else { return nil }
    places[Int(first)] = -1
    let last = heap.removeLast()
    if !heap.isEmpty {
      heap[0] = last
      places[Int(last)] = 0
      down(0)
    }
    return Int(first)
  }

  private mutating func up(_ start: Int) {
    withHeap { $0.up(start) }
  }

  private mutating func down(_ start: Int) {
    withHeap { $0.down(start) }
  }

  private mutating func withHeap(_ move: (Heap) -> Void) {
    heap.withUnsafeMutableBufferPointer { heap in
      places.withUnsafeMutableBufferPointer { places in
        weights.withUnsafeBufferPointer { weights in
          move(Heap(heap: heap, places: places, weights: weights))
        }
      }
    }
  }
}

/// The heap while propositions change their places in it.
///
/// Why: of an array it is asked at every step whether somebody else has it.
private struct Heap {
  let heap: UnsafeMutableBufferPointer<Int32>
  let places: UnsafeMutableBufferPointer<Int32>
  let weights: UnsafeBufferPointer<UInt64>

  func up(_ start: Int) {
    var place = start
    let moved = heap[place]
    while place > 0 {
      let parent = (place - 1) >> 1
      guard isBefore(moved, heap[parent]) else { break }
      put(heap[parent], at: place)
      place = parent
    }
    put(moved, at: place)
  }

  func down(_ start: Int) {
    var place = start
    let moved = heap[place]
    while 2 * place + 1 < heap.count {
      var child = 2 * place + 1
      if child + 1 < heap.count, isBefore(heap[child + 1], heap[child]) { child += 1 }
      guard isBefore(heap[child], moved) else { break }
      put(heap[child], at: place)
      place = child
    }
    put(moved, at: place)
  }

  /// Of equal weight the greater number comes first: what is asked for stands behind what it reads.
  private func isBefore(_ x: Int32, _ y: Int32) -> Bool {
    let (a, b) = (weights[Int(x)], weights[Int(y)])
    return a == b ? x > y : a > b
  }

  private func put(_ variable: Int32, at place: Int) {
    heap[place] = variable
    places[Int(variable)] = Int32(truncatingIfNeeded: place)
  }
}
