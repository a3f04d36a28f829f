extension DateRaiser {
  /// Raises the dates last found further, since a day is no longer open among which one was to be.
  ///
  /// - Parameter known: as they were found.
  /// - Returns: whether all conditions hold again; nil if that takes long.
  func raiseOn(_ problem: DateProblem, knowing known: Int) -> Bool? {
    let ordinary = problem.ordinary(knowing: known)
    for _ in 0..<DateRaiser.mostRounds {
      var isSettled = true
      for item in ordinary {
        guard let isRaised = raise(item) else { return effort < limit ? false : nil }
        guard isRaised else { continue }
        isSettled = false
        if climb(item, problem) != nil { return false }
      }
      guard isSettled else { continue }
      for item in problem.single {
        guard let isRaised = raise(item) else { return false }
        if isRaised { isSettled = false }
      }
      if isSettled { return true }
    }
    return nil
  }

  private static let mostRounds = 200

  /// Raises the date of which only some days are open, once it was raised to one of them, to the first
  /// on which all holds, too, that is said of it alone: before others are raised after it.
  ///
  /// - Parameter raised: called for everything that raised it: by place among the conditions on one date
  ///   each, nil for an open day.
  /// - Returns: what no day satisfies, by that place; nil if there is a day, or other days are not asked.
  func climb(
    _ item: DateItem, _ problem: DateProblem, _ raised: (Int?) -> Void = { _ in }
  ) -> Int?? {
    guard item.kind == .among else { return nil }
    while true {
      var isOpen = true
      for place in problem.beside {
        guard let isRaised = raise(problem.single[place]) else { return .some(place) }
        guard isRaised else { continue }
        raised(place)
        isOpen = false
      }
      if isOpen { return nil }
      guard let isRaised = raise(item) else { return .some(nil) }
      guard isRaised else { return nil }
      raised(nil)
    }
  }
}
