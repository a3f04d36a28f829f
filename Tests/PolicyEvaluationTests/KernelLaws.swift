import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyTestSupport
import PolicyValues
import Testing

@Suite struct KernelLaws {
  @Test(
    "The kernels agree: partly known on known facts is one case is each row of columns",
    arguments: 0..<150)
  func kernelsAgree(seed: UInt64) throws {
    let program = try RandomProgram(seed: seed, partial: true)
    var random = SplitMix64(seed: seed &+ 1_000)
    let (tape, code) = (program.tape, program.tape.code)
    let (one, many, partly) = (RegisterFile(tape), ColumnFile(tape), EndFile(tape))
    let points = (0..<40).map { _ in
      code.inputs.map { RandomProgram.point($0.type, $0.domain, &random) }
    }
    for (j, point) in points.enumerated() {
      for (k, value) in point.enumerated() { many[id(k)][j] = value }
    }
    many.run(points.count)
    for (j, point) in points.enumerated() {
      point.withUnsafeBufferPointer { one.run($0) }
      for (k, value) in point.enumerated() { partly[id(k)] = Ends(value) }
      partly.run()
      for k in 0..<code.registerCount where !code.constantRange.contains(k) {
        #expect(many[id(k)][j] == one[id(k)], "register \(k), seed \(seed)")
        #expect(!one.isWhole() || partly[id(k)] == Ends(one[id(k)]), "register \(k), seed \(seed)")
      }
    }
  }

  @Test("Partly known is sound: any point of the box lies inside the ends", arguments: 0..<150)
  func partlyIsSound(seed: UInt64) throws {
    let program = try RandomProgram(seed: seed, partial: true)
    var random = SplitMix64(seed: seed &+ 2_000)
    let (tape, code) = (program.tape, program.tape.code)
    let (one, partly) = (RegisterFile(tape), EndFile(tape))
    for _ in 0..<60 {
      let point = code.inputs.map { RandomProgram.point($0.type, $0.domain, &random) }
      for (k, input) in code.inputs.enumerated() {
        partly[id(k)] = RandomProgram.around(point[k], input.type, input.domain, &random)
      }
      partly.run()
      point.withUnsafeBufferPointer { one.run($0) }
      guard one.isWhole() else { continue }
      for k in 0..<code.registerCount {
        let inside = contains(partly[id(k)], one[id(k)], code.types[k])
        #expect(inside, "register \(k), seed \(seed): \(one[id(k)]) in \(partly[id(k)])")
      }
    }
  }

  @Test("Random programs, or what trimming makes of them, use every operation there is")
  func everyOperationOccurs() throws {
    var used: Set<Operation> = []
    for seed in 0..<150 {
      let program = try RandomProgram(seed: UInt64(seed), partial: true)
      let code = program.tape.code
      let trimmed = try code.trimmed(to: (0..<code.registerCount).map(id))
      used.formUnion((code.instructions + trimmed.code.instructions).map(\.operation))
    }
    #expect(used == Set(Operation.allCases))
  }

  private func contains(_ ends: Ends, _ value: Int32, _ type: RegisterType) -> Bool {
    type.isMask
      ? ends.lo & ~value == 0 && value & ~ends.hi == 0 : ends.lo <= value && value <= ends.hi
  }

  private func id(_ index: Int) -> RegisterID { RegisterID(UInt16(index)) }
}
