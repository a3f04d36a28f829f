import Diagnostics
import PolicyChecking
import PolicyComparison
import PolicyEvaluation
import PolicyPacks
import PolicyProgram
import PolicyTestSupport
import SourceText
import SpecSupport
import StandardFunctions
import Testing

/// Editions to compare: those shipped, and fragments about a small town.
enum Compared {
  /// The shipped packs, each read when it is asked for.
  static func store() -> PolicyStore {
    PolicyStore(
      folders: [Repository.root.appending(path: "policies").path],
      library: StandardFunctions().functions)
  }

  /// Every shipped edition that checks.
  static let shipped: [(id: String, edition: CheckedEdition)] = {
    let store = Compared.store()
    return store.packIDs.compactMap { store.pack($0) }.flatMap { pack in
      store.policies(of: pack).flatMap { store.editions(of: $0) }
    }.compactMap { file in store.checked(file).value.map { (file.id, $0) } }
  }()

  /// The edition `e1` of `town/permit` with a body of its own.
  static func town(_ body: String) throws -> CheckedEdition {
    let (store, file) = try townFile(body)
    let checked = store.checked(file)
    #expect(!checked.hasErrors, "\(renderDiagnostics(checked.diagnostics))")
    return try #require(checked.value)
  }

  /// The procedure `renew` of such an edition, ready to be asked.
  static func question(_ body: String) throws -> (question: Question, prelude: Prelude) {
    let (store, file) = try townFile(body)
    let question = store.question(file, procedure: "renew")
    return (
      try #require(question.value, "\(renderDiagnostics(question.diagnostics))"),
      try #require(store.prelude(file).value)
    )
  }

  private static func townFile(_ body: String) throws -> (store: PolicyStore, file: EditionFile) {
    let pack = try SpecPack([])
    let head = """
      policy: town/permit
      title: { zh: 小镇通行证, en: town permit }
      instrument: permit
      edition: e1
      in-force: { from: 2000-01-01, until: never }
      governed-by: day
      uses: [town/words]

      """
    let conventions = "conventions: { first-day: not-counted, missing-day: month-end }\n"
    let text = head + (body.contains("conventions:") ? "" : conventions) + body
    let draft = pack.store.adopting(SourceFile(path: "town/permit.yaml", text: text))
    let found = try #require(draft.value, "\(renderDiagnostics(draft.diagnostics))")
    // Why: the files go away with the pack; nothing is read from them later.
    _ = found.store.checked(found.edition)
    return (found.store, found.edition)
  }

  /// The changes as short lines: part, aspect, both texts.
  static func lines(_ diff: StructuralDiff) -> [String] {
    diff.changes.map { change in
      let part = "\(change.part)"
      switch change.kind {
      case .added: return "+ \(part)"
      case .removed: return "- \(part)"
      case .changed(let aspect):
        let (a, b) = (change.from?.shown ?? "nothing", change.to?.shown ?? "nothing")
        let what =
          if case .gives(let output) = aspect { "gives \(output.key)" } else { "\(aspect)" }
        return "\(part) \(what): \(a) → \(b)"
      }
    }
  }
}
