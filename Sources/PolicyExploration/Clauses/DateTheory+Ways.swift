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
    var names: [Int] = []
    var clauses: [[Literal]] = []
    var first = 0
    while first < ways.all.count {
      let name = ways.all[first].name
      let end = ways.all[first...].firstIndex { $0.name != name } ?? ways.all.count
      names.append(name)
      if end == first + 1, ways.all[first].literals.count == 1 {
        propositions[name] = ways.literals[ways.all[first].literals.lowerBound]
      } else {
        propositions[name] = Literal(number)
        for way in ways.all[first..<end] {
          let answers = Array(ways.literals[way.literals])
          asking.append((proposition: number, answers: answers))
          clauses.append(answers.map { !$0 } + [Literal(number)])
        }
        number += 1
      }
      first = end
    }
    let excluded = cores.all(of: names)
    return clauses + excluded.map { core in core.compactMap { propositions[$0].map(!) } }
  }

  /// Answers that ask for conditions, in the order of these.
  private struct Ways {
    /// The conditions by their names, with where the answers stand.
    var all: [(name: Int, literals: Range<Int>)] = []
    var literals: [Literal] = []
  }

  private func waysToAsk() -> Ways {
    let most = (numbers.max() ?? 0) + 1
    var places = [Int32](repeating: -1, count: most)
    var chosen = places
    for (place, number) in numbers.enumerated() {
      if place < comparisons.count {
        places[number] = Int32(truncatingIfNeeded: place)
      } else {
        chosen[number] = Int32(truncatingIfNeeded: place)
      }
    }
    var all = Ways()
    func add(_ ways: [ConditionWay]) {
      for way in ways {
        let start = all.literals.count
        for answer in way.answers where answer.register < most {
          let place = answer.isGate ? chosen[answer.register] : places[answer.register]
          if place >= 0 { all.literals.append(literal(Int(place), answer.isSo)) }
        }
        if all.literals.count == start + way.answers.count {
          all.all.append((way.name, start..<all.literals.count))
        } else {
          all.literals.removeLast(all.literals.count - start)
        }
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
    all.all.sort {
      $0.name == $1.name ? $0.literals.lowerBound < $1.literals.lowerBound : $0.name < $1.name
    }
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
