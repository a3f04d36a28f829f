import CivilTime
import PolicyEvaluation
import PolicyExploration
import PolicyPacks
import PolicyProgram
import PolicyTestSupport
import PolicyValues
import StandardFunctions
import Testing

/// What is said of all cases of a shipped edition, held against cases decided one by one, with the
/// dates cut to two years.
@Suite("What is said of every case of a shipped edition is true of each")
struct TwoYearLaws {
  private struct Doubt {
    let suspect: Suspect
    let register: RegisterID
  }

  /// Some packs: looking at all of them takes long.
  private static let packs = ShippedLaws.packs.sorted().enumerated().filter { $0.offset % 4 == 0 }
    .map(\.element)

  @Test("What is never seen is shown by no case of two years", arguments: packs)
  func whatIsNeverSeenIsNeverShown(pack: String) throws {
    let store = PolicyStore(
      folders: [Repository.root.appending(path: "policies").path],
      library: StandardFunctions().functions)
    let loaded = try #require(store.pack(pack))
    let editions = store.policies(of: loaded).flatMap { store.editions(of: $0) }
    guard let edition = editions.last else { return }
    let programs = store.programs(of: edition).filter { $0.procedure != nil }
    guard let program = programs.max(by: { $0.rules.count < $1.rules.count }) else { return }
    let doubts = doubts(program)
    let never = doubts.filter { doubt in
      guard let seen = sight(doubt.suspect, in: program, budget: 2_000, shortLook: 100) else {
        return false
      }
      return seen.isComplete && !seen.isSeen && seen.hidden == 0
    }
    var chance = SplitMix64(seed: 2_023)
    let assumptions = program.assumptions.map { program[$0].register }
    let file = RegisterFile(Tape(program.code))
    var looked = 0
    for _ in 0..<4_000 {
      somebody(program, &chance).withUnsafeBufferPointer { file.run($0) }
      guard file.isWhole(), assumptions.allSatisfy({ file[$0] == 1 }) else { continue }
      looked += 1
      for doubt in never where file[doubt.register] == 1 {
        Issue.record("\(edition.id): there are \(doubt.suspect.words)")
      }
    }
    #expect(looked > 0 || assumptions.count > 4, "\(edition.id)")
  }

  private func doubts(_ program: Program) -> [Doubt] {
    program.outputs.flatMap {
      [
        Doubt(suspect: .gap($0.name), register: $0.gap),
        Doubt(suspect: .conflict($0.name), register: $0.conflict),
      ]
    }
      + program.rules.indices.map {
        Doubt(suspect: .ruleApplies($0), register: program.rules[$0].applies)
      }
  }

  /// A case by chance, without a word of papers. Dates lie so many months from each other, or a day
  /// off, as those of true cases do.
  private func somebody(_ program: Program, _ chance: inout SplitMix64) -> [Int32] {
    let first = PackedDay.pack(month: 2_023 * 12, day: 1)
    let anchor = PackedDay.addDays(first, Int32.random(in: 0..<731, using: &chance))
    return zip(program.inputs, program.code.inputs).map { spec, input in
      switch (spec, input.type) {
      case (.papers, _), (.papersGiven, _): return 0
      case (_, .bool): return Int32.random(in: 0...1, using: &chance)
      case (_, .choice):
        let options = (0..<31).map { Int32(1) << $0 }.filter { $0 & input.domain.hi != 0 }
        return options.randomElement(using: &chance) ?? 0
      case (_, .set): return input.domain.lo
      case (_, .int), (_, .money):
        return min(input.domain.hi, input.domain.lo + Int32.random(in: 0...20, using: &chance))
      case (_, .day):
        let months: Int32 =
          [0, 0, 1, 6, 11, 12, 12, 13, -1, -6, -12].randomElement(using: &chance) ?? 0
        let days: Int32 = [0, 0, 0, -1, 1, 30, -30].randomElement(using: &chance) ?? 0
        let day = PackedDay.addDays(PackedDay.addMonths(anchor, months), days)
        return max(input.domain.lo, min(input.domain.hi, day))
      }
    }
  }
}
