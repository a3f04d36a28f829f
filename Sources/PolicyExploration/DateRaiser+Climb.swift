extension DateRaiser {
  /// Raises the dates last found further, since a day is no longer open among which one was to be.
  ///
  /// - Parameter known: as they were found.
  /// - Returns: whether all conditions hold again; nil if that takes long.
  func raiseOn(_ problem: DateProblem, knowing known: Int) -> Bool? {
    let looks = problem.looks
    for _ in 0..<DateRaiser.mostRounds {
      var isSettled = true
      for number in problem.ordinary(knowing: known) {
        guard let isRaised = raise(&looks[number]) else { return effort < limit ? false : nil }
        guard isRaised else { continue }
        isSettled = false
        if climb(number, problem) != nil { return false }
      }
      guard isSettled else { continue }
      for number in problem.singles {
        guard let isRaised = raise(&looks[number]) else { return false }
        if isRaised { isSettled = false }
      }
      if isSettled { return true }
    }
    return nil
  }

  private static let mostRounds = 200

  /// Raises a date that was just raised further, to the first day on which all holds, too, that is said of
  /// it alone: before others are raised after it.
  ///
  /// - Parameters:
  ///   - number: what raised it; where this is that some days are open, it is raised to one of these.
  ///   - raised: called with everything that raised it, by its number.
  /// - Returns: what no day satisfies; nil if there is a day, or other days are not asked.
  func climb(_ number: Int, _ problem: DateProblem, _ raised: (Int) -> Void = { _ in }) -> Int? {
    let looks = problem.looks
    guard let singles = looks[number].singles else { return nil }
    while true {
      var isStill = true
      for single in singles {
        guard let isRaised = raise(&looks[single]) else { return single }
        guard isRaised else { continue }
        raised(single)
        isStill = false
      }
      if isStill { return nil }
      guard looks[number].isAmong else { continue }
      guard let isRaised = raise(&looks[number]) else { return number }
      guard isRaised else { return nil }
      raised(number)
    }
  }
}
