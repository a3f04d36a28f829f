import Diagnostics
import PolicyChecking
import PolicyComparison
import PolicyPacks
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
  static let shipped: [(file: EditionFile, edition: CheckedEdition)] = {
    let store = Compared.store()
    return store.packIDs.compactMap { store.pack($0) }.flatMap { pack in
      store.policies(of: pack).flatMap { store.editions(of: $0) }
    }.compactMap { file in store.checked(file).value.map { (file, $0) } }
  }()

  /// The edition `e1` of `town/permit` with a body of its own.
  static func town(_ body: String, edition: String = "e1") throws -> CheckedEdition {
    let pack = try SpecPack([])
    let head = """
      policy: town/permit
      title: { zh: 小镇通行证, en: town permit }
      instrument: permit
      edition: \(edition)
      in-force: { from: 2000-01-01, until: never }
      governed-by: day
      uses: [town/words]

      """
    let conventions = "conventions: { first-day: not-counted, missing-day: month-end }\n"
    let text = head + (body.contains("conventions:") ? "" : conventions) + body
    let draft = pack.store.adopting(SourceFile(path: "town/permit.yaml", text: text))
    let (store, file) = try #require(draft.value, "\(draft.diagnostics)")
    let checked = store.checked(file)
    #expect(!checked.hasErrors, "\(renderDiagnostics(checked.diagnostics))")
    return try #require(checked.value)
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
