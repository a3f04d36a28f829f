import PolicyEvaluation
import PolicyExploration
import PolicyPacks
import PolicyProgram
import PolicyTestSupport
import PolicyValues
import StandardFunctions
import Testing

/// Looking everywhere in the shipped packs, as far as a small budget goes.
@Suite("Looking everywhere in shipped packs")
struct ShippedLaws {
  static let packs = Files.list(Repository.root.appending(path: "policies").path) ?? []

  @Test("Whom a rule is said to apply to, it applies to", arguments: packs)
  func witnessesAreTrue(pack: String) throws {
    let store = PolicyStore(
      folders: [Repository.root.appending(path: "policies").path],
      library: StandardFunctions().functions)
    let loaded = try #require(store.pack(pack))
    var told = 0
    for edition in store.policies(of: loaded).flatMap({ store.editions(of: $0) }) {
      for program in store.programs(of: edition) where program.procedure != nil {
        let question = Question(program)
        for (index, rule) in program.rules.enumerated() where index % 3 == told % 3 {
          guard let seen = sight(.ruleApplies(index), in: program, budget: 3_000),
            let witness = seen.witness
          else { continue }
          told += 1
          let registers = question.run(question.box(witness.input))
          let applies = registers[Int(rule.applies.index)]
          #expect(applies == Ends(1), "\(edition.id) \(rule.id): \(witness.summary)")
          let broken = program.assumptions.filter {
            registers[Int(program[$0].register.index)] == Ends(0)
          }
          #expect(broken.isEmpty, "\(edition.id) \(rule.id): \(witness.summary)")
        }
      }
    }
    // Packs with procedures have rules that apply to someone.
    #expect(told > 0)
  }
}
