import PolicyProgram
import PolicyValues

// Which answers ask for which conditions.
extension DateTheory {
  /// Clauses that say which answers ask for which conditions, and which of these are known to exclude
  /// each other.
  ///
  /// - Parameter number: new propositions are numbered from there on; it is moved behind them.
  func clauses(from number: inout Int) -> [[Literal]] {
    let ways = waysToAsk()
    let names = ways.keys.sorted()
    var clauses: [[Literal]] = []
    for name in names {
      guard let some = ways[name] else { continue }
      if some.count == 1, some[0].count == 1 {
        propositions[name] = some[0][0]
        continue
      }
      propositions[name] = Literal(number)
      for literals in some { clauses.append(literals.map { !$0 } + [Literal(number)]) }
      number += 1
    }
    let excluded = cores.all(of: names)
    return clauses + excluded.map { core in core.compactMap { propositions[$0].map(!) } }
  }

  /// By condition, answers that ask for it.
  private func waysToAsk() -> [Int: [[Literal]]] {
    var places: [Int: Int] = [:]
    var chosen: [Int: Int] = [:]
    for (place, number) in numbers.enumerated() {
      if place < comparisons.count { places[number] = place } else { chosen[number] = place }
    }
    var all: [Int: [[Literal]]] = [:]
    func add(_ ways: [ConditionWay]) {
      for way in ways {
        let literals = way.answers.compactMap { answer in
          (answer.isGate ? chosen : places)[answer.register].map { literal($0, answer.isSo) }
        }
        if literals.count == way.answers.count { all[way.name, default: []].append(literals) }
      }
    }
    for place in 0..<numbers.count { registers[place] = Ends(0, 1) }
    var dates: Set<DateWays.Key> = []
    for place in comparisons.indices {
      for isSo in [false, true] {
        guard let shape = shape(place, isSo) else { continue }
        add(ways(place, isSo, shape))
        for key in [key(shape.left, false), key(shape.right, shape.mayBeFloor)] {
          note(key, &dates)
        }
      }
    }
    for date in dates.sorted() { add(cores.dates[date]?.beside ?? []) }
    return all
  }

  /// Notes a date, and all that it is counted from.
  private func note(_ date: DateWays.Key, _ dates: inout Set<DateWays.Key>) {
    guard dates.insert(date).inserted, let ways = cores.dates[date] else { return }
    for part in ways.parts { note(part, &dates) }
  }

  private func shape(_ place: Int, _ isSo: Bool) -> DateConditions.Shape? {
    try? DateConditions(frame, registers).shape(of: comparisons[place], isSo)
  }

  func key(_ date: RegisterID, _ mayBeFloor: Bool) -> DateWays.Key {
    DateWays.Key(date: registerNumbers[Int(date.index)], mayBeFloor: mayBeFloor)
  }

  /// The ways in which an answer to a comparison asks for conditions.
  private func ways(
    _ place: Int, _ isSo: Bool, _ shape: DateConditions.Shape
  ) -> [ConditionWay] {
    let answer = answer(place, isSo)
    if let known = cores.ways[answer] { return known }
    let left = dates(shape.left, mayBeFloor: false)
    let right = dates(shape.right, mayBeFloor: shape.mayBeFloor)
    var ways: [ConditionWay] = []
    for one in left.all {
      for two in right.all where shape.isOfOneDate ? one == two : one.goes(with: two) {
        let name = cores.name(shape.kind, one.date, two.date)
        ways.append(ConditionWay(name: name, answers: [answer] + one.answers(and: two)))
      }
    }
    cores.ways[answer] = ways
    return ways
  }
}
