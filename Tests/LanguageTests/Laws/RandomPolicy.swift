import PolicyTestSupport

/// Writes random small policies of the town: well-typed, of every construct, and otherwise senseless.
struct RandomPolicy {
  private var chance: SplitMix64
  private var readings: [(id: String, options: [String])] = []
  private var windows: [String] = []
  private var conditions: [String] = []
  private var dates: [String] = []
  private var countsMonths = false
  /// What a status may read: the record, and what is made of it.
  private var isOfRecord = true
  /// Whether there are statuses to be asked for.
  private var saysStatus = false

  private static let recordDates = ["permit.starts", "permit.expires", "permit.stopped-since"]
  private static let choices = [
    ("home", ["owned", "rented", "lodging"]), ("request.channel", ["counter", "post", "web"]),
  ]

  private init(_ chance: SplitMix64) { self.chance = chance }

  /// The text of a policy; the same for the same seed.
  static func text(seed: UInt64) -> String {
    var writer = RandomPolicy(SplitMix64(seed: seed))
    return writer.policy()
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &chance)
  }

  private mutating func policy() -> String {
    var text = """
      policy: town/permit
      title: { zh: 通行证, en: permit }
      instrument: permit
      edition: e1
      in-force: { from: 2000-01-01, until: never }
      governed-by: day
      uses: [town/words]

      """
    text += readingBlock()
    text += conventionBlock()
    text += windowBlock()
    text += definitionBlock()
    text += statusBlock()
    isOfRecord = false
    return text + procedureBlock()
  }

  // MARK: Blocks

  private mutating func readingBlock() -> String {
    let count = number(0...2)
    guard count > 0 else { return "" }
    var text = "readings:\n"
    for index in 1...count {
      let options = Array(["a\(index)", "b\(index)", "c\(index)"].prefix(number(2...3)))
      readings.append(("r\(index)", options))
      text += "  r\(index):\n    ask: { zh: 问, en: which }\n    options:\n"
      for option in options { text += "      \(option): { zh: 项, en: an option }\n" }
      text += "    default: \(chance.pick(options + ["unstated"]))\n"
    }
    return text
  }

  private mutating func conventionBlock() -> String {
    let words = ["month-end", "next-day", "reject"]
    let missing: String
    if let reading = readings.last, chance.chance(1, outOf: 3) {
      countsMonths = true
      missing = "{ by: \(reading.id), \(reading.options[0]): month-end, otherwise: next-day }"
    } else {
      missing = chance.pick(words)
      countsMonths = missing != "reject"
    }
    let first = chance.pick(["counted", "not-counted"])
    return "conventions: { first-day: \(first), missing-day: \(missing) }\n"
  }

  private mutating func windowBlock() -> String {
    var text = "windows:\n"
    for name in ["w1", "w2", "w3"].prefix(number(1...3)) {
      let opens = day(1)
      let closes = chance.chance(1, outOf: 6) ? "never" : dayValue()
      text += "  \(name):\n    opens: \"\(opens)\"\n    closes: \(quoted(closes))\n"
      windows.append(name)
    }
    return text
  }

  private mutating func definitionBlock() -> String {
    var text = "define:\n"
    text += "  d1: \(quoted(dayValue()))\n"
    dates.append("d1")
    text += "  c1: \"\(condition(2))\"\n"
    conditions.append("c1")
    return text
  }

  private mutating func statusBlock() -> String {
    guard chance.chance(2, outOf: 3) else { return "" }
    defer { saysStatus = true }
    let first = condition(2)
    var text = "status:\n  valid: { when: \"\(first)\" }\n  lapsed: { when: \"not (\(first))\" }\n"
    if chance.chance(1, outOf: 2) {
      let except = chance.pick(["[valid]", "[valid, lapsed]"])
      text += "  suspended: { except: \(except), when: \"\(condition(1))\" }\n"
    }
    return text
  }

  private mutating func procedureBlock() -> String {
    var text = "procedures:\n  renew:\n    title: { zh: 续期, en: renewal }\n    rules:\n"
    let first = condition(2)
    text += rule("r-first", when: first, outcome(), except: "")
    text += rule("r-else", when: "not (\(first))", outcome(), except: "")
    for index in 1...number(1...4) {
      text += rule("x\(index)", when: condition(2), gives(), except: exception(before: index))
    }
    if chance.chance(3, outOf: 4) {
      let ends = chance.chance(1, outOf: 3) ? "ends: \(quoted(dayValue()))" : "lasts: \(period())"
      text += "    validity:\n      starts: \(quoted(dayValue()))\n      \(ends)\n"
    }
    if chance.chance(1, outOf: 2) { text += "    fee: \(money())\n" }
    if chance.chance(1, outOf: 2) { text += "    completed-by: \(quoted(dayValue()))\n" }
    if chance.chance(1, outOf: 2) {
      text += "    record:\n      permit.starts: \(quoted(dayValue()))\n"
      text += "      changed.address: \"\(condition(1))\"\n"
    }
    return text + materialBlock()
  }

  private mutating func materialBlock() -> String {
    guard chance.chance(2, outOf: 3) else { return "" }
    var text = "    materials:\n      - permit\n"
    if chance.chance(1, outOf: 2) {
      text += "      - { when: \"\(condition(1))\", material: letter, must: [stamped] }\n"
    }
    if chance.chance(1, outOf: 2) {
      text +=
        "      - { by: home, owned: deed, rented: { all-of: [lease, identity] }, lodging: none }\n"
    }
    if chance.chance(1, outOf: 2) {
      text += "      - { when: \"\(condition(1))\", "
      text +=
        "any-of: [photo, { all-of: [identity, lease] }, { material: letter, must: [dated] }] }\n"
    }
    return text
  }

  // MARK: Rules

  private mutating func rule(
    _ id: String, when: String, _ then: [String], except: String
  ) -> String {
    "      \(id):\n        when: \"\(when)\"\n" + except + "        then:\n"
      + then.map { "          \($0)\n" }.joined()
  }

  private mutating func outcome() -> [String] {
    switch number(0...6) {
    case 0: return ["outcome: refused"]
    case 1: return ["outcome: not-yet"]
    case 2:
      return ["outcome: redirected", "to: renew"] + (chance.chance(1, outOf: 2) ? effect() : [])
    case 3:
      let words = ["accepted", "refused", "not-yet"]
      return ["outcome: { by: home, owned: \(chance.pick(words)), otherwise: accepted }"]
    default: return ["outcome: accepted"] + (chance.chance(1, outOf: 2) ? effect() : [])
    }
  }

  private mutating func effect() -> [String] {
    ["continuity: \(chance.pick(["continues", "bridges", "resumes", "restarts"]))"]
  }

  private mutating func gives() -> [String] {
    switch number(0...6) {
    case 0: return ["fee: \(money())"]
    case 1: return ["completed-by: \(quoted(dayValue()))"]
    case 2: return ["validity.starts: \(quoted(dayValue()))"]
    case 3: return ["permit.stopped-since: \(quoted(dayValue()))"]
    case 4: return effect()
    default: return outcome()
    }
  }

  /// Exceptions to earlier rules, or to an outcome that no exception gives: never a ring.
  private mutating func exception(before index: Int) -> String {
    let earlier = ["r-first", "r-else"] + (1..<index).map { "x\($0)" }
    guard chance.chance(2, outOf: 3) else { return "" }
    if index == 1, chance.chance(1, outOf: 3) {
      return "        except: { outcome: \(chance.pick(["accepted", "refused"])) }\n"
    }
    let named = earlier.filter { _ in chance.chance(1, outOf: 2) }
    return named.isEmpty ? "" : "        except: [\(named.joined(separator: ", "))]\n"
  }

  // MARK: Values

  private mutating func money() -> String {
    if let reading = readings.first, chance.chance(1, outOf: 3) {
      return "{ by: \(reading.id), \(reading.options[0]): 5 CNY, otherwise: 12.50 CNY }"
    }
    if !windows.isEmpty, chance.chance(1, outOf: 3) {
      let rows = windows.enumerated().map { "\($0.element): \($0.offset + 1) CNY" }
      let rest = chance.chance(1, outOf: 2) ? ", otherwise: 9 CNY" : ""
      return "{ by: request.date in windows, \(rows.joined(separator: ", "))\(rest) }"
    }
    return chance.pick(["0 CNY", "25 CNY", "savings + 1 CNY", "unstated"])
  }

  private mutating func period() -> String {
    chance.pick(["1 year", "6 months", "30 days", "1 year 1 month 1 day"])
  }

  /// An expression, or a table of expressions.
  private mutating func dayValue() -> String {
    if let reading = readings.first, chance.chance(1, outOf: 4) {
      return "{ by: \(reading.id), \(reading.options[1]): \"\(day(1))\", otherwise: \"\(day(1))\" }"
    }
    if !isOfRecord, chance.chance(1, outOf: 6) {
      return "{ by: home, owned|rented: \"\(day(1))\", lodging: \"\(day(1))\" }"
    }
    return day(2)
  }

  private func quoted(_ value: String) -> String { value.hasPrefix("{") ? value : "\"\(value)\"" }

  private mutating func base() -> String {
    var names = RandomPolicy.recordDates + dates
    if !isOfRecord { names += ["request.date", "request.date", "request.accepted"] }
    names += windows.flatMap { ["\($0).opens", "\($0).closes"] }
    return chance.pick(names)
  }

  private mutating func day(_ depth: Int) -> String {
    switch number(0...9) {
    case 0...2: return base()
    case 3...4: return "\(base()) \(chance.pick(["+", "-"])) \(number(1...30)) days"
    case 5...6: return "\(base()) \(chance.pick(["+", "-"])) \(number(1...14)) months"
    case 7: return "\(base()) + 1 year 2 months - 1 day"
    case 8 where depth > 1: return "\(chance.pick(["min", "max"]))(\(day(1)), \(day(1)))"
    case 9 where countsMonths: return "anniversary(\(base()), \(base()))"
    default: return "2021-0\(number(1...9))-28"
    }
  }

  // MARK: Conditions

  private mutating func condition(_ depth: Int) -> String {
    guard depth > 0, chance.chance(2, outOf: 3) else { return test() }
    let parts = (0..<number(2...3)).map { _ in condition(depth - 1) }
    switch number(0...3) {
    case 0: return "not (\(parts[0]))"
    case 1: return "(\(parts.joined(separator: " or ")))"
    default: return "(\(parts.joined(separator: " and ")))"
    }
  }

  private mutating func test() -> String {
    let asked = isOfRecord ? "day" : "request.date"
    switch number(0...9) {
    case 0: return "\(asked) \(chance.pick(["<", "<=", ">", ">=", "=", "!="])) \(day(1))"
    case 1 where !windows.isEmpty:
      return "\(asked) \(chance.pick(["before", "in", "after"])) \(chance.pick(windows))"
    case 2 where !readings.isEmpty:
      let reading = chance.pick(readings)
      return "\(reading.id) is \(chance.pick(["", "not "]))\(chance.pick(reading.options))"
    case 3 where !conditions.isEmpty: return chance.pick(conditions)
    case 4 where countsMonths:
      return
        "\(chance.pick(["whole-months", "whole-years"]))(\(base()), \(base())) >= \(number(0...12))"
    case 5: return "days-between(\(base()), \(base())) > \(number(0...60))"
    case 6 where !isOfRecord: return "insured.months >= \(number(1...24))"
    case 7 where !isOfRecord:
      let (fact, options) = chance.pick(RandomPolicy.choices)
      return "\(fact) is \(chance.pick(["", "not "]))\(options[0])|\(chance.pick(options))"
    case 9 where !isOfRecord && saysStatus:
      let words = chance.pick(["valid", "lapsed", "valid|suspended"])
      return "status on \(day(1)) is \(chance.pick(["", "not "]))\(words)"
    case 8 where !isOfRecord:
      return chance.pick(["applicant.needs has ramp|reader", "savings < 15000 CNY"])
    default: return chance.pick(["changed.address", "not changed.address"])
    }
  }
}
