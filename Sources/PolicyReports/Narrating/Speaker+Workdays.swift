import CivilTime
import PolicyProgram

// Which days a sum of workdays counted.
extension Speaker {
  /// The rest days that a sum of workdays passed over, and the weekend days it counted.
  ///
  /// Nothing is said of a program that reads several calendars, nor of a span over a year.
  func workdayNotes(from base: Int32?, to end: Int32?) -> [Inline] {
    guard program.code.calendars.count == 1, let run = program.code.calendars.first,
      let base, let end, !isNever(base), !isNever(end)
    else { return [] }
    let (first, last) = (CivilDate(packed: base), CivilDate(packed: end))
    let numbers =
      first <= last
      ? Array(first.dayNumber..<last.dayNumber).map { $0 + 1 }
      : Array(last.dayNumber..<first.dayNumber)
    guard numbers.count < 367 else { return [] }
    let days = numbers.compactMap { CivilDate(dayNumber: $0) }
    let rest = days.filter { !isWorkday($0, run) }
    let worked = days.filter { isWorkday($0, run) && $0.weekday.isWeekend }
    var notes: [Inline] = []
    if !rest.isEmpty { notes.append(say(.restDays, spans(rest))) }
    if !worked.isEmpty { notes.append(say(.workedWeekend, spans(worked))) }
    return notes
  }

  private func isWorkday(_ day: CivilDate, _ run: WorkdayRun) -> Bool {
    PackedDay.isWorkday(run.counts.base, day.packed)
  }

  /// Days in order, neighbours as one span.
  private func spans(_ days: [CivilDate]) -> Inline {
    var spans: [(first: CivilDate, last: CivilDate)] = []
    for day in days {
      if let open = spans.last, open.last.dayNumber + 1 == day.dayNumber {
        spans[spans.count - 1].last = day
      } else {
        spans.append((day, day))
      }
    }
    return spans.map { span in
      span.first == span.last
        ? Inline(span.first.description)
        : say(.fromUntil, Inline(span.first.description), Inline(span.last.description))
    }.joined(by: say(.listComma))
  }
}
