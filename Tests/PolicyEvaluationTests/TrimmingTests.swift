import PolicyEvaluation
import PolicyProgram
import PolicyTestSupport
import PolicyValues
import Testing

@Suite struct TrimmingTests {
  @Test(
    "Trimmed code says of the asked registers what the whole code says", arguments: 0..<150)
  func trimmedIsWhole(seed: UInt64) throws {
    let program = try RandomProgram(seed: seed, days: 400, partial: seed % 2 == 0)
    var random = SplitMix64(seed: seed &+ 3_000)
    let code = program.tape.code
    let asked = (0..<4).map { _ in
      RegisterID(UInt16.random(in: 0..<UInt16(code.registerCount), using: &random))
    }
    let box = code.inputs.map { input in
      let point = RandomProgram.point(input.type, input.domain, &random)
      return RandomProgram.around(point, input.type, input.domain, &random)
    }
    for (trimmed, box) in [
      (try code.trimmed(to: asked), code.inputs.map(\.domain)),
      (try code.trimmed(to: asked, within: box), box),
    ] {
      let (old, new) = (RegisterFile(program.tape), RegisterFile(Tape(trimmed.code)))
      for _ in 0..<60 {
        let point = zip(code.inputs, box).map { RandomProgram.point($0.type, $1, &random) }
        point.withUnsafeBufferPointer { old.run($0) }
        point.withUnsafeBufferPointer { new.run($0) }
        guard old.isWhole() else { continue }
        #expect(new.isWhole())
        for (before, after) in zip(asked, trimmed.places) {
          #expect(old[before] == new[after], "register \(before.index), seed \(seed)")
        }
      }
    }
  }

  @Test("What nobody asked for is gone, and the inputs stay")
  func deadCodeIsGone() throws {
    var builder = CodeBuilder()
    let (x, y) = (builder.input(.bool), builder.input(.bool))
    let both = builder.and(x, y)
    _ = builder.or(x, y)
    let built = try builder.finish()
    let trimmed = try built.code.trimmed(to: [built(both)])
    #expect(built.code.instructions.count == 2)
    #expect(trimmed.code.instructions.map(\.operation) == [.and])
    #expect(trimmed.code.inputs == built.code.inputs)
  }

  @Test("What is the same in the whole box is a constant")
  func theDecidedIsConstant() throws {
    var builder = CodeBuilder()
    let (x, y) = (builder.input(.bool), builder.input(.bool))
    let both = builder.and(x, y)
    let built = try builder.finish()
    let trimmed = try built.code.trimmed(to: [built(both)], within: [Ends(0, 1), Ends(0)])
    #expect(trimmed.code.instructions.isEmpty)
    #expect(trimmed.code.constant(trimmed.places[0]) == 0)
  }

  @Test("A comparison with the day after is a plain one")
  func theDayAfterIsNotSummed() throws {
    var builder = CodeBuilder()
    let domain = Ends(Samples.day(2020, 1, 1), Samples.day(2030, 1, 1))
    let (x, y) = (builder.input(.day, domain: domain), builder.input(.day, domain: domain))
    let dayAfter = builder.addDays(x, builder.int(1))
    let after = builder.atMost(dayAfter, y)
    let built = try builder.finish()
    let trimmed = try built.code.trimmed(to: [built(after)])
    #expect(!trimmed.code.instructions.map(\.operation).contains(.addDays))
  }
}
