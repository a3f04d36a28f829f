import CivilTime
import PolicyValues

/// Whether years already lived still count: the two dates that effects move, and what moved them.
package struct Continuity: Hashable, Sendable {
  /// The day from which days count, moved forward by the days that do not; nil before any.
  package private(set) var countedSince: CivilDate?
  /// The day since which nothing broke; nil before any.
  package private(set) var continuousSince: CivilDate?
  /// Whether an event left both dates unsaid.
  package private(set) var isUnknown = false
  /// Every effect, in the order of events.
  package private(set) var effects: [Effect] = []
  /// The restarts and exclusions that stand, by their place among the effects; the latest last.
  private var breaks: [Break] = []

  package init() {}

  /// What one event did to the years.
  package struct Effect: Hashable, Sendable {
    package let kind: Kind
    package let day: CivilDate
    /// The event, by its place in the history; nil for what the case itself states.
    package let moment: Int?
    /// The days of the gap, where there are any.
    package let gap: ClosedRange<CivilDate>?
    /// The earlier restart or exclusion that it undid, by its place among the effects.
    package let undoes: Int?
  }

  package enum Kind: String, Hashable, Sendable {
    case continues, bridges, resumes, restarts
    /// The rules of another policy take over: nothing counts until an event says so.
    case ends
    /// Nobody can say.
    case unknown
  }

  /// The first day that may still be left out: after the start, and after what was left out last.
  private var floor: CivilDate?

  private struct Break: Hashable {
    let effect: Int
    let floor: CivilDate?
    let countedSince: CivilDate?
    let continuousSince: CivilDate?
    let wasUnknown: Bool
  }

  // MARK: Effects

  /// Applies one effect; amortised constant time.
  mutating func apply(_ kind: Kind, on day: CivilDate, moment: Int?, gap: ClosedRange<CivilDate>?) {
    var gap = gap.flatMap { within($0, before: day) }
    var undoes: Int?
    switch kind {
    case .unknown: isUnknown = true
    case .continues: break
    case .restarts:
      if countedSince != nil || isUnknown { pushBreak() }
      countedSince = day
      continuousSince = day
      isUnknown = false
      floor = day.adding(days: 1)
    case .ends:
      if countedSince != nil || isUnknown { pushBreak() }
      countedSince = nil
      continuousSince = nil
      isUnknown = false
    case .resumes:
      gap = gap.flatMap { within($0, from: floor) }
      if let gap, let since = countedSince, !isUnknown {
        pushBreak()
        let days = gap.lowerBound.days(to: gap.upperBound) + 1
        countedSince = since.adding(days: days)
        continuousSince = day
        floor = gap.upperBound.adding(days: 1)
      }
    case .bridges:
      if let gap, let last = breaks.last, gap.lowerBound <= effects[last.effect].day {
        undoes = last.effect
        countedSince = last.countedSince
        continuousSince = last.continuousSince
        isUnknown = last.wasUnknown
        floor = last.floor
        breaks.removeLast()
      }
    }
    effects.append(Effect(kind: kind, day: day, moment: moment, gap: gap, undoes: undoes))
  }

  private mutating func pushBreak() {
    breaks.append(
      Break(
        effect: effects.count, floor: floor, countedSince: countedSince,
        continuousSince: continuousSince, wasUnknown: isUnknown))
  }

  /// The part of a gap that lies before the event; nil where no day does.
  private func within(
    _ gap: ClosedRange<CivilDate>, before day: CivilDate
  ) -> ClosedRange<CivilDate>? {
    gap.lowerBound < day ? gap.lowerBound...min(gap.upperBound, day.adding(days: -1)) : nil
  }

  /// The part of a gap that was not left out before; nil where no day was not.
  private func within(
    _ gap: ClosedRange<CivilDate>, from floor: CivilDate?
  ) -> ClosedRange<CivilDate>? {
    guard let floor, floor > gap.lowerBound else { return gap }
    return floor <= gap.upperBound ? floor...gap.upperBound : nil
  }
}
