import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

extension Search {
  /// Looks for the condition of a part of the question by clauses.
  ///
  /// - Parameter short: the same part with everything cut off that can be.
  /// - Returns: false if it cannot be put so, or came to no end: nothing is then noted but the effort.
  mutating func look(
    byClauses part: Inquiry.Part, short: Inquiry, budget: Int
  ) -> Bool {
    // What was learned of the whole question is known of its part.
    if let clauses, clauses.limit(to: part.limits) {
      let start = self
      if look(by: clauses, short) { return true }
      restart(at: start)
    }
    do throws(GraphMaker.Unsayable) {
      let search = try ClauseSearch(part.question, spans, budget: budget)
      if part.limits.isEmpty { clauses = search }
      return look(by: search, short)
    } catch {
      return false
    }
  }

  private mutating func look(by search: ClauseSearch, _ short: Inquiry) -> Bool {
    let before = search.effort
    defer { boxes += search.effort - before }
    return isWanted ? find(search) : count(search, short)
  }

  /// Whether clauses show that it never holds, or only that it may and nobody knows; not if they come to no
  /// end, and nothing is then noted but the effort.
  mutating func isNever(byClauses question: Inquiry, budget: Int) -> Bool {
    do throws(GraphMaker.Unsayable) {
      let search = try ClauseSearch(question, spans, budget: budget)
      clauses = search
      defer { boxes += search.effort }
      guard let found = found(search), found.case == nil else { return false }
      if found.isHidden { hidden += 1 }
      return true
    } catch {
      return false
    }
  }

  /// How many boxes may stand for finding out of which date to count the days.
  private static let anchorLook = 3_000

  /// One case is enough.
  private mutating func find(_ search: ClauseSearch) -> Bool {
    guard let found = found(search) else { return false }
    guard let one = found.case else {
      if found.isHidden { hidden += 1 }
      return true
    }
    guard let someone = witness(search, one) else { return false }
    witness = someone
    return true
  }

  /// A case in which the condition surely holds, or whether it may at all; nil if that is not known.
  private func found(_ search: ClauseSearch) -> (case: ClauseSearch.Found?, isHidden: Bool)? {
    switch search.surely() {
    case .found(let one): return (one, false)
    case .unknown: return nil
    case .never: break
    }
    if search.isDefinite { return (nil, false) }
    return switch search.possibly() {
    case .never: (nil, false)
    case .unknown: nil
    case .found: (nil, true)
    }
  }

  /// An applicant who is such a case.
  private func witness(_ search: ClauseSearch, _ found: ClauseSearch.Found) -> Witness? {
    let box = search.box(of: found, near: finder.usualDay)
    let known = search.inquiry.said(by: box)
    guard let someone = finder.witness(known, near: finder.usualDay) else { return nil }
    return finder.prefers(someone) ? someone : finder.wantedWitness() ?? someone
  }

  /// Notes whether it may hold for others of whom that is not sure.
  private mutating func noteUnsure(_ search: ClauseSearch) {
    guard !search.isDefinite else { return }
    if case .never = search.unsurely() { return }
    hidden += 1
  }

  /// Whether it takes another option of a reading is to be said, and no days are.
  private mutating func tell(_ search: ClauseSearch, _ first: ClauseSearch.Found) -> Bool {
    var (one, isUnusual) = (first, true)
    switch search.surely(pinning: finder.program.usualReadings) {
    case .found(let usual): (one, isUnusual) = (usual, false)
    case .never: break
    case .unknown: return false
    }
    noteUnsure(search)
    guard witness == nil else { return true }
    guard let someone = witness(search, one) else { return false }
    (witness, needsReading) = (someone, isUnusual)
    return true
  }

  /// On how many days it holds is to be said.
  private mutating func count(_ search: ClauseSearch, _ short: Inquiry) -> Bool {
    guard let found = found(search) else { return false }
    guard let first = found.case else {
      if found.isHidden { hidden += 1 }
      return true
    }
    let sweep = Sweep(short, budget: Search.anchorLook, spans)
    guard let place = sweep.anchor, let narrow = sweep.anchors,
      let anchor = search.inquiry.unknowns.firstIndex(of: short.unknowns[place])
    else { return tell(search, first) }
    // Day by day all years can be looked at that the date may lie in: most are like others.
    let domain = search.inquiry.code.inputs[anchor].domain
    let anchors = sweep.isDayByDay ? spans.everyDay(of: domain) : narrow
    var isUnusual = false
    guard
      var days = search.days(of: anchor, in: anchors, pinning: finder.program.usualReadings)
    else { return false }
    if days.cases.isEmpty, days.left.isEmpty {
      isUnusual = true
      guard let all = search.days(of: anchor, in: anchors, pinning: [:]) else { return false }
      days = all
    }
    guard days.left.isEmpty else { return false }
    // There is a case, only not in the years looked at day by day.
    guard !days.cases.isEmpty else { return tell(search, first) }
    noteUnsure(search)
    var result = Sweep.Result()
    (result.anchor, result.anchors) = (place, anchors)
    result.hits = days.places.map { Sweep.Hit(box: [], anchor: $0) }
    if witness == nil {
      let someone = search.inquiry.witness(of: result, finder) { hit in
        let day = anchors.representatives[hit.anchor].day
        return search.box(of: days.case(hit.anchor), near: day, pinning: [anchor: day])
      }
      guard let someone else { return false }
      (witness, needsReading) = (someone, isUnusual)
      self.anchors = sweep.count(result)
    } else if self.anchors == nil {
      self.anchors = sweep.count(result)
    }
    return true
  }
}

extension ClauseSearch {
  /// All that a case says, its dates near a day.
  func box(of found: Found, near day: Int32, pinning pinned: [Int: Int32] = [:]) -> [Ends] {
    var box = found.box
    for (input, day) in days(of: found, near: day, pinning: pinned) { box[input] = Ends(day) }
    return box
  }
}
