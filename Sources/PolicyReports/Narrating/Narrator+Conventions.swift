import PolicyEvaluation
import PolicyProgram
import PolicyValues

// Whether another way of counting would change the decision.
extension Narrator {
  private func say(_ word: CaseWord, _ arguments: Inline...) -> Inline {
    filled(word.wording[language], arguments)
  }

  /// In brief only what changes the outcome itself.
  func conventions(_ depth: Depth) -> [Block] {
    guard let tried = context.conventions, !tried.isEmpty else { return [] }
    let changes = tried.filter { change in
      !change.changes.isEmpty
        && (depth > .summary
          || change.changes.contains { $0.output == .outcome || $0.output == .to })
    }
    if changes.isEmpty {
      guard tried.allSatisfy(\.changes.isEmpty) else { return [] }
      return [
        .heading(level: 2, say(.headingConventions)), .paragraph(say(.sameUnderAllConventions)),
      ]
    }
    return [
      .heading(level: 2, say(.headingConventions)), .paragraph(say(.changesUnderConventions)),
      .reasons(changes.map(told)),
    ]
  }

  private func told(_ change: ConventionChange) -> Reason {
    Reason(
      id: "convention.\(change.convention).\(change.value)", mark: .value,
      text: way(change.convention, change.value), detail: effects(change.changes).with(.emphasis),
      notes: [
        say(
          .conventionInForce, way(change.convention, change.inForce),
          .place(change.place.place))
      ])
  }

  private func way(_ convention: String, _ value: String) -> Inline {
    switch (convention, value) {
    case ("first-day", "counted"): say(.firstDayCounted)
    case ("first-day", _): say(.firstDayNotCounted)
    case ("missing-day", "month-end"): say(.missingMonthEnd)
    case ("missing-day", "next-day"): say(.missingNextDay)
    case ("missing-day", _): say(.missingReject)
    case (_, "stays"): say(.restStays)
    default: say(.restMoves)
    }
  }
}
