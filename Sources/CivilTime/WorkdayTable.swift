/// The workdays of the years whose calendars are known.
///
/// Monday to Friday are workdays unless the notices give them off; weekend days are rest days
/// unless the notices have them worked. Where two years' notices name one day, the later year's
/// holds. A year without calendar is unknown, never guessed, and so is every sum that would count
/// across it.
///
/// The engine's operations take one gap-free run, `latest`; the functions here take the run the day
/// lies in, and agree with it there.
package struct WorkdayTable: Hashable, Sendable {
  /// The gap-free runs of years, in order.
  package let runs: [WorkdayRun]

  /// Years without calendar between the first and the last that have one.
  package let missingYears: [Int]

  /// Tabulates calendars, in any order; of two for one year both hold. Years outside 1…9999 are
  /// passed over.
  package init(_ calendars: [WorkdayYear]) {
    var marks: [CivilDate: Bool] = [:]
    for calendar in calendars.sorted(by: { $0.year < $1.year }) {
      for holiday in calendar.holidays {
        for number in holiday.lowerBound.dayNumber...holiday.upperBound.dayNumber {
          guard let day = CivilDate(dayNumber: number) else { continue }
          marks[day] = false
        }
      }
      for day in calendar.workdays { marks[day] = true }
    }
    let years = Set(calendars.map(\.year)).filter { (1...9_999).contains($0) }.sorted()
    runs = WorkdayTable.consecutive(years).map { run in
      WorkdayRun(years: run, marks)
    }
    missingYears = zip(years, years.dropFirst()).flatMap { Array(($0 + 1)..<$1) }
  }

  /// The run with the latest years; nil if no year is known.
  package var latest: WorkdayRun? { runs.last }

  /// The run that knows a day.
  package func run(of day: CivilDate) -> WorkdayRun? {
    runs.first { !day.isNever && $0.years.contains(day.year) }
  }

  private static func consecutive(_ years: [Int]) -> [ClosedRange<Int>] {
    years.reduce(into: []) { runs, year in
      if let last = runs.last, last.upperBound + 1 == year {
        runs[runs.count - 1] = last.lowerBound...year
      } else {
        runs.append(year...year)
      }
    }
  }
}

extension WorkdayTable {
  /// Whether a day is a workday; nil if its year is unknown.
  package func isWorkday(_ day: CivilDate) -> Bool? {
    run(of: day).map { PackedDay.isWorkday($0.counts.base, day.packed) }
  }

  /// The `n`-th workday after a day, the day itself being 0; below zero the mirror. Nil if that
  /// counts in unknown years.
  package func adding(workdays n: Int, to day: CivilDate) -> CivilDate? {
    known(day) { PackedDay.addWorkdays($0, day.packed, Int32(clamping: n)) }
  }

  /// Where a last day goes; the day itself if it is a workday. Nil if that is in unknown years.
  package func rollForward(_ day: CivilDate, _ style: RestDayStyle) -> CivilDate? {
    switch style {
    case .nextDay, .nextWorkday: known(day) { PackedDay.rollForward($0, day.packed) }
    }
  }

  /// An answer by the run of a day, nil if it lies outside.
  private func known(
    _ day: CivilDate, _ answer: (UnsafePointer<Int32>) -> Int32
  ) -> CivilDate? {
    let packed = run(of: day).map { answer($0.counts.base) }
    return packed.flatMap { PackedDay.isKnown($0) ? CivilDate(packed: $0) : nil }
  }
}
