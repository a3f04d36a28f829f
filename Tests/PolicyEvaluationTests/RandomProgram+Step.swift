import CivilTime
import PolicyProgram
import PolicyTestSupport
import PolicyValues

extension RandomProgram {
  /// One random operation on registers of fitting types.
  static func step(
    _ b: inout CodeBuilder, _ pool: [CodeBuilder.Register], _ calendar: UInt8, _ partial: Bool,
    _ random: inout SplitMix64
  ) -> CodeBuilder.Register {
    func any(_ fits: (RegisterType) -> Bool) -> CodeBuilder.Register {
      let all = pool.filter { fits(b.type(of: $0)) }
      return all.randomElement(using: &random) ?? pool[0]
    }
    let (d, e) = (any { $0 == .day }, any { $0 == .day })
    let (n, m) = (any { $0 == .int }, any { $0 == .int })
    let (p, q) = (any { $0 == .bool }, any { $0 == .bool })
    let (s, t) = (any { if case .set = $0 { true } else { false } }, any { $0.isMask })
    let choice = any { if case .choice = $0 { true } else { false } }
    let options = Int32.random(in: 1...14, using: &random)
    switch Int.random(in: 0..<(partial ? 40 : 37), using: &random) {
    case 0: return b.addMonths(d, n)
    case 1: return b.addMonthsNextDay(d, n)
    case 2: return b.addDays(d, n)
    case 3: return b.wholeMonths(d, e)
    case 4: return b.wholeMonthsNextDay(d, e)
    case 5: return b.wholeYears(d, e)
    case 6: return b.wholeYearsNextDay(d, e)
    case 7: return b.daysBetween(d, e)
    case 8: return b.anniversary(of: d, notBefore: e)
    case 9: return b.anniversaryNextDay(of: d, notBefore: e)
    case 10: return b.minimum(d, e)
    case 11: return b.maximum(n, m)
    case 12: return b.plus(n, m)
    case 13: return b.minus(n, m)
    case 14, 15, 16: return b.atMost(d, e)
    case 17: return b.less(n, m)
    case 18, 19: return b.and(p, q)
    case 20, 21: return b.or(p, q)
    case 22: return b.not(p)
    case 23: return b.meets(s, b.options(options))
    case 24: return b.lacks(s, t)
    case 25: return b.includesAll(s, b.options(options))
    case 26: return b.collect(s, if: p, b.options(options))
    case 27: return b.several(s)
    case 28: return b.oneOf(choice, options)
    case 29: return b.select(p, d, e)
    case 30: return b.select(p, n, m)
    case 31: return b.select(p, s, t)
    case 32: return b.call(Samples.shift, [d, n])
    case 33: return b.union(s, t)
    case 34: return b.intersection(s, t)
    case 35: return b.hasDay(d, afterMonths: n)
    case 36:
      let one = options & -options
      return b.and(b.meets(s, b.options(one)), b.lacks(s, b.options(mask & ~one)))
    case 37: return b.veil(b.addMonths(d, n), known: b.hasDay(d, afterMonths: n), floor: d)
    case 38: return workdays(&b, d, calendar)
    default: return b.veil(b.rollToWorkday(d, calendar: calendar), known: p, floor: d)
    }
  }

  /// Five workdays on, known only inside the calendar.
  private static func workdays(
    _ b: inout CodeBuilder, _ d: CodeBuilder.Register, _ calendar: UInt8
  ) -> CodeBuilder.Register {
    let sum = b.addWorkdays(d, b.int(5), calendar: calendar)
    return b.veil(sum, known: b.isKnown(sum, from: d), floor: d)
  }
}
