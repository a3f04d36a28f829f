/// Conditions on dates as they are solved: every anniversary is a date of its own, and what two
/// conditions say together of one date is a condition, too.
final class DateProblem {
  let originCount: Int
  /// How many conditions it was made of.
  let conditionCount: Int
  /// The dates that are read, those that stand for anniversaries behind all others.
  let inputs: [Int]
  /// The conditions: first those over several dates, which hold whatever the months and days of origins
  /// are; then, by origin, what holds once its month and day are known; then those on one date.
  let items: [DateItem]
  /// The same, to be looked at.
  let looks: UnsafeMutableBufferPointer<DateLook>
  /// By how many origins are known, where what is then looked at ends.
  private let ends: [Int]
  /// Where conditions on one date begin.
  private let firstSingle: Int
  /// Whether workdays are counted.
  let readsCalendar: Bool
  /// The dates that stand for anniversaries, in order, with the day asked.
  let anniversaries: [(input: Int, day: DateChain)]
  /// By origin, the date itself; nil if no condition says which it is.
  let origins: [DateChain?]

  /// - Parameters:
  ///   - inputCount: how many dates there may be that are no anniversaries.
  ///   - patterns: days on which conditions hold, as far as they are known.
  ///   - isPlain: whether to take the conditions as they are, all of them exact.
  init(
    _ conditions: [DateCondition], originCount: Int, inputCount: Int, patterns: DayPatterns,
    isPlain: Bool
  ) {
    self.originCount = originCount
    conditionCount = conditions.count
    readsCalendar = conditions.contains(where: \.readsCalendar)
    var exact: [[DateItem]] = Array(repeating: [], count: originCount)
    var origins: [DateChain?] = Array(repeating: nil, count: originCount)
    var anniversaries = Anniversaries(inputCount: inputCount)
    var items: [DateItem] = []
    for (place, condition) in conditions.enumerated() {
      if case .recurs(let origin) = condition.kind {
        let apart = isPlain ? condition : anniversaries.apart(condition)
        origins[origin] = apart.left
        exact[origin].append(DateItem(condition: apart, places: [place], pattern: nil))
      } else if isPlain {
        items.append(DateItem(condition: condition, places: [place], pattern: nil))
      } else {
        let apart = anniversaries.apart(condition)
        let isKnown = items.contains { $0.condition.isSame(as: apart) }
        if !isKnown { items.append(DateProblem.item(apart, [place], patterns)) }
      }
    }
    for tie in anniversaries.ties { items.append(DateProblem.item(tie, [], patterns)) }
    for (origin, condition) in anniversaries.exact {
      exact[origin].append(DateItem(condition: condition, places: [], pattern: nil))
    }
    if !isPlain { items += DateProblem.joined(items, patterns) }
    self.anniversaries = anniversaries.days
    self.origins = origins
    let ordinary = items.filter { $0.pattern == nil }
    ends = exact.reduce(into: [ordinary.count]) { ends, some in
      ends.append(ends[ends.count - 1] + some.count)
    }
    firstSingle = ends[originCount]
    let single = items.filter { $0.pattern != nil }.map { ($0.condition.right.input ?? -1, $0) }
      .sorted { $0.0 < $1.0 }
    self.items = ordinary + exact.joined() + single.map(\.1)
    looks = .allocate(capacity: self.items.count)
    _ = looks.initialize(from: self.items.map { DateLook($0) })
    for number in looks.indices {
      let input = looks[number].right.input
      let (first, last) = (
        single.firstIndex { $0.0 == input }, single.lastIndex { $0.0 == input }
      )
      if let first, let last { looks[number].singles = firstSingle + first...firstSingle + last }
    }
    inputs = DateProblem.inputs(looks)
  }

  deinit {
    for look in looks { look.deallocate() }
    looks.deallocate()
  }

  /// The inputs that are read, in order.
  private static func inputs(_ looks: UnsafeMutableBufferPointer<DateLook>) -> [Int] {
    let last = looks.reduce(-1) { max($0, $1.left.input, $1.right.input) }
    var isRead = [Bool](repeating: false, count: last + 1)
    for look in looks {
      for input in [look.left.input, look.right.input] where input >= 0 { isRead[input] = true }
    }
    return isRead.indices.filter { isRead[$0] }
  }

  /// The numbers of what is looked at in turn, once the months and days of so many origins are known.
  func ordinary(knowing known: Int) -> Range<Int> { 0..<ends[known] }

  /// The numbers of conditions on one date.
  var singles: Range<Int> { firstSingle..<items.count }

  /// The numbers of conditions on a date alone.
  func singles(of input: Int) -> Range<Int> {
    let own = singles.filter { looks[$0].right.input == input }
    return own.first.map { $0..<$0 + own.count } ?? 0..<0
  }

  /// The numbers of what holds once the month and day of an origin are known.
  func exact(_ origin: Int) -> Range<Int> { ends[origin]..<ends[origin + 1] }

  private static func item(
    _ condition: DateCondition, _ places: [Int], _ patterns: DayPatterns
  ) -> DateItem {
    DateItem(condition: condition, places: places, pattern: patterns.pattern(condition))
  }

  /// What conditions say together of one date, that lead from it over one or two others back to it:
  /// these lie between days counted from it, so the first of these is no later than the last.
  private static func joined(_ items: [DateItem], _ patterns: DayPatterns) -> [DateItem] {
    var joined: [DateItem] = []
    /// - Parameter days: how many days after its left date the right input lies at least.
    func follow(_ way: [DateItem], _ days: Int32) {
      guard let first = way.first?.condition, let last = way.last?.condition.right.input else {
        return
      }
      for next in items where next.condition.left.input == last {
        guard let slack = next.condition.slack, let down = next.condition.left.days,
          let input = next.condition.right.input
        else { continue }
        if input == first.left.input {
          var left = first.left
          left.steps.append(
            DateChain.Step(operation: .addDays, amount: days + down + slack, calendar: 0))
          let all = DateCondition(.notAfter, left, next.condition.right, causes: [])
          if joined.contains(where: { $0.condition.isSame(as: all) }) { continue }
          let both = item(all, (way + [next]).flatMap(\.places), patterns)
          if both.pattern?.isSure != true { joined.append(both) }
        } else if way.count < mostOnWay, input != last, let up = next.condition.right.days {
          follow(way + [next], days + down + slack - up)
        }
      }
    }
    for item in items {
      guard let date = item.condition.left.input, let other = item.condition.right.input,
        other != date, let slack = item.condition.slack, let up = item.condition.right.days
      else { continue }
      follow([item], slack - up)
    }
    return joined
  }

  /// How many conditions may lead away from a date before one leads back.
  private static let mostOnWay = 2
}

/// Anniversaries as dates of their own.
private struct Anniversaries {
  /// An anniversary, as the date it is the last step of.
  private struct Anniversary: Hashable {
    let input: Int?
    let fixed: Int32
    let steps: [DateChain.Step]
  }

  private let inputCount: Int
  private var numbers: [Anniversary: Int] = [:]
  /// What they satisfy whatever the origin is.
  private(set) var ties: [DateCondition] = []
  private(set) var days: [(input: Int, day: DateChain)] = []
  /// What makes them anniversaries of an origin.
  private(set) var exact: [(origin: Int, condition: DateCondition)] = []

  init(inputCount: Int) { self.inputCount = inputCount }

  mutating func apart(_ condition: DateCondition) -> DateCondition {
    DateCondition(
      condition.kind, apart(condition.left), apart(condition.right), causes: condition.causes)
  }

  private mutating func apart(_ chain: DateChain) -> DateChain {
    guard chain.steps.contains(where: \.isAnniversary) else { return chain }
    var result = chain
    result.steps = []
    for step in chain.steps {
      if step.isAnniversary {
        result = DateChain(input: number(result, step))
        result.gates = chain.gates
      } else {
        result.steps.append(step)
      }
    }
    return result
  }

  private mutating func number(_ day: DateChain, _ step: DateChain.Step) -> Int {
    let anniversary = Anniversary(input: day.input, fixed: day.fixed, steps: day.steps + [step])
    if let known = numbers[anniversary] { return known }
    let number = inputCount + numbers.count
    numbers[anniversary] = number
    days.append((number, day))
    let answer = DateChain(input: number)
    var yearOn = day
    yearOn.steps.append(DateChain.Step(operation: .addDays, amount: 365, calendar: 0))
    ties.append(DateCondition(.notAfter, day, answer, causes: []))
    ties.append(DateCondition(.notAfter, answer, yearOn, causes: []))
    let origin = Int(step.amount)
    exact.append(
      (origin, DateCondition(.isAnniversary(origin, step.operation), answer, answer, causes: [])))
    // The one before it lies before the day asked.
    var before = answer
    before.steps = [DateChain.Step(operation: .addDays, amount: -366, calendar: 0), step]
    exact.append((origin, DateCondition(.before, before, day, causes: [])))
    return number
  }
}
