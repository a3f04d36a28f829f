import ArgumentParser
import CivilTime
import PolicySyntax

/// A day given as an argument, `YYYY-MM-DD`.
struct DayOption: ExpressibleByArgument {
  let day: CivilDate

  init?(argument: String) {
    guard case .success(let day) = readDate(argument) else { return nil }
    self.day = day
  }
}
