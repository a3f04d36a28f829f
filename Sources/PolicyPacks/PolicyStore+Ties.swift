import CivilTime
import Diagnostics
import PolicyEvaluation
import PolicyProgram
import PolicySyntax
import PolicyValues

/// Days of a request that hang together with the day on which it is filed.
struct Ties {
  /// Stated days that keep their distance in days from the day of the request.
  var moving: [String: Int] = [:]
  /// Stated days of the request that stay, since nothing says that they follow it.
  var staying: [String] = []
}

extension PolicyStore {
  /// What moves along when a case is filed on another day: stated days of the request that would be
  /// presumed from the day of the request if nobody stated them.
  func ties(_ written: CaseDecl, _ edition: EditionFile, _ selection: Selection) -> Ties {
    var ties = Ties()
    guard let bound = bound(written, edition, selection).value else { return ties }
    let presumed = presumedFromTheRequest(bound.prelude)
    for fact in bound.question.program.facts {
      guard case .date = fact.type, fact.id.hasPrefix("request."), fact.id != "request.date",
        let stated = bound.input.facts[fact.id]?.value, stated < PackedDay.never
      else { continue }
      if presumed.contains(fact.id), let filed = bound.input.facts["request.date"]?.value {
        ties.moving[fact.id] = CivilDate(packed: filed).days(to: CivilDate(packed: stated))
      } else {
        ties.staying.append(fact.id)
      }
    }
    return ties
  }

  /// Presumed days that follow the day of the request by themselves, and how many days they lie
  /// after it.
  func following(_ bound: BoundCase, filed: Int) -> [String: Int] {
    var along: [String: Int] = [:]
    for fact in presumedFromTheRequest(bound.prelude) {
      guard let value = bound.input.presumed[fact], value < PackedDay.never else { continue }
      along[fact] = Int(PackedDay.toDayNumber(value)) - filed
    }
    return along
  }

  private func presumedFromTheRequest(_ prelude: Prelude) -> [String] {
    let program = prelude.program
    func reads(_ id: TermID) -> Bool {
      if case .fact(let index) = program[id].kind, program.facts[index].id == "request.date" {
        return true
      }
      return program[id].operands.contains(where: reads)
    }
    return prelude.presumptions.filter { reads($0.term) }.map(\.fact)
  }
}
