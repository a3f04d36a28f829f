import PolicyTestSupport

/// Writes a random overlay above a random policy: it changes what is there and adds a rule.
struct RandomOverlay {
  /// The keys of the layer, `drop` among them: an overlay's, and just as well an edition's.
  let layer: String
  /// The days in force, within those of the random cases, and for whom.
  let from: String
  let until: String
  let when: String

  init(seed: UInt64, above policy: String) {
    var chance = SplitMix64(seed: seed &* 31)
    func some(_ text: String, _ words: String) -> String {
      chance.chance(2, outOf: 3) ? text : words
    }
    let starts = ["2019-03-01", "2020-06-15", "2021-01-01"]
    from = chance.pick(starts)
    until = chance.pick(["never", "2021-12-31", "2022-02-28"])
    when = chance.pick([
      "always", "changed.address", "permit.starts >= 2020-06-01 and day > permit.starts",
    ])
    let outcome = chance.pick(["accepted", "refused", "not-yet"])
    let isExcepted = policy.contains("r-else]") || policy.contains("r-else,")
    var text = isExcepted ? "" : some("", "drop: [procedures/renew/rules/r-else]\n")
    text += some("windows:\n  w1: { closes: permit.expires + 40 days }\n", "")
    text += some("define:\n  c1: permit.expires < 2021-06-30\n", "")
    if policy.contains("\nstatus:") {
      text += some("status:\n  valid: { when: permit.starts <= day }\n", "")
    }
    text += "procedures:\n  renew:\n    rules:\n"
    text += "      r-first: { then: { outcome: \(outcome) } }\n"
    text += "      added:\n        when: request.channel is post\n"
    text += "        except: [r-first]\n        then: { outcome: refused }\n"
    if policy.contains("\n    fee:") { text += "    fee: 3 CNY\n" }
    if policy.contains("      lasts:") { text += "    validity: { lasts: 45 days }\n" }
    if policy.contains("\n    completed-by:") {
      text += "    completed-by: request.date + 3 days\n"
    }
    if policy.contains("\n    materials:") { text += "    materials: [permit, photo]\n" }
    if policy.contains("      permit.starts:") {
      text += "    record: { permit.starts: request.date }\n"
    }
    layer = text
  }

  /// The overlay as a file.
  var text: String {
    """
    overlay: town/flood
    title: { zh: 汛期通知, en: flood notice }
    above: [town/permit]
    in-force: { from: \(from), until: \(until) }
    when: \(when)

    """ + layer
  }

  /// The layer as an edition over the policy.
  var edition: String {
    "policy: town/permit\nedition: e1\nin-force: { from: 2000-01-01, until: never }\n" + layer
  }
}
