extension ClauseSolver {
  /// Learns a clause from one that does not hold, and takes back what it forbids.
  mutating func learn(from conflict: Int32) {
    var learned: [Literal] = [Literal(code: 0)]
    var clause = conflict
    var open = 0
    var place = trail.count - 1
    var marked: [Int] = []
    var turning: Literal?
    repeat {
      let (start, size) = (Int(clause) + 1, Int(arena[Int(clause)]))
      for index in start..<start + size {
        let literal = Literal(code: arena[index])
        let variable = literal.variable
        guard literal != turning, !isMarked[variable], levels[variable] > 0 else { continue }
        isMarked[variable] = true
        marked.append(variable)
        order.raise(variable)
        if Int(levels[variable]) >= level { open += 1 } else { learned.append(literal) }
      }
      while !isMarked[trail[place].variable] { place -= 1 }
      let literal = trail[place]
      turning = literal
      clause = reasons[literal.variable]
      isMarked[literal.variable] = false
      place -= 1
      open -= 1
    } while open > 0
    if let turning { learned[0] = !turning }
    learned = [learned[0]] + learned.dropFirst().filter { !isImplied($0) }
    for variable in marked { isMarked[variable] = false }
    order.age()
    take(learned)
  }

  /// Whether the others of a clause that is learned force a literal anyway.
  private func isImplied(_ literal: Literal) -> Bool {
    let reason = reasons[literal.variable]
    guard reason >= 0 else { return false }
    let (start, size) = (Int(reason) + 1, Int(arena[Int(reason)]))
    return (start..<start + size).allSatisfy { index in
      let other = Literal(code: arena[index])
      return other.variable == literal.variable || levels[other.variable] == 0
        || isMarked[other.variable]
    }
  }

  private mutating func take(_ learned: [Literal]) {
    var learned = learned
    guard learned.count > 1 else {
      cancel(to: 0)
      return enqueue(learned[0], because: -1)
    }
    var latest = 1
    for index in learned.indices.dropFirst(2)
    where levels[learned[index].variable] > levels[learned[latest].variable] { latest = index }
    learned.swapAt(1, latest)
    cancel(to: Int(levels[learned[1].variable]))
    enqueue(learned[0], because: attach(learned))
  }
}
