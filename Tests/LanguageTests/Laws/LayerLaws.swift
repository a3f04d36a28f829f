import Diagnostics
import PolicyEvaluation
import PolicyPacks
import PolicyProgram
import PolicySyntax
import PolicyTestSupport
import PolicyValues
import Testing
import YAMLTree

/// What holds of overlays and transitions, tried on random ones.
@Suite struct LayerLaws {
  static let seeds = Array(UInt64(1)...4)
  static let policies = 12
  static let cases = 12
  static let quick = Question.Options(sensitivity: false, everyReading: false)

  /// A policy as it is, under the overlay, and as the overlay would have it always.
  private struct Layered {
    let plain: LawPolicy
    let overlaid: LawPolicy
    let changed: LawPolicy
    /// Whether the guard is the same before and after an event: it reads no record.
    let isSteady: Bool
    /// Whether it asks for the status on another day, on which the guard may be another.
    let asksOtherDays: Bool

    init(seed: UInt64) throws {
      let text = RandomPolicy.text(seed: seed)
      asksOtherDays = text.contains("status on")
      let layer = RandomOverlay(seed: seed, above: text)
      let reader = Reader()
      let overlay = try #require(reader.overlay(node(of: layer.text)))
      #expect(reader.diagnostics.isEmpty)
      isSteady = layer.when == "always"
      let root = node(of: text)
      let merged = mergeLayers(MergedLayers(root), node(of: layer.edition))
      plain = try #require(LawPolicy(root, LawPolicy.town))
      overlaid = try #require(LawPolicy(root, LawPolicy.town, overlays: [overlay]))
      changed = try #require(LawPolicy(merged.node, LawPolicy.town))
      let errors = overlaid.errors + changed.errors
      #expect(errors.isEmpty, "seed \(seed): \(renderDiagnostics(errors))\n\(layer.text)\(text)")
    }
  }

  /// What a decision says, in lines.
  private func told(_ decision: Decision, _ names: [OutputName], isSteady: Bool) -> [String] {
    let program = decision.program
    // After the event the guard is asked again, of the record that the event left.
    let after = isSteady ? decision.showStatus(decision.statusAfter) : "not compared"
    return names.map { "\($0.key): \(decision.show($0))" } + [
      "because: \(decision.decidingRules.map { program.rules[$0].id }.sorted())",
      "status: \(decision.showStatus(decision.statusBefore))",
      "after: \(after)",
      "required: \(decision.required.map(decision.paperName).sorted())",
      "missing: \(decision.missing.map(decision.paperName).sorted())",
    ]
  }

  @Test(arguments: seeds) func anOverlayIsItsLayerWhereItsGuardHoldsAndNothingElsewhere(
    seed: UInt64
  ) throws {
    var applied = 0
    var tried = 0
    for number in 0..<UInt64(Self.policies) {
      let own = seed * 1_000 + number
      let policies = try Layered(seed: own)
      guard !policies.asksOtherDays else { continue }
      tried += 1
      let questions = try [policies.plain, policies.overlaid, policies.changed].map {
        try #require($0.question("renew"))
      }
      var chance = SplitMix64(seed: own)
      for _ in 0..<Self.cases {
        let given = policies.overlaid.randomCase(&chance, years: 2019...2022)
        let decision = questions[1].decide(policies.overlaid.input(given), Self.quick)
        let overlay = try #require(decision.program.overlays.first)
        let guarding = decision.applies(overlay)
        let applies = try #require(guarding as Bool?)
        if applies { applied += 1 }
        let expected = (applies ? questions[2] : questions[0]).decide(
          policies.plain.input(given), Self.quick)
        let names = expected.program.outputs.map(\.name)
        #expect(
          told(decision, names, isSteady: policies.isSteady)
            == told(expected, names, isSteady: policies.isSteady),
          "seed \(own), applies \(applies)\n\(given)\n\(RandomPolicy.text(seed: own))")
      }
    }
    // Both sides of the guard must come up, or the law says little.
    let all = tried * Self.cases
    #expect(tried * 3 >= Self.policies)
    #expect(applied * 8 > all && applied * 8 < 7 * all, "\(applied) of \(all)")
  }

  @Test(arguments: seeds) func theReferenceAgreesUnderOverlays(seed: UInt64) throws {
    for number in 0..<UInt64(Self.policies) {
      let own = seed * 1_000 + number
      let policy = try Layered(seed: own).overlaid
      let question = try #require(policy.question("renew"))
      var chance = SplitMix64(seed: own)
      for _ in 0..<Self.cases {
        let given = policy.randomCase(&chance, years: 2019...2022)
        let decision = question.decide(policy.input(given), Self.quick)
        let found = differences(decision, policy.reference("renew", given).answer())
        #expect(found == [], "seed \(own)\n\(given)\n\(RandomPolicy.text(seed: own))")
        guard found.isEmpty else { return }
      }
    }
  }

  /// A random policy whose edition begins in the middle of the cases, with a transition.
  private func transitional(seed: UInt64) throws -> LawPolicy {
    let transition = """
      transition:
        longer: { when: changed.address, then: { permit.expires: 2021-10-31 } }
        stopped:
          when: permit.expires < day or changed.address
          then: { permit.stopped-since: 2021-01-15, applicant.born: permit.starts + 3 days }

      """
    let text = RandomPolicy.text(seed: seed).replacing(
      "in-force: { from: 2000-01-01", with: "in-force: { from: 2021-01-01")
    let policy = try #require(LawPolicy(town: text + transition))
    #expect(policy.errors.isEmpty, "seed \(seed): \(renderDiagnostics(policy.errors))")
    return policy
  }

  @Test(arguments: seeds) func theReferenceAgreesAfterTransitions(seed: UInt64) throws {
    var applied = 0
    for number in 0..<UInt64(Self.policies) {
      let own = seed * 1_000 + number
      let policy = try transitional(seed: own)
      let question = try #require(policy.question("renew"))
      var chance = SplitMix64(seed: own)
      for _ in 0..<Self.cases {
        let given = policy.randomCase(&chance, years: 2019...2022)
        let decision = question.decide(policy.input(given), Self.quick)
        if !decision.transitioned.isEmpty { applied += 1 }
        let found = differences(decision, policy.reference("renew", given).answer())
        #expect(found == [], "seed \(own)\n\(given)\n\(RandomPolicy.text(seed: own))")
        guard found.isEmpty else { return }
      }
    }
    #expect(applied * 4 > Self.policies * Self.cases, "\(applied) cases had a transition")
  }

  @Test(arguments: seeds) func aTransitionIsTheSameOnceAndTwice(seed: UInt64) throws {
    for number in 0..<UInt64(Self.policies) {
      let own = seed * 1_000 + number
      let policy = try transitional(seed: own)
      let question = try #require(policy.question(nil))
      var chance = SplitMix64(seed: own)
      for _ in 0..<Self.cases {
        var input = policy.input(policy.randomCase(&chance, years: 2019...2022))
        let once = question.decide(input, Self.quick)
        for change in once.transitioned {
          input.facts[change.fact] = CaseInput.StatedFact(value: change.value, place: nil)
        }
        let twice = question.decide(input, Self.quick)
        #expect(twice.transitioned.isEmpty)
        #expect(twice.statusBefore == once.statusBefore)
      }
    }
  }
}
