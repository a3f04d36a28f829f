import CivilTime
import PolicyProgram
import PolicyValues

extension Pairing {
  /// The options of facts and readings without which a difference does not show.
  ///
  /// - Parameters:
  ///   - witness: an applicant for whom it does.
  ///   - clauses: the question by clauses; nil if it was not put so.
  ///   - memo: what other searches came to.
  ///   - spans: what is known of dates.
  ///   - budget: how many boxes the difference itself may run.
  func conditions(
    _ inquiry: Inquiry, _ witness: Witness, _ clauses: ClauseSearch?, _ memo: SearchMemo,
    _ spans: DateSpans, budget: Int
  ) throws(CodeBuilder.TooManyRegisters) -> [BehaviourChange.Condition] {
    var clauses = clauses
    var conditions: [BehaviourChange.Condition] = []
    var variations = Variations(inquiry)
    variations.note(witness)
    for place in inquiry.reached(from: [inquiry.target], stoppingAt: []) {
      let unknown = inquiry.unknowns[place]
      let values = values(inquiry.code.inputs[place].type, inquiry.code.inputs[place].domain)
      guard values.count > 1, values.count <= 12 else { continue }
      let open = values.filter { !variations.shows(place, $0) }
      guard !open.isEmpty else { continue }
      if clauses == nil { clauses = try? ClauseSearch(inquiry.relevant, spans, budget: budget) }
      let shown = try shown(
        open, of: place, in: inquiry, &variations, clauses, memo, spans, budget: budget)
      let possible = values.filter { !open.contains($0) || shown.contains($0) }
      guard possible.count < values.count else { continue }
      if let condition = named(unknown, possible) { conditions.append(condition) }
    }
    return conditions
  }

  /// Those of some values of an unknown with which the difference shows, or may show.
  private func shown(
    _ values: [Ends], of place: Int, in inquiry: Inquiry, _ variations: inout Variations,
    _ clauses: ClauseSearch?, _ memo: SearchMemo, _ spans: DateSpans, budget: Int
  ) throws(CodeBuilder.TooManyRegisters) -> [Ends] {
    // Mostly none of them shows it, and that is one question.
    let union =
      inquiry.code.inputs[place].type.isChoice
      ? Ends(oneOf: values.reduce(0) { $0 | $1.hi }) : values.count == 1 ? values[0] : nil
    if let union, let answer = clauses.flatMap({ self.answer($0, inquiry.unknowns[place], union) })
    {
      switch answer {
      case .never: return []
      case .holds(let known):
        if values.count == 1 { return values }
        variations.note(known)
      case .unsure:
        // They suppose more of a date that is not known than can be.
        if try isNever(try inquiry.narrowed(place, to: union), spans) { return [] }
        if values.count == 1 { return values }
      }
    } else if let union {
      let part = try inquiry.narrowed(place, to: union)
      var search = Search(
        finder: WitnessFinder(inquiry: part, program: a), isWanted: true, spans: spans, memo: memo)
      try search.look(for: part, budget: budget / 8)
      if search.witness == nil, search.left == 0, search.hidden == 0 { return [] }
      if values.count == 1 || search.left > 0 { return values }
      if let witness = search.witness { variations.note(witness) }
    }
    var shown: [Ends] = []
    for value in values {
      var isShown = variations.shows(place, value)
      if !isShown {
        let found = try self.shown(
          [value], of: place, in: inquiry, &variations, clauses, memo, spans, budget: budget)
        isShown = !found.isEmpty
      }
      if isShown { shown.append(value) }
    }
    return shown
  }

  /// What clauses say of a difference with some values of an unknown.
  private enum Answer {
    case never
    /// It holds with one of them, and for cases of which so much is known.
    case holds([Unknown: Ends])
    /// It may hold, and nobody knows.
    case unsure
  }

  /// - Returns: nil if clauses do not tell.
  private func answer(_ clauses: ClauseSearch, _ unknown: Unknown, _ ends: Ends) -> Answer? {
    guard clauses.limit(to: [unknown: ends]) else { return nil }
    switch clauses.surely() {
    case .found(let one):
      return .holds(clauses.inquiry.said(by: clauses.box(of: one, near: Pairing.usualDay)))
    case .unknown: return nil
    case .never: break
    }
    if clauses.isDefinite { return .never }
    return switch clauses.possibly() {
    case .never: .never
    case .unknown: nil
    case .found: .unsure
    }
  }

  private static let usualDay = PackedDay.pack(month: 2020 * 12, day: 1)

  /// Whether a short look shows that a question's condition never holds.
  private func isNever(
    _ question: Inquiry, _ spans: DateSpans
  ) throws(CodeBuilder.TooManyRegisters) -> Bool {
    for part in try question.relevant.parted() {
      let short = try part.question.cut(usual: a.usualReadings)
      guard short.settled != false else { continue }
      let skeleton = Skeleton(short, spans: spans)
      let (answer, _, hidden) = try skeleton.answer(isWanted: true, budget: Search.shortLook)
      guard answer.isNever, hidden == 0 else { return false }
    }
    return true
  }

  private func values(_ type: RegisterType, _ domain: Ends) -> [Ends] {
    switch type {
    case .bool: domain.isOpen ? [Ends(0), Ends(1)] : []
    case .choice:
      (0..<31).map { Int32(1) << $0 }.filter { $0 & domain.hi != 0 }.map { Ends($0) }
    case .set, .day, .int, .money: []
    }
  }

  private func named(_ unknown: Unknown, _ values: [Ends]) -> BehaviourChange.Condition? {
    switch unknown {
    case .fact(let id):
      guard let fact = (a.facts + b.facts).first(where: { $0.id == id }) else { return nil }
      let words = values.flatMap { value -> [String] in
        switch fact.type {
        case .choice(let list): (a.choices[list] ?? b.choices[list])?.names(value.hi) ?? []
        default: [value.lo == 1 ? "true" : "false"]
        }
      }
      return BehaviourChange.Condition(name: id, isReading: false, options: words)
    case .reading(let id):
      guard let reading = (a.readings + b.readings).first(where: { $0.id == id }) else {
        return nil
      }
      let words = reading.options.indices.filter { index in
        values.contains { $0.hi >> Int32(index) & 1 == 1 }
      }.map { reading.options[$0].id }
      return BehaviourChange.Condition(name: id, isReading: true, options: words)
    case .silent, .cut: return nil
    }
  }
}
