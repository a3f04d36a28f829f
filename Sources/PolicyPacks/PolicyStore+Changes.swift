import CivilTime
import Diagnostics
import PolicyEvaluation
import PolicyProgram
import PolicySyntax
import PolicyValues

/// The nearest changes of a case, each decided again as any case is.
package struct ChangesFound {
  package let ruling: Ruling
  package let nearest: NearestChanges
  /// By outcome asked for and change: the decision of the changed case.
  package let decisions: [[Decision]]
  /// The days of the request that were tried: those on which the same edition governs.
  package let days: (from: CivilDate, until: CivilDate)?
}

extension PolicyStore {
  /// How many years before and after its own day a request is moved.
  private static let reach = 20

  /// The nearest changes of one fact, then of two, that give a case another outcome under the edition
  /// that governs it.
  ///
  /// - Parameter want: the outcome asked for, as a bit; nil: every other.
  package func changes(
    _ written: CaseDecl, _ selection: Selection, _ ruling: Ruling, want: Int32?
  ) -> ChangesFound? {
    let written = applying(selection, to: written)
    var asking = selection
    asking.options = .answerAlone
    guard let bound = bound(written, ruling.edition, asking).value else { return nil }
    var rules = ChangeRules(want: want, derived: derived(bound.prelude)) { input in
      asking.usesPresumptions ? bound.prelude.presuming(input) : input
    }
    let days = days(written, asking, bound)
    if let days { rules.within["request.date"] = Ends(days.from.packed, days.until.packed) }
    let nearest = bound.question.nearestChanges(bound.input, rules)
    let decisions = nearest.wants.map { want in
      want.changes.map { change in
        let changed = changed(bound.input, change, bound)
        return bound.question.decide(rules.presuming(changed), .answerAlone)
      }
    }
    return ChangesFound(ruling: ruling, nearest: nearest, decisions: decisions, days: days)
  }

  /// The days around the day of the request on which the same edition governs.
  private func days(
    _ written: CaseDecl, _ selection: Selection, _ bound: BoundCase
  ) -> (from: CivilDate, until: CivilDate)? {
    guard let filed = bound.input.value(of: "request.date"), filed < PackedDay.never else {
      return nil
    }
    let day = CivilDate(packed: filed)
    let reach = 366 * Self.reach
    let first = max(1, day.dayNumber - reach)
    let parts = governed(written, selection, over: first...day.dayNumber + reach)
    guard let own = parts.first(where: { $0.days.contains(day.dayNumber) }),
      let from = CivilDate(dayNumber: own.days.lowerBound),
      let until = CivilDate(dayNumber: own.days.upperBound)
    else { return nil }
    return (from, until)
  }

  /// By presumed fact, the facts that its presumption reads.
  private func derived(_ prelude: Prelude) -> [String: Set<String>] {
    var result: [String: Set<String>] = [:]
    for presumption in prelude.presumptions {
      var names: Set<String> = []
      func walk(_ id: TermID) {
        let term = prelude.program[id]
        if case .fact(let index) = term.kind { names.insert(prelude.program.facts[index].id) }
        term.operands.forEach(walk)
      }
      walk(presumption.term)
      if !names.isEmpty { result[presumption.fact] = names }
    }
    return result
  }

  /// The case with a change made; what was presumed is open again.
  private func changed(
    _ input: CaseInput, _ change: NearestChanges.Change, _ bound: BoundCase
  ) -> CaseInput {
    var input = input
    input.presumed = [:]
    for part in change.parts {
      switch part {
      case .fact(let index, _, let value, _):
        let id = bound.question.program.facts[index].id
        input.facts[id] = CaseInput.StatedFact(value: value, place: input.facts[id]?.place)
        if id == "request.date" { input.facts["day"] = input.facts[id] }
      case .papers(let add, let drop):
        input.papers = input.papers?.union(add).subtracting(drop)
      }
    }
    return input
  }
}
