import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Looks for a suspect everywhere in a program.
///
/// - Parameters:
///   - budget: how many boxes may be run.
///   - shortLook: how many of them before the question is put as clauses.
/// - Returns: nil if the question is too large to be put as a program.
package func sight(
  _ suspect: Suspect, in program: Program, budget: Int, shortLook: Int = Search.shortLook
) -> Sighting? {
  sight(suspect, in: program, budget: budget, shortLook: shortLook, DateSpans())
}

/// Looks for a suspect.
///
/// - Parameter spans: what is known of dates, kept for the next question.
func sight(
  _ suspect: Suspect, in program: Program, budget: Int, shortLook: Int = Search.shortLook,
  _ spans: DateSpans
) -> Sighting? {
  do throws(CodeBuilder.TooManyRegisters) {
    let inquiry = try suspect.inquiry(into: program)
    let finder = WitnessFinder(inquiry: inquiry, program: program)
    var search = Search(finder: finder, isWanted: suspect.isWanted, spans: spans)
    search.shortLook = shortLook
    try search.look(for: inquiry, budget: budget)
    return search.sighting(suspect)
  } catch {
    return nil
  }
}

/// A condition looked for in one part of the cases after another.
package struct Search {
  let finder: WitnessFinder
  var shortLook = Search.shortLook
  /// Whether one applicant is enough.
  let isWanted: Bool
  let spans: DateSpans
  private let memo: SearchMemo?
  /// The whole question by clauses, if it was put so; whether it holds at all is not asked again then.
  var clauses: ClauseSearch?
  var boxes = 0
  var hidden = 0
  var witness: Witness?
  var needsReading = false
  var anchors: AnchorCount?
  /// The most anchors that one part did not come to.
  var left = 0

  /// - Parameter memo: what other searches of the same programs came to, where they share it.
  init(
    finder: WitnessFinder, isWanted: Bool, spans: DateSpans = DateSpans(), memo: SearchMemo? = nil
  ) {
    self.finder = finder
    self.spans = spans
    self.memo = memo
    self.isWanted = isWanted
  }

  /// Looks for the condition of an inquiry, part by part.
  mutating func look(
    for inquiry: Inquiry, budget: Int
  ) throws(CodeBuilder.TooManyRegisters) {
    let question = inquiry.relevant
    if isSettledWhole(question, budget: budget) { return }
    for part in try question.parted() where !isWanted || witness == nil {
      let whole = try part.question.cut(usual: finder.program.usualReadings)
      guard whole.settled != false else { continue }
      // Most questions are answered soon. What is not is put as clauses.
      let start = self
      let short = min(budget, boxes + shortLook)
      let (first, quick, veiled) = try answer(whole, budget: max(1, short - boxes))
      boxes += quick
      hidden += veiled
      let isOver = first.isOpen && boxes >= short && budget > short || first.isNever && veiled > 0
      if !isOver { try take(first, of: whole, budget: short) }
      guard isOver || left > start.left && budget > short else { continue }
      restart(at: start)
      if look(byClauses: part, short: whole, budget: max(1, budget - boxes)) {
        continue
      }
      let before = self
      let (answer, more, concealed) = try answer(whole, budget: max(1, budget - boxes))
      boxes += more
      hidden += concealed
      try take(answer, of: whole, budget: budget)
      guard left > before.left, witness == nil, answer.isOpen else { continue }
      // Day by day there is no end to it: what excludes dates is then worth a long look.
      let spent = boxes
      let (longer, long, secret) = try Skeleton(whole, spans: spans).answer(
        isWanted: isWanted, budget: budget, isDeep: true)
      if longer.isOpen {
        boxes += long
      } else {
        self = before
        boxes = spent + long
        hidden += secret
        try take(longer, of: whole, budget: budget)
      }
    }
  }

  /// Whether the condition never holds, or may hold and nobody knows, under all options of readings
  /// together: it is then not to be told of how many days, and not looked for part by part.
  private mutating func isSettledWhole(_ question: Inquiry, budget: Int) -> Bool {
    guard !isWanted, clauses == nil, question.mayHaveParts, budget > shortLook else { return false }
    return isNever(byClauses: question, budget: budget)
  }

  /// How many boxes a question may run before it is put as clauses.
  package static let shortLook = 100

  /// Takes back all that was found out since, but for the boxes run.
  mutating func restart(at start: Search) {
    let ran = boxes
    self = start
    boxes = ran
  }

  private func answer(
    _ question: Inquiry, budget: Int
  ) throws(CodeBuilder.TooManyRegisters) -> Skeleton.Found {
    guard let memo else {
      return try Skeleton(question, spans: spans).answer(isWanted: isWanted, budget: budget)
    }
    // Why: of two programs the logic comes to an end soon or not at all, and days cost less.
    let part = max(1, budget / (isWanted ? 2 : 8))
    let key = QuestionKey(question, isWanted: isWanted, budget: part)
    if let known = memo.answers[key] { return known }
    let found = try Skeleton(question, spans: spans).answer(isWanted: isWanted, budget: part)
    memo.answers[key] = found
    return found
  }

  private mutating func take(
    _ answer: Skeleton.Answer, of whole: Inquiry, budget: Int
  ) throws(CodeBuilder.TooManyRegisters) {
    switch answer {
    case .never: break
    case .seen(let box): note(box, of: whole)
    case .same(let question):
      look(try question.cut(usual: finder.program.usualReadings), budget: max(1, budget - boxes))
    case .unknown: look(whole, budget: max(1, budget - boxes))
    }
  }

  /// One case is enough, and this box has one.
  private mutating func note(_ box: [Ends], of question: Inquiry) {
    witness = finder.witness(question.said(by: box), near: finder.usualDay)
    if let found = witness, !finder.prefers(found) { witness = finder.wantedWitness() ?? found }
    // The condition holds there, and whether an applicant goes with it is not known.
    if witness == nil { left = max(left, 1) }
  }

  private mutating func look(_ inquiry: Inquiry, budget: Int) {
    let sweep =
      memo?.sweep(inquiry, isWanted: isWanted, budget: budget, spans)
      ?? Sweep(inquiry, budget: budget, spans)
    var result = sweep.run(most: 1, budget: budget)
    boxes += result.boxes
    let isFirst = witness == nil
    var isUnusual = false
    if !result.hits.isEmpty, isFirst, !isWanted {
      // How often is to be said: with every reading at its default, which is graver, or else at all.
      result = sweep.run(pinning: finder.program.usualReadings, budget: budget)
      boxes += result.boxes
      isUnusual = result.hits.isEmpty
      if isUnusual {
        result = sweep.run(budget: budget)
        boxes += result.boxes
      }
    }
    hidden += result.hidden
    let isLess = result.left > left
    left = max(left, result.left)
    if isFirst, !result.hits.isEmpty { witness = inquiry.witness(of: result, finder) }
    if !result.hits.isEmpty, witness == nil {
      // The condition holds there, and whether an applicant goes with it is not known.
      left = max(left, result.hits.count)
    }
    if isFirst, witness != nil || anchors == nil || isLess {
      needsReading = isUnusual
      anchors = sweep.count(result) ?? anchors
    }
  }

  func sighting(_ suspect: Suspect) -> Sighting {
    Sighting(
      suspect: suspect, witness: witness, needsReading: needsReading, anchors: anchors, left: left,
      hidden: hidden, boxes: boxes)
  }
}

extension Program {
  /// Every reading that has a default, at it.
  var usualReadings: [Unknown: Ends] {
    var pinned: [Unknown: Ends] = [:]
    for reading in readings {
      if let fallback = reading.fallback {
        pinned[.reading(reading.id)] = Ends(1 << Int32(fallback))
      }
    }
    return pinned
  }
}

extension Inquiry {
  /// What a box says of unknowns that were not cut off.
  ///
  /// - Parameter months: how much later than in the box days are to be.
  func said(by box: [Ends], later months: Int32 = 0) -> [Unknown: Ends] {
    var found: [Unknown: Ends] = [:]
    for (index, unknown) in unknowns.enumerated() {
      if case .cut = unknown { continue }
      let domain = code.inputs[index].domain
      guard box[index] != domain else { continue }
      found[unknown] =
        code.types[index] == .day ? moved(box[index], months, inside: domain) : box[index]
    }
    return found
  }

  private func moved(_ ends: Ends, _ months: Int32, inside domain: Ends) -> Ends {
    func moved(_ day: Int32) -> Int32 {
      guard months != 0, PackedDay.earliest < day, day < PackedDay.last else { return day }
      return min(max(PackedDay.addMonths(day, months), domain.lo), domain.hi)
    }
    return Ends(moved(ends.lo), moved(ends.hi))
  }
}

extension Inquiry {
  /// The first applicant that can be made of hits.
  ///
  /// - Parameter box: all that a hit says.
  func witness(
    of result: Sweep.Result, _ finder: WitnessFinder,
    _ box: (Sweep.Hit) -> [Ends] = { $0.box }
  ) -> Witness? {
    var first: Witness?
    for hit in finder.inOrder(result) {
      let day = result.anchors.representatives[hit.anchor].day
      let near = result.anchor == nil ? finder.usualDay : day
      for months in finder.shifts(from: near) {
        let found = said(by: box(hit), later: months)
        let near = PackedDay.addMonths(near, months)
        guard let witness = finder.witness(found, near: near) else { continue }
        if finder.prefers(witness) { return witness }
        first = first ?? witness
      }
    }
    if first != nil, let witness = finder.wantedWitness() { return witness }
    return first
  }
}

extension Sweep {
  /// On how many days of the anchor there are hits.
  func count(_ result: Result) -> AnchorCount? {
    guard let anchor = result.anchor, case .fact(let fact) = inquiry.unknowns[anchor] else {
      return nil
    }
    let all = result.anchors
    var isSeen = [Bool](repeating: false, count: all.representatives.count)
    var monthDays: Set<Int32> = []
    var count = 0
    for hit in result.hits where !isSeen[hit.anchor] {
      isSeen[hit.anchor] = true
      let day = all.representatives[hit.anchor]
      count += day.weight
      if monthDays.count < 366 { monthDays.insert(PackedDay.monthAndDay(day.day)) }
    }
    return AnchorCount(
      fact: fact, count: count, total: all.total,
      monthDays: monthDays.sorted(), first: CivilDate(packed: all.first),
      last: CivilDate(packed: all.last))
  }
}
