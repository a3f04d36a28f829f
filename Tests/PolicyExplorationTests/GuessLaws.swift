import PolicyProgram
import PolicyTestSupport
import PolicyValues
import SourceText
import Testing

@testable import PolicyExploration

/// Conditions over values that nobody knows, made by chance, held against every way in which all that
/// nobody knows may be so or so.
@Suite("What nobody knows is one thing or the other")
struct GuessLaws {
  private static let options: Int32 = 0b111

  /// A condition over bools and choices; some are known only where another condition holds, and one of
  /// each kind is never known.
  private func inquiry(_ chance: inout SplitMix64) throws -> Inquiry {
    var builder = CodeBuilder()
    var bools = (0..<4).map { _ in builder.input(.bool) }
    var choices = (0..<2).map { _ in builder.input(.choice(GuessLaws.options)) }
    for _ in 0..<Int.random(in: 6...14, using: &chance) {
      let (x, y, z) = (chance.pick(bools), chance.pick(bools), chance.pick(bools))
      let (a, b) = (chance.pick(choices), chance.pick(choices))
      switch Int.random(in: 0..<8, using: &chance) {
      case 0: bools.append(builder.and(x, y))
      case 1: bools.append(builder.or(x, y))
      case 2: bools.append(builder.not(x))
      case 3: bools.append(builder.select(x, y, z))
      case 4: bools.append(builder.veil(x, known: y, floor: builder.bool(false)))
      case 5: bools.append(builder.oneOf(a, Int32.random(in: 1...6, using: &chance)))
      case 6: choices.append(builder.select(x, a, b))
      default: choices.append(builder.veil(a, known: x, floor: a))
      }
    }
    let last = (bools[bools.count - 1], builder.oneOf(choices[choices.count - 1], 1))
    let target = chance.chance(1, outOf: 2) ? builder.and(last.0, last.1) : last.0
    let result = try builder.finish()
    let place = SourceRange(SourceFile(path: "town/permit.yaml", bytes: []), 0..<0)
    let unknowns = (0..<6).map { $0 % 3 == 0 ? Unknown.silent(place) : .fact("fact.\($0)") }
    return Inquiry(
      code: result.code, unknowns: unknowns, target: result(target), assumptions: [])
  }

  /// Whether the condition holds for some inputs and guesses, all of them tried.
  private func holds(_ inquiry: Inquiry, _ inputs: [Int32?]) -> Bool {
    let code = inquiry.code
    var values = [Int32](repeating: 0, count: code.registerCount)
    for (index, constant) in code.constants.enumerated() {
      values[code.inputs.count + index] = constant
    }
    func all(_ type: RegisterType) -> [Int32] {
      type == .bool ? [0, 1] : (0..<3).map { 1 << $0 }
    }
    func run(_ place: Int) -> Bool {
      guard place < code.registerCount else { return values[Int(inquiry.target.index)] == 1 }
      func any(_ some: [Int32]) -> Bool {
        some.contains {
          values[place] = $0
          return run(place + 1)
        }
      }
      if place < code.inputs.count {
        return any(inputs[place].map { [$0] } ?? all(code.types[place]))
      }
      guard let i = code.instruction(of: RegisterID(UInt16(place))) else { return run(place + 1) }
      func value(_ register: RegisterID) -> Int32 { values[Int(register.index)] }
      let (a, b, c) = (value(i.a), value(i.b), value(i.c))
      switch i.operation {
      case .and: return any([a & b])
      case .or: return any([a | b])
      case .not: return any([1 - a])
      case .select, .selectMask: return any([a == 1 ? b : c])
      case .oneOf: return any([a & b == 0 ? 0 : 1])
      case .veil: return any(b == 1 ? [a] : all(code.types[place]))
      default:
        Issue.record("an operation that was not made: \(i.operation)")
        return false
      }
    }
    return run(0)
  }

  @Test("It may hold exactly if it does for some guesses, and holds surely whatever they are")
  func guessesAreAllTried() throws {
    var (possible, sure) = (0, 0)
    for seed: UInt64 in 0..<400 {
      var chance = SplitMix64(seed: 9_000 + seed)
      let inquiry = try inquiry(&chance)
      guard inquiry.settled == nil else { continue }
      let search = try ClauseSearch(inquiry, DateSpans(), budget: 100_000)
      let everything = [Int32?](repeating: nil, count: inquiry.code.inputs.count)
      switch search.possibly() {
      case .never: #expect(!holds(inquiry, everything), "seed \(seed)")
      case .unknown: Issue.record("no answer: seed \(seed)")
      case .found:
        #expect(holds(inquiry, everything), "seed \(seed)")
        possible += 1
      }
      guard case .found(let found) = search.surely() else { continue }
      sure += 1
      let opposite = try opposite(of: inquiry)
      let said = zip(inquiry.code.inputs, found.box).enumerated().map { index, input in
        inquiry.isSilent(index)
          ? nil : input.0.type == .bool ? input.1.lo : input.1.hi & -input.1.hi
      }
      #expect(!holds(opposite, said), "seed \(seed)")
    }
    #expect(possible > 100 && sure > 50)
  }

  /// Whether the condition does not hold.
  private func opposite(of inquiry: Inquiry) throws -> Inquiry {
    var builder = CodeBuilder()
    var copier = CodeCopier(inquiry.code, within: inquiry.code.inputs.map(\.domain))
    for (index, input) in inquiry.code.inputs.enumerated() {
      copier.place(RegisterID(UInt16(index)), as: builder.input(input.type, domain: input.domain))
    }
    let target = builder.not(copier.copy(inquiry.target, into: &builder))
    let result = try builder.finish()
    return Inquiry(
      code: result.code, unknowns: inquiry.unknowns, target: result(target), assumptions: [])
  }
}
