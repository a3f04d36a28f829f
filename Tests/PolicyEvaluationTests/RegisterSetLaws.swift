import PolicyEvaluation
import PolicyProgram
import PolicyTestSupport
import PolicyValues
import Testing

/// What registers are worked out from, held against a walk from one to the next.
@Suite("What a register is worked out from is found in one pass")
struct RegisterSetLaws {
  private func walk(
    _ starts: [RegisterID], _ ends: Set<RegisterID>, in code: Code
  ) -> Set<RegisterID> {
    var seen: Set<RegisterID> = []
    var waiting = starts.filter { !ends.contains($0) }
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted, let i = code.instruction(of: next) else { continue }
      waiting += code.arguments(of: i).filter { !ends.contains($0) }
    }
    return seen
  }

  @Test("Of random registers, with and without some that are left out", arguments: 0..<60)
  func readIsReached(seed: UInt64) throws {
    let code = try RandomProgram(seed: seed, steps: 150, partial: seed % 2 == 0).tape.code
    var random = SplitMix64(seed: seed &+ 9_000)
    func some(_ count: Int) -> [RegisterID] {
      (0..<count).map { _ in
        RegisterID(UInt16.random(in: 0..<UInt16(code.registerCount), using: &random))
      }
    }
    for count in [0, 1, 3] {
      let (starts, left) = (some(count), some(4))
      let ends = RegisterSet(left, count: code.registerCount)
      #expect(code.read(by: starts).all == walk(starts, [], in: code).sorted())
      let read = code.read(by: starts, stoppingAt: ends)
      #expect(read.all == walk(starts, Set(left), in: code).sorted())
      let inputs = read.before(code.inputs.count)
      #expect(inputs.all == read.all.filter { Int($0.index) < code.inputs.count })
      #expect(read.isDisjoint(with: ends) && ends.all == Set(left).sorted())
    }
    let dates = code.inputs.indices.filter { code.inputs[$0].type == .day }
    let readers = (0..<code.registerCount).map { RegisterID(UInt16($0)) }.filter { register in
      !walk([register], [], in: code).isDisjoint(with: dates.map { RegisterID(UInt16($0)) })
    }
    #expect(code.readersOfDates.all == readers)
  }

  @Test(
    "What comes before a place is all that has a lesser number", arguments: [0, 1, 63, 64, 65, 130])
  func beforeIsLess(place: Int) {
    let all = (0..<130).map { RegisterID($0) }
    let set = RegisterSet(all, count: 130)
    #expect(set.before(place).all == all.filter { Int($0.index) < place })
    #expect(set.before(place).isEmpty == (place == 0))
  }
}
