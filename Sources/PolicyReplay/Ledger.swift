import CivilTime
import PolicyValues

/// Every day of a history in exactly one segment, and what the counted ones come to.
package struct Ledger: Hashable, Sendable {
  package let segments: [Segment]
  /// The sum of the segments that count; nil where it cannot be said.
  package let accumulated: Int?
  /// The days since `continuousSince` that count; nil where it cannot be said.
  package let continuous: Int?
  package let countedSince: CivilDate?
  package let continuousSince: CivilDate?
  /// The last day that an event or a valid permit settles: what follows is grace or gap.
  package let settledUntil: CivilDate
  /// The convention in force on the asked day; nil where none is, which leaves the first day out.
  package let countsFirstDay: Bool?
  package let missingDay: MissingDay?

  /// - Parameters:
  ///   - from: the first day of the history.
  ///   - until: the day asked about.
  ///   - expires: the last valid day on record, where that is known.
  init(
    from: CivilDate, until: CivilDate, _ continuity: Continuity, _ statuses: [StatusInterval],
    expires: Int32?, countsFirstDay: Bool?, missingDay: MissingDay?
  ) {
    var painter = LedgerPainter(from: from, countsFirstDay: countsFirstDay ?? false)
    painter.paint(continuity.effects, statuses)
    painter.finish(until, statuses, expires.flatMap { $0 == FactSlots.unknown ? nil : $0 })
    segments = painter.segments
    settledUntil = painter.settledUntil ?? until
    self.countsFirstDay = countsFirstDay
    self.missingDay = missingDay
    let isUnknown = continuity.isUnknown
    countedSince = isUnknown ? nil : continuity.countedSince
    continuousSince = isUnknown ? nil : continuity.continuousSince
    accumulated = isUnknown ? nil : segments.reduce(0) { $0 + ($1.counts ? $1.days : 0) }
    let since = continuousSince
    continuous =
      isUnknown
      ? nil
      : segments.reduce(0) { sum, segment in
        guard segment.counts, let since, segment.until >= since else { return sum }
        return sum + max(segment.from, since).days(to: segment.until) + 1
      }
  }

  /// The accumulated days as years, months and days under the convention in force; nil where there is
  /// none, or nothing is accumulated.
  package var span: (years: Int, months: Int, days: Int)? {
    guard let since = countedSince, let missingDay, let accumulated, accumulated > 0 else {
      return nil
    }
    // Where the first day counts, a year ends on the day before the corresponding day.
    let end = since.adding(days: accumulated)
    guard let months = since.wholeMonths(to: end, missingDay),
      let rest = since.adding(months: months, missingDay)
    else { return nil }
    return (months / 12, months % 12, rest.days(to: end))
  }
}

/// Lays segments one after the other, and over one another where an event looks back.
private struct LedgerPainter {
  private(set) var segments: [Segment] = []
  private(set) var settledUntil: CivilDate?
  private let countsFirstDay: Bool
  /// The first day not yet laid.
  private var cursor: CivilDate
  private var running = (kind: Segment.Kind.gap, moment: Int?.none)
  private var lastRestart: (day: CivilDate, moment: Int?)?
  /// The day on which days first counted: what lay before was not lost to any restart.
  private var begun: CivilDate?

  init(from: CivilDate, countsFirstDay: Bool) {
    cursor = from
    self.countsFirstDay = countsFirstDay
  }

  /// Everything that events settled; linear in the effects.
  mutating func paint(_ effects: [Continuity.Effect], _ statuses: [StatusInterval]) {
    let undone = Set(effects.compactMap(\.undoes))
    for (index, effect) in effects.enumerated() where !undone.contains(index) {
      extend(to: effect.day.adding(days: -1))
      switch effect.kind {
      case .restarts:
        forsake(before: effect.day, statuses)
        restart(effect)
      case .unknown: running = (.undetermined, effect.moment)
      case .ends:
        // What counted elsewhere counts here only if an event says so.
        running = (.gap, effect.moment)
        lastRestart = (effect.day, effect.moment)
      case .continues: resume(effect)
      case .resumes:
        if let gap = effect.gap { lay(gap, .gap, effect.moment) }
        resume(effect)
      case .bridges:
        if let gap = effect.gap { lay(gap, .bridged, effect.moment) }
        resume(effect)
      }
    }
  }

  /// Days before a restart on which the permit was no longer valid had not counted for anybody.
  private mutating func forsake(before day: CivilDate, _ statuses: [StatusInterval]) {
    guard let last = segments.last, last.kind == .counted else { return }
    var index = statuses.partitioningIndex { $0.from >= day }
    var first: CivilDate?
    while index > 0, statuses[index - 1].until >= last.from, !statuses[index - 1].isGood {
      index -= 1
      first = max(statuses[index].from, last.from)
    }
    guard let first else { return }
    segments.removeLast()
    if last.from < first {
      append(
        Segment(
          from: last.from, until: first.adding(days: -1), kind: .counted, moment: last.moment))
    }
    append(Segment(from: first, until: last.until, kind: .gap, moment: nil))
  }

  private mutating func restart(_ effect: Continuity.Effect) {
    if effect.day < cursor { cut(after: effect.day.adding(days: -1)) }
    lastRestart = (effect.day, effect.moment)
    begun = min(begun ?? effect.day, effect.day)
    running = (.counted, effect.moment)
    guard !countsFirstDay else { return }
    append(Segment(from: effect.day, until: effect.day, kind: .start, moment: effect.moment))
    cursor = effect.day.adding(days: 1)
  }

  /// Days go on as they were, from here for another reason.
  private mutating func resume(_ effect: Continuity.Effect) {
    if running.kind == .counted { running.moment = effect.moment }
  }

  /// Lays the running kind up to a day.
  private mutating func extend(to day: CivilDate) {
    guard cursor <= day else { return }
    append(Segment(from: cursor, until: day, kind: running.kind, moment: running.moment))
    cursor = day.adding(days: 1)
  }

  private mutating func append(_ segment: Segment) { segments.append(segment) }

  /// Forgets every day after one.
  private mutating func cut(after day: CivilDate) {
    while let last = segments.last, last.until > day {
      segments.removeLast()
      if last.from <= day {
        append(Segment(from: last.from, until: day, kind: last.kind, moment: last.moment))
      }
    }
    cursor = max(day.adding(days: 1), segments.first?.from ?? day.adding(days: 1))
  }

  /// Lays days of another kind over what was counted there; what a gap is named for is no older than
  /// what lies above it, so this looks no further back than the gap.
  private mutating func lay(_ days: ClosedRange<CivilDate>, _ kind: Segment.Kind, _ moment: Int?) {
    var above: [Segment] = []
    while let last = segments.last, last.until >= days.lowerBound {
      segments.removeLast()
      let isRepainted = last.kind == .counted || last.kind == .gap
      guard isRepainted, last.from <= days.upperBound else {
        above.append(last)
        continue
      }
      let (from, until) = (max(last.from, days.lowerBound), min(last.until, days.upperBound))
      func part(_ from: CivilDate, _ until: CivilDate, _ kind: Segment.Kind, _ moment: Int?) {
        if from <= until {
          above.append(Segment(from: from, until: until, kind: kind, moment: moment))
        }
      }
      part(until.adding(days: 1), last.until, last.kind, last.moment)
      part(from, until, kind, moment)
      part(last.from, from.adding(days: -1), last.kind, last.moment)
    }
    segments += above.reversed()
  }

  // MARK: The end

  /// The days up to the asked one, and what a restart took.
  mutating func finish(_ until: CivilDate, _ statuses: [StatusInterval], _ expires: Int32?) {
    if running.kind == .counted {
      for status in statuses where status.until >= cursor && status.from <= until {
        settle(status, until, expires)
      }
    }
    extend(to: until)
    guard let restart = lastRestart, let begun else { return }
    segments = segments.map { segment in
      guard segment.until < restart.day, segment.from >= begun else { return segment }
      return Segment(
        from: segment.from, until: segment.until, kind: .beforeRestart, was: segment.kind,
        moment: restart.moment)
    }
  }

  /// The days of one status after the last event: counted while the permit is valid, else waiting.
  private mutating func settle(_ status: StatusInterval, _ until: CivilDate, _ expires: Int32?) {
    let last = min(status.until, until)
    let bits = status.status ?? EngineChoices.validStatus
    let isValid = status.isGood
    var good = isValid ? last : cursor.adding(days: -1)
    if let expires { good = min(good, CivilDate(packed: expires)) }
    if running.kind == .counted, cursor <= good {
      extend(to: good)
    }
    guard cursor <= last else { return }
    settledUntil = settledUntil ?? cursor.adding(days: -1)
    let isWaiting = isValid || bits & EngineChoices.suspendedStatus != 0
    running = (isWaiting ? .grace : .gap, nil)
    extend(to: last)
  }
}

extension StatusInterval {
  /// Whether days with this status count as they pass; one that cannot be said is not held against
  /// anybody.
  var isGood: Bool {
    (status ?? EngineChoices.validStatus)
      & (EngineChoices.validStatus | EngineChoices.extendedStatus) != 0
  }
}

extension [StatusInterval] {
  /// The first place at which a condition holds that holds at every later one.
  fileprivate func partitioningIndex(_ holds: (StatusInterval) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
