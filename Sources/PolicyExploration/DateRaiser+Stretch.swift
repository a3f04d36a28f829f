import CivilTime

extension DateRaiser {
  /// Up to which day a date just found may rise with the others as they are, but for what is said of it
  /// alone.
  ///
  /// Conditions hold the sooner, the later their right date is; so the first day found does until one
  /// whose left date it is fails.
  func stretch(of anchor: Int, in problem: DateProblem) -> Int32 {
    let first = lows[anchor]
    guard problem.originCount == 0 else { return first }
    defer { lows[anchor] = first }
    var last = highs[anchor]
    guard first < last else { return first }
    for number in problem.ordinary(knowing: 0) {
      let item = problem.looks[number]
      guard item.left.input == anchor, !item.isAmong else { continue }
      guard item.right.input != anchor else { return first }
      let right = value(item.right)
      func holds(_ day: Int32) -> Bool {
        lows[anchor] = day
        return item.kind.holds(value(item.left), right, origins)
      }
      // Mostly the others are as early as they may be, and it ends at once.
      guard holds(first + 1) else { return first }
      if holds(last) { continue }
      var low = first + 1
      while last - low > 1 {
        let middle = low + (last - low) / 2
        if holds(middle) { low = middle } else { last = middle }
      }
      last = low
    }
    return last
  }

  /// Raises a date to the next open day on which all holds that is said of it alone.
  ///
  /// - Parameter last: the last day that it may be raised to.
  /// - Returns: false if there is no such day; the date then stays where it is.
  func raiseAlone(_ anchor: Int, through last: Int32, in problem: DateProblem) -> Bool {
    let first = lows[anchor]
    let singles = problem.singles(of: anchor)
    var before = first
    while let open = days?.day(from: before + 1), open <= last {
      lows[anchor] = open
      guard climb(anchor, singles, problem) else { break }
      if lows[anchor] == open {
        note(anchor)
        return true
      }
      before = lows[anchor] - 1
    }
    lows[anchor] = first
    return false
  }

  /// Raises a date to the first day on which all holds that is said of it alone; false if there is none.
  private func climb(_ anchor: Int, _ singles: Range<Int>, _ problem: DateProblem) -> Bool {
    while true {
      let start = lows[anchor]
      for number in singles where raiseNow(problem.looks[number]) == nil { return false }
      if lows[anchor] == start { return true }
    }
  }
}
