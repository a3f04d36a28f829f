import CivilTime

extension Scaffold {
  /// A policy with its words and its tests: small, complete, and to be replaced rule by rule.
  static func policy(
    _ name: String, of pack: String, in folder: String, from: CivilDate
  ) -> Scaffold {
    let place = "\(folder)/\(pack)"
    let edition = String(from.description.prefix(7))
    return Scaffold(
      files: [
        ("\(place)/\(name)/vocabulary.yaml", vocabulary(name, of: pack)),
        ("\(place)/\(name)/\(edition).yaml", policyFile(name, of: pack, edition, from)),
        ("\(place)/tests/\(name).yaml", tests(name, of: pack, edition)),
      ],
      next: "policy test \(place)")
  }

  private static func vocabulary(_ name: String, of pack: String) -> String {
    """
    # The words of the policy: what a case may state, and how to ask for it.
    # Words that several policies share belong to a vocabulary of the pack.
    vocabulary: \(pack)/\(name)-words
    title: { zh: \(name)的词汇, en: Words of \(name) }

    facts:
      day:
        type: date
        zh: 查询日
        en: day asked about
        ask: { zh: 要查询哪一天的状态, en: for which day is the status asked }
        note: in a procedure this is the day of the request
      # Of the record: on the card, so the status may read it and an event may change it.
      permit.starts:
        type: date
        record: true
        zh: 有效期起
        en: first valid day
        ask: { zh: 证件上的有效期从哪天开始, en: which first valid day does the card show }
      permit.expires:
        type: date
        record: true
        zh: 有效期止
        en: last valid day
        ask: { zh: 证件上的有效期到哪天为止, en: which last valid day does the card show }
      # Of the request.
      request.date:
        type: date
        zh: 申请日
        en: day of the request
        ask: { zh: 哪天提出申请, en: on which day is the request made }

    materials:
      permit: { zh: 证件原件, en: the permit itself }

    assume: [permit.starts <= permit.expires]

    """
  }

  private static func policyFile(
    _ name: String, of pack: String, _ edition: String, _ from: CivilDate
  ) -> String {
    """
    # One edition of the rules. Every value below is an example: replace it by what the text says.
    policy: \(pack)/\(name)
    instrument: residence-permit
    edition: \(edition)
    title: { zh: \(name), en: \(name) }
    in-force: { from: \(from), until: never }
    governed-by: day
    uses: [\(pack)/\(name)-words]

    conventions:
      # Whether a period counts its first day, and what 31 January + 1 month is.
      first-day: not-counted
      missing-day: month-end
      cite: placeholder

    sources:
      # The text as it was read: where, when it was published, and how well it is established (A to D).
      placeholder:
        title: { zh: 尚未写明的依据, en: a source still to be named }
        where: nowhere yet
        confidence: D

    windows:
      renewal:
        title: { zh: 签注期, en: time for the endorsement }
        opens: permit.expires - 30 days
        closes: permit.expires
        cite: placeholder

    status:
      valid: { when: day <= permit.expires, cite: placeholder }
      lapsed: { when: day > permit.expires, cite: placeholder }

    procedures:
      endorse:
        title: { zh: 签注, en: endorsement }
        cite: placeholder
        rules:
          too-early:
            when: request.date before renewal
            then: { outcome: not-yet }
            because: { zh: 未到签注期, en: the time for the endorsement has not begun }
            cite: placeholder
          in-time:
            when: request.date in renewal
            then: { outcome: accepted, continuity: continues }
            because: { zh: 在签注期内, en: within the time for the endorsement }
            cite: placeholder
          too-late:
            when: request.date after renewal
            then: { outcome: refused }
            because: { zh: 已过签注期, en: the time for the endorsement is over }
            cite: placeholder
        validity: { starts: permit.expires, lasts: 1 year, cite: placeholder }
        materials:
          - { material: permit, cite: placeholder }
        fee: { value: 0 CNY, cite: placeholder }
        record:
          permit.starts: validity.starts
          permit.expires: validity.ends

    """
  }

  private static func tests(_ name: String, of pack: String, _ edition: String) -> String {
    """
    # Each expectation names the rule that gives the outcome: right for the wrong reason is wrong.
    # The first day, the last day, and the days beside them are where rules go wrong.
    tests: \(pack)/\(name)@\(edition)
    given: { permit.starts: 2020-03-31, permit.expires: 2021-03-31 }
    cases:
      the-edges-of-the-window:
        procedure: endorse
        each:
          - { request.date: 2021-02-28, expect: { outcome: not-yet, because: [too-early] } }
          - { request.date: 2021-03-01, expect: { outcome: accepted, because: [in-time] } }
          - { request.date: 2021-03-31, expect: { outcome: accepted, because: [in-time] } }
          - { request.date: 2021-04-01, expect: { outcome: refused, because: [too-late] } }
      another-year:
        procedure: endorse
        given: { request.date: 2021-03-15 }
        papers: [permit]
        expect:
          outcome: accepted
          because: [in-time]
          validity: { from: 2021-03-31, until: 2022-03-31 }
          continuity: continues
          fee: 0 CNY
          status: valid
          status-after: valid
      without-the-permit:
        procedure: endorse
        given: { request.date: 2021-03-15 }
        papers: []
        expect: { outcome: incomplete, because: [in-time], missing: [permit] }
      a-lapsed-permit:
        given: { day: 2021-04-01 }
        expect: { status: lapsed }

    """
  }
}
