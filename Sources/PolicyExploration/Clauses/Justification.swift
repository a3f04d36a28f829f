/// Few leaves of a graph whose answers are enough for what has to hold.
///
/// Of a conjunction that fails one part is enough: the one that asks least of dates, and above all
/// none that was not asked for already.
struct Justification {
  private let graph: AnswerGraph
  /// By node, what it costs to need its answer.
  private var costs: [Int32]
  private let prices: [Int32]
  private var isNeeded: [Bool]
  private var marked: [Int] = []
  /// The leaves that are needed, in the order in which they were asked for.
  private(set) var leaves: [Int] = []
  private static let most: Int32 = 1_000_000

  /// - Parameter price: by leaf, what it costs to need it.
  init(_ graph: AnswerGraph, price: (AnswerGraph.Leaf) -> Int32) {
    self.graph = graph
    var prices = [Int32](repeating: 0, count: graph.count)
    for (node, leaf) in graph.leaves { prices[node] = price(leaf) }
    self.prices = prices
    costs = prices
    isNeeded = Array(repeating: false, count: graph.count)
  }

  /// Begins anew for other answers.
  ///
  /// - Parameter nodes: those that may be needed, in order.
  mutating func begin(_ nodes: [Int], _ holds: (Literal) -> Bool) {
    for node in marked { isNeeded[node] = false }
    marked.removeAll(keepingCapacity: true)
    leaves.removeAll(keepingCapacity: true)
    for node in nodes {
      guard let (x, y) = graph.parts[node] else { continue }
      let (a, b) = (costs[x.variable], costs[y.variable])
      costs[node] =
        switch (holds(x), holds(y)) {
        case (true, true): min(a + b, Justification.most)
        case (false, false): min(a, b)
        case (false, true): a
        case (true, false): b
        }
    }
  }

  /// Notes that the answer of a literal is needed.
  mutating func need(_ literal: Literal, _ holds: (Literal) -> Bool) {
    var waiting = [literal.variable]
    while let node = waiting.popLast() {
      guard node > 0, !isNeeded[node] else { continue }
      isNeeded[node] = true
      marked.append(node)
      guard let (x, y) = graph.parts[node] else {
        leaves.append(node)
        continue
      }
      switch (holds(x), holds(y)) {
      case (true, true): waiting += [x.variable, y.variable]
      case (true, false): waiting.append(y.variable)
      case (false, true): waiting.append(x.variable)
      case (false, false): waiting.append(cheaper(x.variable, y.variable))
      }
    }
  }

  private func cheaper(_ x: Int, _ y: Int) -> Int {
    if isNeeded[x] { return x }
    if isNeeded[y] { return y }
    return costs[y] < costs[x] ? y : x
  }
}
