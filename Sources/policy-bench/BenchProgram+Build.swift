import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

extension BenchProgram {
  /// The benchmark policy, instruction by instruction.
  static func build() throws -> BenchProgram {
    var b = CodeBuilder()
    let day = Ends(2000 * 12 << 5 | 1, 2040 * 12 << 5 | 1)
    let issued = b.input(.day, domain: day)
    let expires = b.input(.day, domain: day)
    let applied = b.input(.day, domain: day)
    let address = b.input(.bool)
    let identity = b.input(.bool)
    let channel = b.input(.choice(15))
    let housing = b.input(.choice(15))
    let agent = b.input(.bool)
    let age = b.input(.int, domain: Ends(0, 95))
    let authorization = b.input(.bool)
    let materials = b.input(.set(Material.all))
    let inputs = [
      issued, expires, applied, address, identity, channel, housing, agent, age, authorization,
      materials,
    ]
    let deadline = b.addMonths(expires, b.int(6))
    let valid = b.atMost(applied, expires)
    let inside = b.atMost(applied, deadline)
    let lapsed = b.not(inside)
    let adultAgent = b.and(agent, b.atMost(b.int(16), age))
    let changed = b.or(address, identity)
    let missing = b.missing(address, housing, agent, adultAgent, materials)
    let refused = b.any([
      b.and(b.oneOf(channel, Channel.wechat | Channel.otherStation), changed),
      b.and(adultAgent, b.not(authorization)), b.meets(missing, b.options(Material.all)),
    ])
    let early = b.less(applied, b.addMonths(expires, b.int(-1)))
    let status = b.choose([(valid, 1), (inside, 2)], else: 4, of: 7)
    let outcome = b.choose([(lapsed, 8), (early, 2), (refused, 4)], else: 1, of: 15)
    let accepted = b.oneOf(outcome, 1)
    let months = b.wholeMonthsNextDay(issued, applied)
    let onTime = b.select(b.oneOf(channel, Channel.wechat), b.equal(months, b.int(12)), valid)
    let never = b.day(PackedDay.never)
    let start = b.select(accepted, b.select(onTime, expires, applied), never)
    let end = b.addMonths(start, b.int(12))
    let paid = b.or(lapsed, b.and(accepted, changed))
    let fee = b.select(paid, b.money(20), b.money(0))
    let built = try b.finish()
    return BenchProgram(
      tape: Tape(built.code), inputs: inputs.map { built($0) }, outcome: built(outcome),
      status: built(status), missing: built(missing), deadline: built(deadline),
      start: built(start), end: built(end), fee: built(fee))
  }
}

extension CodeBuilder {
  /// The first option whose condition holds.
  fileprivate mutating func choose(
    _ cases: [(Register, Int32)], else last: Int32, of mask: Int32
  ) -> Register {
    cases.reversed().reduce(constant(last, .choice(mask))) { rest, entry in
      select(entry.0, constant(entry.1, .choice(mask)), rest)
    }
  }

  /// The papers asked for and not handed in, one condition each, as a policy lists them.
  fileprivate mutating func missing(
    _ address: Register, _ housing: Register, _ agent: Register, _ adultAgent: Register,
    _ materials: Register
  ) -> Register {
    var missing = constant(0, .set(Material.all))
    missing = collect(missing, if: lacks(materials, options(1)), options(1))
    missing = collect(missing, if: lacks(materials, options(Material.identity)), options(2))
    for kind in 0..<4 {
      let paper = options(16 << Int32(kind))
      let asked = and(address, oneOf(housing, 1 << Int32(kind)))
      missing = collect(missing, if: and(asked, lacks(materials, paper)), paper)
    }
    for (asked, bit) in [(agent, Int32(8)), (agent, 9), (adultAgent, 10)] {
      let paper = options(1 << bit)
      missing = collect(missing, if: and(asked, lacks(materials, paper)), paper)
    }
    return missing
  }
}
