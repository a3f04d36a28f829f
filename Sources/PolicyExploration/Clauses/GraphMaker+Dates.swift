import PolicyProgram
import PolicyValues

// Dates.
extension GraphMaker {
  /// A comparison is trusted where the dates are known that it reads. Of one that is not known it is
  /// known that it does not lie before its floor.
  mutating func compareDates(
    _ register: RegisterID, _ i: Instruction
  ) throws(Unsayable) -> Rails {
    comparisons.append(register)
    let leaf = graph.leaf(.holds(register))
    let isOfDays = i.operation == .atMost && code.types[Int(i.a.index)] == .day
    let (early, late) = (try known(i.a), try known(i.b))
    guard isOfDays else {
      let both = graph.and(early, late).yes
      trusts.append((both, both))
      return graph.partly(
        yes: graph.and(both, leaf), no: graph.and(both, !leaf), else: .guess(register))
    }
    let yes = graph.and(early, try known(i.b, isLate: true)).yes
    let no = graph.and(late, try known(i.a, isLate: true)).yes
    trusts.append((yes, no))
    return graph.partly(
      yes: graph.and(yes, leaf), no: graph.and(no, !leaf), else: .guess(register))
  }

  /// Whether a date, or a number counted between dates, is known.
  ///
  /// - Parameter isLate: whether its floor is enough.
  mutating func known(
    _ register: RegisterID, isLate: Bool = false
  ) throws(Unsayable) -> Rails {
    guard range(register).isOpen else { return Rails(true) }
    guard let i = code.instruction(of: register) else {
      let isSilent = inquiry.isSilent(Int(register.index))
      return AnswerGraph.isKnown(isSilent ? AnswerGraph.never : AnswerGraph.always)
    }
    let key = DateKey(register: register, isLate: isLate)
    if let rails = knownDates[key] { return rails }
    let result = try isKnown(i, isLate)
    knownDates[key] = result
    return result
  }

  mutating func isKnown(
    _ i: Instruction, _ isLate: Bool
  ) throws(Unsayable) -> Rails {
    switch i.operation {
    case .select:
      let condition = try rails(i.a)
      let (x, y) = (try known(i.b, isLate: isLate), try known(i.c, isLate: isLate))
      let (one, other) = (graph.and(condition.yes, x.yes), graph.and(condition.no, y.yes))
      return AnswerGraph.isKnown(graph.or(one, other))
    case .veil:
      let (condition, value) = (try rails(i.b), try known(i.a, isLate: isLate))
      knowing.append(condition.yes)
      let sure = graph.and(condition.yes, value.yes)
      guard isLate else { return AnswerGraph.isKnown(sure) }
      let floor = graph.and(condition.no, try known(i.c, isLate: true).yes)
      return AnswerGraph.isKnown(graph.or(sure, floor))
    case .addMonths, .addMonthsInside, .addMonthsNextDay, .addMonthsNextDayInside, .addDays,
      .addWorkdays:
      let (date, amount) = (try known(i.a, isLate: isLate), try known(i.b))
      return graph.and(date, amount)
    case .rollToWorkday: return try known(i.a, isLate: isLate)
    case .native: throw Unsayable()
    default:
      let parts = code.arguments(of: i)
      var result = Rails(true)
      for part in parts { result = graph.and(result, try known(part)) }
      return result
    }
  }
}
