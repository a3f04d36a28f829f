import PolicyProgram
import PolicyValues

/// Conditions as a graph of conjunctions and opposites, in which equal ones are one.
///
/// Node 0 always holds. A node is a leaf, or both of two literals of nodes before it.
struct AnswerGraph {
  /// What a leaf says.
  enum Leaf: Hashable {
    /// An input that is a bool holds, or a comparison of dates.
    case holds(RegisterID)
    /// A choice is this option, or a set has it.
    case has(Int, option: Int32)
    /// A number is at most so great.
    case atMost(Int, Int32)
    /// Of two dates the first is the earlier, or the later; of an anniversary, the origin does not lie
    /// after the day asked.
    case isFirst(RegisterID)
    /// What a condition would be, or whether a choice or set would have an option, of which nobody knows.
    case guess(RegisterID, option: Int32 = 0)
  }

  /// Both of these; nil for leaves.
  private(set) var parts: [(Literal, Literal)?] = [nil]
  private(set) var leaves: [Int: Leaf] = [:]
  private var numbers: [Leaf: Int] = [:]
  private var known: [Int64: Literal] = [:]

  static let always = Literal(0)
  static let never = !Literal(0)

  var count: Int { parts.count }

  mutating func leaf(_ leaf: Leaf) -> Literal {
    if let number = numbers[leaf] { return Literal(number) }
    let number = parts.count
    parts.append(nil)
    leaves[number] = leaf
    numbers[leaf] = number
    return Literal(number)
  }

  /// The literal of a leaf; nil if nothing reads it.
  func number(of leaf: Leaf) -> Literal? { numbers[leaf].map { Literal($0) } }

  /// The nodes on which the answers of literals hang, in order.
  ///
  /// - Parameter behind: what the answer of a leaf hangs on besides.
  func cone(of literals: [Literal], behind: (Int) -> [Literal]) -> [Int] {
    var isSeen = [Bool](repeating: false, count: count)
    var waiting = literals.map(\.variable)
    while let node = waiting.popLast() {
      guard node > 0, node < count, !isSeen[node] else { continue }
      isSeen[node] = true
      if let (x, y) = parts[node] {
        waiting += [x.variable, y.variable]
      } else {
        waiting += behind(node).map(\.variable)
      }
    }
    return isSeen.indices.filter { isSeen[$0] }
  }

  /// What must hold so that some literals do, as far as that is only one thing; each once.
  func needed(for literals: [Literal]) -> [Literal] {
    var found: Set<Literal> = []
    var all: [Literal] = []
    var waiting = literals
    while let literal = waiting.popLast() {
      guard literal.variable > 0, found.insert(literal).inserted else { continue }
      all.append(literal)
      if !literal.isOpposite, let (x, y) = parts[literal.variable] { waiting += [x, y] }
    }
    return all
  }

  mutating func and(_ x: Literal, _ y: Literal) -> Literal {
    if x == Self.never || y == Self.never || x == !y { return Self.never }
    if x == Self.always || x == y { return y }
    if y == Self.always { return x }
    if let same = absorbed(x, y) ?? absorbed(y, x) { return same }
    let (first, second) = x.code < y.code ? (x, y) : (y, x)
    let key = Int64(first.code) << 32 | Int64(second.code)
    if let literal = known[key] { return literal }
    let literal = Literal(parts.count)
    parts.append((first, second))
    known[key] = literal
    return literal
  }

  /// What a conjunction comes to where one side says something of a part of the other.
  private func absorbed(_ x: Literal, _ y: Literal) -> Literal? {
    guard let (first, second) = parts[y.variable] else { return nil }
    if !y.isOpposite {
      if first == x || second == x { return y }
      return first == !x || second == !x ? Self.never : nil
    }
    return first == !x || second == !x ? x : nil
  }

  mutating func or(_ x: Literal, _ y: Literal) -> Literal { !and(!x, !y) }

  mutating func all(_ literals: [Literal]) -> Literal {
    literals.reduce(Self.always) { and($0, $1) }
  }

  mutating func any(_ literals: [Literal]) -> Literal { literals.reduce(Self.never) { or($0, $1) } }

  /// `x` where the condition holds, else `y`.
  mutating func choose(_ condition: Literal, _ x: Literal, _ y: Literal) -> Literal {
    if x == y { return x }
    let (one, other) = (and(condition, x), and(!condition, y))
    return or(one, other)
  }
}
