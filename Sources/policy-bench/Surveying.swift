import PolicyEvaluation
import PolicyExploration
import PolicyPacks
import PolicyProgram
import StandardFunctions

/// Looks for everything in every edition of some packs, and prints how long that took.
struct Surveying {
  let folder: String
  let packs: [String]

  func print(budget: Int = 2_000_000) {
    let store = PolicyStore(folders: [folder], library: StandardFunctions().functions)
    for id in packs.isEmpty ? store.packIDs : packs {
      guard let pack = store.pack(id) else { continue }
      for edition in store.policies(of: pack).flatMap({ store.editions(of: $0) }) {
        guard let checked = store.checked(edition).value else { continue }
        let names = checked.procedures.map { Optional($0.spec.id) } + [nil]
        let programs = names.compactMap {
          store.question(edition, procedure: $0).value?.program
        }
        show(edition.id, programs, budget)
      }
    }
  }

  private func show(_ edition: String, _ programs: [Program], _ budget: Int) {
    var result: Survey?
    let time = ContinuousClock().measure { result = survey(programs, budget: budget) }
    guard let result else { return }
    let left = result.sightings.count { !$0.sighting.isComplete }
    Swift.print(
      "\(edition): \(programs.count) programs, \(result.sightings.count) questions,",
      "\(result.boxes) boxes, \(time), unfinished \(left)")
    for (program, sighting) in result.sightings {
      let isFound = sighting.suspect.isWanted ? !sighting.isSeen : sighting.isSeen
      guard isFound || !sighting.isComplete || sighting.boxes > 300_000 else { continue }
      Swift.print(
        "  \(program.procedure?.id ?? "status") \(sighting.suspect)",
        isFound ? "FOUND" : "", sighting.isComplete ? "" : "left \(sighting.left)",
        "boxes \(sighting.boxes) hidden \(sighting.hidden) reading \(sighting.needsReading)",
        sighting.anchors.map { "\($0.count)/\($0.total) of \($0.fact): \($0.words)" } ?? "-")
    }
  }
}
