import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// What looking everywhere for a suspect showed.
package struct Sighting: Sendable {
  package let suspect: Suspect
  /// An applicant for whom the condition holds; nil if there is none, or none was found.
  package let witness: Witness?
  /// Whether it takes another option of a reading than the default.
  package let needsReading: Bool
  /// On how many anchors the condition holds for someone.
  package let anchors: AnchorCount?
  /// How many anchors were not looked at to the end.
  package let left: Int
  /// How many boxes a partial value, such as an unknown calendar year, hides.
  package let hidden: Int
  package let boxes: Int

  package var isComplete: Bool { left == 0 }
  package var isSeen: Bool { witness != nil }
}

/// Some of the days of a date that is taken day by day.
package struct AnchorCount: Sendable, Hashable {
  /// The fact.
  package let fact: String
  package let count: Int
  package let total: Int
  /// Months and days, packed as a day without a year; empty if it is every day.
  package let monthDays: [Int32]
  package let first: CivilDate
  package let last: CivilDate

  package var isEvery: Bool { count == total }

  /// The days in words: `every day`, `29 February`, `the 29th, 30th and 31st of a month`.
  package var words: String {
    if isEvery { return "every day" }
    let days = Set(monthDays.map { $0 & 31 })
    if monthDays.count == 1, let only = monthDays.first { return AnchorCount.words(only) }
    if let least = days.min(), least >= 28 {
      return "the " + AnchorCount.list(days.sorted().map { "\($0)\(AnchorCount.ending($0))" })
        + " of some months"
    }
    if monthDays.count <= 4 { return AnchorCount.list(monthDays.map(AnchorCount.words)) }
    return "\(monthDays.count) days of the year"
  }

  private static func words(_ monthDay: Int32) -> String {
    "\(monthDay & 31) \(months[Int(monthDay >> 5) % 12])"
  }

  private static func ending(_ day: Int32) -> String {
    switch day {
    case 1, 21, 31: "st"
    case 2, 22: "nd"
    case 3, 23: "rd"
    default: "th"
    }
  }

  private static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
