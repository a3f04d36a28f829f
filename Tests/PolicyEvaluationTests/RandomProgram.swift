import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyTestSupport
import PolicyValues

/// A small program of random instructions over random inputs, the same for the same seed.
struct RandomProgram {
  private(set) var random: SplitMix64
  private var builder = CodeBuilder()
  private var pool: [CodeBuilder.Register] = []
  private let calendar: UInt8
  let tape: Tape
  let targets: [RegisterID]

  static let mask: Int32 = 0b1111

  /// - Parameters:
  ///   - days: how many days an open day fact may be; small where all points are to be tried.
  ///   - partial: whether partial values occur: workday sums that leave the calendar, missing days.
  init(seed: UInt64, days: Int32 = 3_000, inputs: Int = 6, steps: Int = 40, partial: Bool) throws {
    random = SplitMix64(seed: seed)
    calendar = builder.calendar(try Samples.run())
    let kinds: [RegisterType] = [.day, .bool, .choice(Self.mask), .set(Self.mask), .day, .int]
    for k in 0..<inputs {
      let type = kinds[k % kinds.count]
      let domain = Self.domain(type, days, &random)
      pool.append(builder.input(type, domain: domain))
    }
    pool += [builder.int(1), builder.int(12), builder.int(-1), builder.options(0b0110)]
    pool.append(builder.day(Samples.day(2024, 2, 29)))
    for _ in 0..<steps { pool.append(Self.step(&builder, pool, calendar, partial, &random)) }
    let registers = pool
    let built = try builder.finish()
    tape = Tape(built.code)
    let bools = registers.suffix(steps).map { built($0) }.filter {
      built.code.types[Int($0.index)] == .bool
        && Int($0.index) >= built.code.constantRange.upperBound
    }
    targets = Array(bools.suffix(2))
  }

  private static func domain(
    _ type: RegisterType, _ days: Int32, _ random: inout SplitMix64
  ) -> Ends {
    switch type {
    case .day:
      let first = Samples.day(2023, 11, 20)
      let start = PackedDay.addDays(first, Int32.random(in: 0..<60, using: &random))
      return Ends(start, PackedDay.addDays(start, days - 1))
    case .int: return Ends(-3, 20)
    default: return type.whole
    }
  }

  /// A random value inside ends.
  static func point(_ type: RegisterType, _ ends: Ends, _ random: inout SplitMix64) -> Int32 {
    switch type {
    case .day:
      let span = PackedDay.daysBetween(ends.lo, ends.hi)
      return PackedDay.addDays(ends.lo, Int32.random(in: 0...span, using: &random))
    case .bool, .int, .money: return Int32.random(in: ends.lo...ends.hi, using: &random)
    case .choice:
      let options = (0..<31).map { Int32(1) << $0 }.filter { $0 & ends.hi != 0 }
      return options.randomElement(using: &random) ?? 0
    case .set: return ends.lo | Int32.random(in: 0...Self.mask, using: &random) & ends.hi
    }
  }

  /// Random ends inside the domain that hold a point.
  static func around(
    _ point: Int32, _ type: RegisterType, _ domain: Ends, _ random: inout SplitMix64
  ) -> Ends {
    switch type {
    case .choice: Ends(oneOf: point | Int32.random(in: 0...mask, using: &random) & domain.hi)
    case .set:
      Ends(
        point & Int32.random(in: 0...mask, using: &random),
        point | Int32.random(in: 0...mask, using: &random) & domain.hi)
    default:
      Ends(
        min(point, Self.point(type, domain, &random)), max(point, Self.point(type, domain, &random))
      )
    }
  }
}
