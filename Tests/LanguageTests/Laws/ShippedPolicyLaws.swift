import Diagnostics
import PolicyEvaluation
import PolicyPacks
import PolicySyntax
import PolicyTestSupport
import StandardFunctions
import Testing
import YAMLTree

/// The shipped policies, held against the reference evaluator.
@Suite struct ShippedPolicyLaws {
  static let packs = Files.list(Repository.root.appending(path: "policies").path) ?? []
  static let cases = 1_000

  @Test(arguments: packs) func theReferenceAgreesOnShippedPolicies(pack: String) throws {
    let library = ShippedPolicies()
    let policies = library.editions(of: pack)
    try #require(!policies.isEmpty)
    var questions: [(LawPolicy, String?, Question)] = []
    for policy in policies {
      for procedure in policy.declaration.procedures.map({ Optional($0.id.value) }) + [nil] {
        questions.append((policy, procedure, try #require(policy.question(procedure))))
      }
    }
    var chance = SplitMix64(seed: 20_160_101)
    var told = 0
    for number in 0..<Self.cases {
      let (policy, procedure, question) = questions[number % questions.count]
      let given = policy.randomCase(&chance, years: 2017...2024)
      let decision = question.decide(
        policy.input(given), Question.Options(sensitivity: false, everyReading: false))
      let answer = policy.reference(procedure, given).answer()
      if case .value? = answer.outputs["outcome"] { told += 1 }
      let found = differences(decision, answer)
      #expect(found == [], "\(policy.edition.edition) \(procedure ?? "status"), case \(number)")
      guard found.isEmpty else { return }
    }
    // Most cases must be decided, or the law says little.
    #expect(told * 2 > Self.cases)
  }
}

/// Policies merged here, not by the store that the engine uses.
struct ShippedPolicies {
  private let store = PolicyStore(
    folders: [Repository.root.appending(path: "policies").path],
    library: StandardFunctions().functions)

  func editions(of pack: String) -> [LawPolicy] {
    (store.pack(pack)?.policies ?? []).compactMap { file in
      guard let merged = merged(file) else { return nil }
      let packs = store.packIDs.compactMap { store.pack($0) }
      let used = used(Reader().policy(merged.node)?.uses.map(\.value) ?? [], packs)
      let policy = LawPolicy(merged.node, used, calendars: packs.flatMap(\.calendars))
      // Why: what asks another edition or policy for a status cannot be compiled alone.
      return policy.flatMap { $0.asksOthers ? nil : $0 }
    }
  }

  private func merged(_ file: PackFile) -> MergedLayers? {
    guard let root = file.document.root else { return nil }
    guard let base = file.text("extends")?.value else { return MergedLayers(root) }
    let parts = base.split(separator: "@").map(String.init)
    let below = store.pack(of: base)?.policies.first {
      $0.id?.value == parts[0] && $0.text("edition")?.value == parts[1]
    }
    return below.flatMap(merged).map { mergeLayers($0, root) }
  }

  private func used(_ names: [String], _ packs: [LoadedPack]) -> [VocabularyDecl] {
    var result: [VocabularyDecl] = []
    var waiting = names
    while !waiting.isEmpty {
      let name = waiting.removeFirst()
      guard !result.contains(where: { $0.id.value == name }),
        let found = packs.flatMap(\.vocabularies).first(where: { $0.id.value == name })
      else { continue }
      result.append(found)
      waiting += found.uses.map(\.value)
    }
    return result
  }
}
