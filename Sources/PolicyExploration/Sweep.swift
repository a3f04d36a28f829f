import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Looks everywhere for a condition: anchor by anchor where dates are compared with each other.
final class Sweep {
  let inquiry: Inquiry
  private let reach: Reach
  private let explorer: Explorer
  private let spans: DateSpans
  private let box: [Ends]
  private let calendar: ClosedRange<Int32>?
  /// How many boxes may be run to find out which date to take.
  private let trial: Int
  private let pace: Pace
  private var results: [Run: Result] = [:]
  /// The date that is taken day by day; nil if no two dates meet.
  private(set) lazy var anchor = chooseAnchor(trying: trial)
  private(set) lazy var anchors = anchor.map(anchors(of:))
  /// Whether each day is taken by itself, those of our time before all others: fixed days may matter, or
  /// it is not known how far what is asked reaches.
  private(set) var isDayByDay = false

  /// A box of unknowns in which the condition holds for every point.
  struct Hit {
    let box: [Ends]
    /// Index into the anchors' representatives.
    let anchor: Int
  }

  /// What a sweep is for, and how long one of its days may take.
  enum Pace {
    /// One question by itself: as long as there are boxes left.
    case alone
    /// One of many questions, for a single hit: the same, and results are kept to be given again.
    case any
    /// One of many, for every day: a part of the boxes, since where one day takes longer the others
    /// come to no end either.
    case all
  }

  private struct Run: Hashable {
    let pinned: [Unknown: Ends]
    let most: Int
    let budget: Int
  }

  /// What a look everywhere found.
  struct Result {
    var hits: [Hit] = []
    var anchor: Int?
    var anchors = Anchors.each(from: PackedDay.earliest, through: PackedDay.earliest)
    var boxes = 0
    /// How many anchors were not looked at, and how many there are.
    var left = 0
    /// Boxes in which a partial value, such as an unknown calendar year, hides the answer.
    var hidden = 0
    var isComplete: Bool { left == 0 }
  }

  /// - Parameters:
  ///   - inquiry: already cut.
  ///   - budget: how many boxes there are for it in all.
  ///   - spans: what is known of dates.
  ///   - pace: how long one day may take.
  init(_ inquiry: Inquiry, budget: Int, _ spans: DateSpans, pace: Pace = .alone) {
    self.inquiry = inquiry
    self.spans = spans
    self.pace = pace
    trial = min(20_000, max(100, budget / (pace == .all ? 50 : 10)))
    reach = Reach(inquiry.code)
    let tape = Tape(inquiry.code)
    explorer = Explorer(
      tape, targets: [], assumptions: inquiry.goals, isThrifty: true)
    box = inquiry.code.inputs.map(\.domain)
    calendar = inquiry.code.calendars.first.map { run in
      let (first, last) = (Int32(run.years.lowerBound), Int32(run.years.upperBound))
      return PackedDay.pack(
        month: first * 12, day: 1)...PackedDay.pack(
          month: last * 12 + 11, day: 31)
    }
  }

  /// Looks at one anchor after another, at each until the condition is met.
  ///
  /// - Parameters:
  ///   - pinned: unknowns that are narrower than they may be.
  ///   - most: how many anchors with a hit to look for.
  ///   - budget: how many boxes may be run.
  func run(pinning pinned: [Unknown: Ends] = [:], most: Int = .max, budget: Int) -> Result {
    guard pace != .alone else { return runNow(pinning: pinned, most: most, budget: budget) }
    let run = Run(pinned: pinned, most: most, budget: budget)
    if let known = results[run] { return known }
    let result = runNow(pinning: pinned, most: most, budget: budget)
    results[run] = result
    return result
  }

  private func runNow(pinning pinned: [Unknown: Ends], most: Int, budget: Int) -> Result {
    var result = Result()
    guard inquiry.settled != false else { return result }
    let whole = zip(inquiry.unknowns, box).map { pinned[$0] ?? $1 }
    result.anchor = anchor
    if let anchors { result.anchors = anchors }
    var spent = 0
    var looked = 0
    let isLong = pace == .all && result.anchors.representatives.count > 64
    let share = isLong ? max(1, budget / 8) : budget
    for (index, representative) in result.anchors.representatives.enumerated() {
      guard spent < budget else {
        result.left = result.anchors.total - looked
        break
      }
      var box = whole
      if let anchor { box[anchor] = Ends(representative.day) }
      if let hit = again(result.hits.last, in: box, from: result) {
        result.hits.append(Hit(box: hit, anchor: index))
        looked += representative.weight
        spent += explorer.boxes
        if result.hits.count >= most { break }
        continue
      }
      let coverage = explorer.explore(box, budget: min(budget - spent, share)) { region in
        guard region.unresolved.isEmpty else { return result.hidden += 1 }
        let ends = inquiry.code.inputs.indices.map { region[RegisterID(UInt16($0))] }
        guard !inquiry.dependsOnSilence(ends) else { return result.hidden += 1 }
        result.hits.append(Hit(box: ends, anchor: index))
        explorer.stop()
      }
      spent += explorer.boxes
      guard coverage == .complete else {
        result.left = result.anchors.total - looked
        break
      }
      looked += representative.weight
      if result.hits.count >= most { break }
    }
    result.boxes = spent
    return result
  }

  /// A hit like the last one, its days moved on with the anchor; nil if there is none.
  private func again(_ last: Hit?, in box: [Ends], from result: Result) -> [Ends]? {
    guard let last, let anchor else { return nil }
    let before = result.anchors.representatives[last.anchor].day
    let days = PackedDay.daysBetween(before, box[anchor].lo)
    var guess = box
    for (index, ends) in last.box.enumerated() where index != anchor {
      guard inquiry.code.types[index] == .day, ends != self.box[index] else {
        guess[index] = ends
        continue
      }
      let day = PackedDay.addDays(ends.lo, days)
      guess[index] = Ends(min(max(day, box[index].lo), box[index].hi))
    }
    return first(in: guess, budget: 40)
  }

  /// The first box in which the condition holds; nil if none was found soon.
  private func first(in box: [Ends], budget: Int) -> [Ends]? {
    var found: [Ends]?
    _ = explorer.explore(box, budget: budget) { region in
      guard region.unresolved.isEmpty else { return }
      let ends = inquiry.code.inputs.indices.map { region[RegisterID(UInt16($0))] }
      guard !inquiry.dependsOnSilence(ends) else { return }
      found = ends
      explorer.stop()
    }
    return found
  }

  // MARK: Anchors

  private func anchors(of anchor: Int) -> Anchors {
    let domain = box[anchor]
    // A fact with a range of its own is taken at its word.
    guard PackedDay.daysBetween(domain.lo, domain.hi) > 200 * 365 else {
      return .each(from: domain.lo, through: min(domain.hi, PackedDay.last))
    }
    if reach.readsCalendar, let calendar {
      return .each(from: calendar.lowerBound, through: calendar.upperBound, within: domain)
    }
    guard reach.fixedDays.isEmpty, let days = reach.days(from: anchor) else {
      isDayByDay = true
      return spans.everyDayFromOurs(of: domain)
    }
    return spans.anchors(reaching: days)
  }

  /// Days on which somebody may know an applicant.
  static let ours = day(1990, 1, 1)...day(2049, 12, 31)

  /// Every day that a date may be, of the 400 years that begin with the first of them.
  static func everyDay(of domain: Ends) -> Anchors {
    let first = min(max(domain.lo, day(1800, 1, 1)), day(2016, 1, 1))
    let last = PackedDay.addDays(PackedDay.addMonths(first, 4_800), -1)
    return .each(from: first, through: last, within: domain)
  }

  private static func day(_ year: Int32, _ month: Int32, _ day: Int32) -> Int32 {
    PackedDay.pack(month: year * 12 + month - 1, day: day)
  }

  /// The date that leaves the least work when it is known; nil if no two dates meet.
  ///
  /// Few boxes are enough for it mostly, and then the others need not be tried for longer.
  private func chooseAnchor(trying most: Int) -> Int? {
    let candidates = Set(reach.pairs.joined()).sorted()
    guard !candidates.isEmpty else { return nil }
    for limit in [most / 32, most] {
      let best = best(of: candidates, trying: limit)
      if let best, best.isComplete || limit == most { return best.input }
    }
    return nil
  }

  private func best(
    of candidates: [Int], trying most: Int
  ) -> (input: Int, isComplete: Bool)? {
    var best: (cost: Int, input: Int)?
    for input in candidates {
      var cost = 0
      let samples = Sweep.samples.filter { box[input].lo <= $0 && $0 <= box[input].hi }
      let days = samples.isEmpty ? [box[input].lo] : samples
      for (place, day) in days.enumerated() {
        var box = self.box
        box[input] = Ends(day)
        let limit = best.map { max(1, $0.cost - cost) } ?? most
        let coverage = explorer.explore(box, budget: min(most, limit)) { _ in }
        cost += explorer.boxes
        if coverage != .complete {
          // The others would take as long.
          cost += Sweep.unfinished * (days.count - place)
          break
        }
        if let best, cost >= best.cost { break }
      }
      if best.map({ cost < $0.cost }) ?? true { best = (cost, input) }
    }
    return best.map { ($0.input, $0.cost < Sweep.unfinished) }
  }

  /// What it costs not to come to an end.
  private static let unfinished = 1_000_000

  /// An ordinary day, the end of a month, and a leap day.
  private static let samples = [day(2022, 3, 15), day(2023, 1, 31), day(2024, 2, 29)]
}
