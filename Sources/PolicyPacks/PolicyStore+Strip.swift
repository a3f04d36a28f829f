import CivilTime
import Diagnostics
import PolicyEvaluation
import PolicyProgram
import PolicySyntax
import PolicyValues

extension PolicyStore {
  /// What would come of a case on each day of some days, if it were filed then.
  ///
  /// The day of the request is left open and explored under each edition that would govern; every
  /// stretch between two turns is then decided as any case is, on its first and its last day.
  package func strip(
    _ written: CaseDecl, _ selection: Selection, from: CivilDate, until: CivilDate
  ) -> Checked<Strip?> {
    let written = applying(selection, to: written)
    var asking = selection
    asking.options = .answerAlone
    let days = from.dayNumber...max(from.dayNumber, until.dayNumber)
    var pieces: [Strip.Piece] = []
    var isComplete = true
    var ties = Ties()
    for part in governed(written, asking, over: days) {
      guard let edition = part.edition else {
        pieces.append(piece(part.days, .noEdition))
        continue
      }
      ties = self.ties(written, edition, asking)
      let bounds = [part.days.lowerBound, part.days.upperBound].map { number in
        var supposing = asking
        suppose(&supposing, number, written, ties.moving)
        return (number: number, bound: bound(written, edition, supposing))
      }
      var starts = [part.days.lowerBound]
      if let end = bounds.first(where: { $0.bound.value != nil }), let found = end.bound.value {
        let turns = found.question.turns(
          found.input, of: "request.date", over: part.days,
          along: following(found, filed: end.number).merging(ties.moving) { $1 })
        starts += turns.days
        isComplete = isComplete && turns.isComplete
      } else if let refusal = refusal(bounds[0].bound.diagnostics) {
        return Checked(nil, refusal)
      }
      for (index, start) in starts.enumerated() {
        let end = index + 1 < starts.count ? starts[index + 1] - 1 : part.days.upperBound
        pieces.append(decided(start...end, written, edition, asking, ties.moving))
      }
    }
    let strip = Strip(
      from: from, until: max(from, until), pieces: pieces, isComplete: isComplete,
      moving: ties.moving, staying: ties.staying)
    return Checked(strip, [])
  }

  /// Complaints that do not come of the day: those about the case itself.
  private func refusal(_ diagnostics: [Diagnostic]) -> [Diagnostic]? {
    let errors = diagnostics.filter { $0.severity == .error }
    return errors.allSatisfy { $0.code == .assumptionViolated } ? nil : diagnostics
  }

  private func piece(_ days: ClosedRange<Int>, _ content: Strip.Content) -> Strip.Piece {
    Strip.Piece(
      from: day(days.lowerBound), until: day(days.upperBound), content: content)
  }

  private func day(_ number: Int) -> CivilDate {
    CivilDate(packed: PackedDay.fromDayNumber(Int32(clamping: number)))
  }

  private func decided(
    _ days: ClosedRange<Int>, _ written: CaseDecl, _ edition: EditionFile, _ selection: Selection,
    _ moving: [String: Int]
  ) -> Strip.Piece {
    func decide(_ number: Int) -> Decision? {
      var supposing = selection
      suppose(&supposing, number, written, moving)
      return bound(written, edition, supposing).value.map {
        $0.question.decide($0.input, .answerAlone)
      }
    }
    guard let first = decide(days.lowerBound) else { return piece(days, .impossible) }
    let last = days.count == 1 ? first : decide(days.upperBound)
    return piece(days, last.map { .decided(first: first, last: $0) } ?? .impossible)
  }

  /// The case filed on another day, with what moves along.
  func suppose(
    _ selection: inout Selection, _ number: Int, _ written: CaseDecl,
    _ moving: [String: Int]
  ) {
    for (fact, lag) in moving.merging(["request.date": 0], uniquingKeysWith: { $1 }) {
      let place = written.facts.first { $0.name.value == fact }?.value.range
      selection.supposed[fact] = CaseInput.StatedFact(
        value: day(number + lag).packed, place: place)
    }
  }
}
