import PolicyProgram
import PolicyValues

/// Conditions that no dates satisfy together, by what they say, whichever answers ask for them.
///
/// Dates and conditions have names, which are the same in every code: numbers in the order of their coming.
/// One thread at a time.
final class DateCores {
  /// What a code calls its dates.
  struct Frame {
    /// By input and by calendar, a number that is the same in every code.
    let unknowns: [Int]
    let calendars: [Int]
    /// By origin of anniversaries, the name of the date it is.
    fileprivate(set) var origins: [Int?] = []

    init(unknowns: [Int], calendars: [Int]) {
      (self.unknowns, self.calendars) = (unknowns, calendars)
    }
  }

  /// A condition, whatever code it stands in.
  private struct Statement: Hashable {
    let kind: DateCondition.Kind
    /// By their names.
    let left: Int
    let right: Int
  }

  let registers = RegisterNames()
  private let differences: DateDifferences
  private var dateNames: [NamedDate: Int] = [:]
  private var namedDates: [NamedDate] = []
  private var names: [Statement: Int] = [:]
  /// By name, what it says of differences.
  private var bounds: [DateDifferences.Bound?] = []
  /// By what two dates are counted from, the names of the conditions between them.
  private var between: [[Int]: [Int]] = [:]
  /// By answer to a comparison, what it asks for.
  var ways: [ConditionWay.Answer: [ConditionWay]] = [:]
  /// By register and whether its floor will do, the ways in which a date is counted.
  var dates: [DateWays.Key: DateWays] = [:]
  /// By the least of their names, the names in order.
  private var cores: [Int: [[Int]]] = [:]

  init(_ spans: DateSpans) { differences = DateDifferences(spans, registers) }

  /// The name of each condition; nil if it says which month and day an origin has, or hangs on days that
  /// the solver is told.
  func names(
    _ conditions: [DateCondition], _ frame: inout Frame, originCount: Int
  ) -> [Int?] {
    frame.origins = Array(repeating: nil, count: originCount)
    for condition in conditions {
      guard case .recurs(let origin) = condition.kind else { continue }
      frame.origins[origin] = name(of: condition.left, frame)
    }
    return conditions.map { name($0, frame) }
  }

  /// A condition's name, in a frame in which origins have theirs.
  func name(_ condition: DateCondition, _ frame: Frame) -> Int? {
    guard condition.isOfFixedKind, let left = name(of: condition.left, frame),
      let right = name(of: condition.right, frame)
    else { return nil }
    return name(condition.kind, left, right)
  }

  /// A condition's name.
  ///
  /// - Parameters:
  ///   - kind: one that says all that there is to say.
  ///   - left: the name of a date, and so is the right one.
  func name(_ kind: DateCondition.Kind, _ left: Int, _ right: Int) -> Int {
    let statement = Statement(kind: kind, left: left, right: right)
    if let name = names[statement] { return name }
    let name = names.count
    names[statement] = name
    bounds.append(differences.bound(kind, namedDates[left], namedDates[right]))
    pair(name)
    return name
  }

  /// Notes the conditions that exclude a new one by how many days lie between dates.
  private func pair(_ name: Int) {
    guard let bound = bounds[name] else { return }
    let (from, to) = (differences.unknown(of: bound.other), differences.unknown(of: bound.date))
    for other in between[[to, from]] ?? [] {
      if let second = bounds[other], differences.exclude(bound, second) { add([other, name]) }
    }
    between[[from, to], default: []].append(name)
  }

  /// The name of a date; nil if it hangs on an origin that has none.
  func name(of chain: DateChain, _ frame: Frame) -> Int? {
    var steps: [DateChain.Step] = []
    for step in chain.steps {
      guard step.isAnniversary else {
        steps.append(step.reading(frame.calendars))
        continue
      }
      guard let origin = frame.origins[Int(step.amount)] else { return nil }
      let amount = Int32(truncatingIfNeeded: origin)
      steps.append(DateChain.Step(operation: step.operation, amount: amount, calendar: 0))
    }
    return name(
      NamedDate(unknown: chain.input.map { frame.unknowns[$0] }, fixed: chain.fixed, steps: steps))
  }

  /// The name of a date that is counted on from another by one step.
  func name(of name: Int, then step: DateChain.Step) -> Int {
    var date = namedDates[name]
    date.steps.append(step)
    return self.name(date)
  }

  /// A date's name.
  func name(_ date: NamedDate) -> Int {
    if let name = dateNames[date] { return name }
    dateNames[date] = namedDates.count
    namedDates.append(date)
    return namedDates.count - 1
  }

  /// Notes that no dates satisfy some conditions.
  func add(_ names: [Int]) {
    let core = Set(names).sorted()
    guard let first = core.first else { return }
    cores[first, default: []].append(core)
  }

  /// Sets of some conditions that no dates satisfy, as far as it is known; by names.
  func all(of names: [Int]) -> [[Int]] {
    var isGiven = [Bool](repeating: false, count: bounds.count)
    for name in names { isGiven[name] = true }
    return names.flatMap { first in
      (cores[first] ?? []).filter { core in core.allSatisfy { isGiven[$0] } }
    }
  }

  /// Some that exclude each other by how many days lie between dates, apart from each other; as places.
  func circles(among names: [Int?]) -> [[Int]] {
    var rest = names.map { $0.flatMap { bounds[$0] } }
    var circles: [[Int]] = []
    while let circle = DateCircle.places(of: rest, in: differences) {
      circles.append(circle)
      add(circle.compactMap { names[$0] })
      for place in circle { rest[place] = nil }
    }
    return circles
  }
}
