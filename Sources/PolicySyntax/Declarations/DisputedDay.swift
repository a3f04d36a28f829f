import CivilTime
import SourceText

/// A day that the texts state, or one for each option of a reading that disputes it.
package struct DisputedDay: Sendable {
  /// nil: the day is not disputed.
  package let reading: Located<String>?
  package let rows: [Row]
  /// The day under all options that have no row; the only day where nothing is disputed.
  package let otherwise: Located<CivilDate>?
  package let range: SourceRange

  init(
    reading: Located<String>?, rows: [Row], otherwise: Located<CivilDate>?, range: SourceRange
  ) {
    self.reading = reading
    self.rows = rows
    self.otherwise = otherwise
    self.range = range
  }

  /// A day that nobody disputes.
  package init(_ day: Located<CivilDate>) {
    self.init(reading: nil, rows: [], otherwise: day, range: day.range)
  }

  /// One option's day.
  package struct Row: Sendable {
    package let option: Located<String>
    package let day: Located<CivilDate>
  }

  /// The day under an option; nil, or an option without a row: the one that stands for the rest.
  package func day(under option: String?) -> CivilDate {
    let row = rows.first { $0.option.value == option }
    return (row?.day ?? otherwise ?? rows.first?.day)?.value ?? .never
  }

  /// The first day as written, which lists and orders go by.
  package var first: Located<CivilDate> {
    rows.first?.day ?? otherwise ?? Located(.never, at: range)
  }
}
