import Diagnostics
import PolicyEvaluation
import PolicyExploration
import PolicyPacks
import PolicyProgram
import StandardFunctions

/// Looks at every case of every edition of some packs: what that takes, and what it finds.
struct Surveying {
  let folder: String
  /// nil: all.
  let packs: [String]?

  func print(budget: Int = 4_000_000, showing isShowing: Bool = true) {
    let store = PolicyStore(folders: [folder], library: StandardFunctions().functions)
    for id in packs ?? store.packIDs {
      guard let pack = store.pack(id) else { continue }
      for edition in store.policies(of: pack).flatMap({ store.editions(of: $0) }) {
        show(edition.id, store.programs(of: edition), budget, isShowing)
      }
    }
  }

  private func show(
    _ edition: String, _ programs: [Program], _ budget: Int, _ isShowing: Bool
  ) {
    var result: Survey?
    let time = ContinuousClock().measure { result = survey(programs, budget: budget) }
    guard let result else { return }
    let milliseconds = Int(time / .milliseconds(1))
    let nanoseconds = Int(time / .nanoseconds(1)) / max(1, result.boxes)
    Swift.print(
      "every case of \(edition): \(result.sightings.count) questions, \(result.boxes) boxes,",
      "\(milliseconds) ms (\(nanoseconds) ns a box), \(result.findings.count) findings,",
      "\(result.unfinished.count) without an end")
    guard isShowing else { return }
    for finding in result.findings {
      Swift.print(
        "  \(finding.diagnostic.code.rawValue) \(finding.subject): \(finding.diagnostic.message)")
      if let witness = finding.witness { Swift.print("    \(witness.summary)") }
    }
    for (program, sighting) in result.unfinished {
      Swift.print(
        "  P0711 \(program.procedure?.id ?? "status"): \(sighting.suspect.words),",
        "\(sighting.boxes) boxes, \(sighting.left) days left")
    }
    for (program, sighting) in result.sightings where sighting.boxes > 200_000 {
      Swift.print(
        "  dear: \(program.procedure?.id ?? "status"): \(sighting.suspect.words),",
        "\(sighting.boxes) boxes")
    }
  }
}
