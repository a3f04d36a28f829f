import PolicyProgram
import PolicyValues

// The ways in which dates are counted.
extension DateTheory {
  /// The ways in which a date is counted.
  ///
  /// - Parameter mayBeFloor: whether of a date that is not known its floor will do.
  func dates(_ date: RegisterID, mayBeFloor: Bool) -> DateWays {
    let key = key(date, mayBeFloor)
    if let known = cores.dates[key] { return known }
    let ways = count(date, mayBeFloor)
    cores.dates[key] = ways
    return ways
  }

  private func count(_ register: RegisterID, _ mayBeFloor: Bool) -> DateWays {
    var ways = DateWays()
    if let day = frame.ranges[Int(register.index)].value {
      ways.add(.init(date: cores.name(NamedDate(unknown: nil, fixed: day))))
    } else if let i = frame.code.instruction(of: register) {
      count(register, i, mayBeFloor, &ways)
    } else {
      let unknown = coreFrame.unknowns[Int(register.index)]
      ways.add(.init(date: cores.name(NamedDate(unknown: unknown, fixed: 0))))
    }
    return ways
  }

  private func count(
    _ register: RegisterID, _ i: Instruction, _ mayBeFloor: Bool, _ ways: inout DateWays
  ) {
    func part(_ date: RegisterID, _ mayBeFloor: Bool = false) -> [DateWays.Way] {
      ways.parts.append(key(date, mayBeFloor))
      return dates(date, mayBeFloor: mayBeFloor).all
    }
    switch i.operation {
    case .addMonths, .addMonthsInside, .addMonthsNextDay, .addMonthsNextDayInside, .addDays,
      .addWorkdays:
      let amounts = amounts(i.b)
      for way in part(i.a, mayBeFloor) {
        for (amount, answers) in amounts { ways.add(stepped(way, i, amount).given(answers)) }
      }
    case .rollToWorkday:
      for way in part(i.a, mayBeFloor) { ways.add(stepped(way, i, 0)) }
    case .select, .veil:
      let (gate, yes, no) = i.operation == .select ? (i.a, i.b, i.c) : (i.b, i.a, i.c)
      guard let place = frame.places[gate] else { return }
      for way in part(yes, mayBeFloor) { ways.add(way.given([answer(place, true)])) }
      guard i.operation == .select || mayBeFloor else { return }
      for way in part(no, mayBeFloor) { ways.add(way.given([answer(place, false)])) }
    case .minimum, .maximum:
      guard let place = frame.places[register] else { return }
      let (isFirst, isNot) = (answer(place, true), answer(place, false))
      for (x, y) in pairs(part(i.a), part(i.b)) {
        let (early, late) = i.operation == .minimum ? (x, y) : (y, x)
        ways.ask(cores.name(.notAfter, early.date, late.date), x.given([isFirst])?.answers(and: y))
        ways.ask(cores.name(.notAfter, late.date, early.date), x.given([isNot])?.answers(and: y))
        ways.add(x.given([isFirst]))
        ways.add(y.given([isNot]))
      }
    case .anniversary, .anniversaryNextDay:
      guard let place = frame.places[register] else { return }
      let (isReached, isNot) = (answer(place, true), answer(place, false))
      for (origin, day) in pairs(part(i.a), part(i.b)) {
        let answers = origin.answers(and: day)
        ways.ask(cores.name(.notAfter, origin.date, day.date), answers + [isReached])
        ways.ask(cores.name(.before, day.date, origin.date), answers + [isNot])
        let step = DateChain.Step(
          operation: i.operation, amount: Int32(truncatingIfNeeded: origin.date), calendar: 0)
        let date = cores.name(of: day.date, then: step)
        ways.add(DateWays.Way(date: date, answers: answers + [isReached]))
        ways.add(origin.given([isNot]))
      }
    default: break
    }
  }

  func answer(_ place: Int, _ isSo: Bool) -> ConditionWay.Answer {
    ConditionWay.Answer(
      register: numbers[place], isGate: place >= comparisons.count, isSo: isSo)
  }

  private func pairs(
    _ some: [DateWays.Way], _ others: [DateWays.Way]
  ) -> [(DateWays.Way, DateWays.Way)] {
    some.flatMap { one in others.filter(one.goes).map { (one, $0) } }
  }

  private func stepped(_ way: DateWays.Way, _ i: Instruction, _ amount: Int32) -> DateWays.Way {
    let step = DateChain.Step(
      operation: i.operation, amount: amount, calendar: Int(i.table)
    ).reading(coreFrame.calendars)
    return DateWays.Way(date: cores.name(of: way.date, then: step), answers: way.answers)
  }

  /// What a number may be, by what chooses it; none if it is counted.
  private func amounts(_ register: RegisterID) -> [(Int32, [ConditionWay.Answer])] {
    if let value = frame.ranges[Int(register.index)].value { return [(value, [])] }
    guard let i = frame.code.instruction(of: register), i.operation == .select,
      let place = frame.places[i.a]
    else { return [] }
    return amounts(i.b).map { ($0, $1 + [answer(place, true)]) }
      + amounts(i.c).map { ($0, $1 + [answer(place, false)]) }
  }
}
