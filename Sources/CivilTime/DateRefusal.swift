/// Why a text is not a date.
package enum DateRefusal: Error, Hashable, Sendable {
  /// Not three numbers joined by hyphens, year first.
  case shape

  /// The right three numbers, but not four, two and two digits; the date meant, padded, if there is
  /// one.
  case unpadded(CivilDate?)

  /// The year 0000; the calendar begins with the year 1.
  case noSuchYear

  /// A month that is not 01 to 12.
  case noSuchMonth(Int)

  /// A day the month does not have.
  case noSuchDay(year: Int, month: Int, day: Int)
}

extension DateRefusal: CustomStringConvertible {
  /// What is true of the text, as a clause: no capital, no final stop.
  package var description: String {
    switch self {
    case .shape: "a date is written `YYYY-MM-DD`"
    case .unpadded(let meant?): "a date has four, two and two digits: `\(meant)`"
    case .unpadded(nil): "a date has four, two and two digits"
    case .noSuchYear: "the calendar begins with the year 0001"
    case .noSuchMonth(let month): "there is no month \(month)"
    case .noSuchDay(let year, 2, 29): "\(year) is not a leap year, February has 28 days"
    case .noSuchDay(_, _, 0): "the first day of a month is 01"
    case .noSuchDay(let year, let month, _):
      "\(CivilDate.nameOfMonth(month)) \(year) has \(CivilDate.days(inMonth: month, of: year)) days"
    }
  }
}

extension CivilDate {
  /// The English name of a month from 1 to 12, for sentences about the calendar.
  package static func nameOfMonth(_ month: Int) -> String {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    return names.indices.contains(month - 1) ? names[month - 1] : "month \(month)"
  }
}
