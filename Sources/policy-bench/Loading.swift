import Foundation
import PolicyEvaluation
import PolicyPacks
import PolicyProgram
import StandardFunctions

/// How long policies take from files to answers, each time by a store that knows nothing yet.
struct Loading {
  let folder: String

  private func store() -> PolicyStore {
    PolicyStore(folders: [folder], library: StandardFunctions().functions)
  }

  /// Reads, checks and lowers every procedure of every edition; how many programs that makes.
  func everything() -> Int {
    let store = store()
    var programs = 0
    for pack in store.packIDs.compactMap({ store.pack($0) }) {
      for edition in store.policies(of: pack).flatMap({ store.editions(of: $0) }) {
        for procedure in store.checked(edition).value?.procedures ?? [] {
          programs += store.question(edition, procedure: procedure.spec.id).value == nil ? 0 : 1
        }
      }
    }
    return programs
  }

  /// Reads what the latest edition of a policy needs and runs its first procedure with nothing known.
  func first(of policy: String) -> Int {
    let store = store()
    guard let edition = store.editions(of: policy).last,
      let procedure = store.checked(edition).value?.procedures.first?.spec.id,
      let question = store.question(edition, procedure: procedure).value
    else { return 0 }
    return question.run(question.box(CaseInput())).count
  }

  /// Prints medians of some runs.
  func print(rounds: Int) {
    let store = store()
    let policies = store.packIDs.compactMap { store.pack($0) }
      .flatMap { store.policies(of: $0) }
    Swift.print(
      "everything in \(folder): \(milliseconds(rounds) { everything() }) ms,", terminator: " ")
    Swift.print("\(everything()) programs")
    for policy in policies {
      Swift.print(
        "one procedure of \(policy), cold: \(milliseconds(rounds) { first(of: policy) }) ms")
    }
  }

  private func milliseconds(_ rounds: Int, _ body: () -> Int) -> String {
    let times = (0..<rounds).map { _ in
      ContinuousClock().measure { if body() == 0 { Swift.print("\(folder) has errors") } }
    }
    return String(format: "%.1f", Table.median(times.map { $0 / .milliseconds(1) }))
  }
}
