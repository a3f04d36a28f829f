import CivilTime
import Diagnostics
import PolicyProgram

/// Compiles what is settled before a procedure runs: an edition's presumptions, assumptions and
/// governing day.
package func lowerPrelude(
  _ edition: CheckedEdition, calendar: WorkdayRun?, neighbours: Neighbours = .none
) -> Checked<Prelude?> {
  let lowering = Lowering(edition, nil, calendar: calendar, neighbours)
  let presumptions = edition.presumptions.map { ($0.fact, lowering.lower($0.value).term) }
  let assumptions = edition.assumptions.map { lowering.lower($0).term }
  let governing = edition.governedBy.map { lowering.lower($0).term }
  let program = lowering.finish(
    [], [], [], [], gap: nil, before: nil, after: nil, assumptions)
  guard let program else { return Checked(nil, lowering.diagnostics) }
  return Checked(
    Prelude(
      program: program, presumptions: presumptions, assumptions: assumptions,
      governing: governing), lowering.diagnostics)
}
