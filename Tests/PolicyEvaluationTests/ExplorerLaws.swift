import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues
import Testing

@Suite struct ExplorerLaws {
  @Test("Every point lies in exactly one region, which gives its answer", arguments: 0..<120)
  func regionsPartitionTheBox(seed: UInt64) throws {
    let program = try RandomProgram(seed: seed, days: 7, steps: 25, partial: false)
    try check(program, assuming: [])
  }

  @Test("Points an assumption excludes lie in no region", arguments: 200..<260)
  func assumptionsExclude(seed: UInt64) throws {
    let program = try RandomProgram(seed: seed, days: 7, steps: 25, partial: false)
    try check(program, assuming: Array(program.targets.prefix(1)))
  }

  @Test(
    "With partial values every point lies in one region, and what is definite is right",
    arguments: 300..<380)
  func partialValuesStayHonest(seed: UInt64) throws {
    let program = try RandomProgram(seed: seed, days: 7, steps: 25, partial: true)
    try check(program, assuming: [])
  }

  /// Tries every point of the program's box against all regions.
  private func check(_ program: RandomProgram, assuming: [RegisterID]) throws {
    let (tape, code) = (program.tape, program.tape.code)
    let explorer = Explorer(tape, targets: program.targets, assumptions: assuming)
    var regions: [(box: [Ends], answers: [Ends])] = []
    let coverage = explorer.explore(code.inputs.map(\.domain), budget: 200_000) { region in
      regions.append(
        (code.inputs.indices.map { region[id($0)] }, program.targets.map { region[$0] }))
      for target in region.unresolved { #expect(target.veil != nil) }
    }
    #expect(coverage == .complete)
    if assuming.isEmpty {
      let sizes = regions.map { size($0.box, code) }
      #expect(sizes.reduce(0, +) == size(code.inputs.map(\.domain), code))
    }
    let file = RegisterFile(tape)
    var random = program.random
    for _ in 0..<1_500 {
      let point = code.inputs.map { RandomProgram.point($0.type, $0.domain, &random) }
      point.withUnsafeBufferPointer { file.run($0) }
      let holding = regions.filter { region in
        code.inputs.indices.allSatisfy { holds(region.box[$0], point[$0], code.inputs[$0].type) }
      }
      let excluded = assuming.contains { file[$0] == 0 }
      #expect(holding.count == (excluded ? 0 : 1))
      guard file.isWhole() else { continue }
      for region in holding {
        for (target, answer) in zip(program.targets, region.answers) {
          #expect(answer.lo <= file[target] && file[target] <= answer.hi)
        }
      }
    }
  }

  /// How many points a box has.
  private func size(_ box: [Ends], _ code: Code) -> Int {
    zip(box, code.inputs).reduce(1) { size, input in
      let (ends, type) = (input.0, input.1.type)
      return switch type {
      case .day: size * Int(PackedDay.daysBetween(ends.lo, ends.hi) + 1)
      case .choice: size * ends.hi.nonzeroBitCount
      case .set: size << (ends.hi & ~ends.lo).nonzeroBitCount
      default: size * Int(ends.hi - ends.lo + 1)
      }
    }
  }

  private func holds(_ ends: Ends, _ value: Int32, _ type: RegisterType) -> Bool {
    switch type {
    case .choice: value & ends.hi != 0
    case .set: ends.lo & ~value == 0 && value & ~ends.hi == 0
    default: ends.lo <= value && value <= ends.hi
    }
  }

  private func id(_ index: Int) -> RegisterID { RegisterID(UInt16(index)) }
}
