/// The files of new packs and policies; `{pack}`, `{name}`, `{edition}` and `{from}` are filled in.
enum Template {
  /// A pack's own description.
  static let packFile = """
    # One jurisdiction: its policies, vocabularies, calendars and tests.
    pack: {pack}
    # The name people know it by, in both languages.
    title: { zh: {pack}, en: {pack} }
    language: 1
    # Raise it with every change that you hand on.
    version: 0.1.0
    # The packs whose words and rules this one builds on go here: `needs: [cn]`.
    # Every name of the place in every script; the engine's sources may contain none of them.
    names: [{pack}]

    """

  /// What a pack encodes, for people.
  static let readme = """
    # {pack}

    The texts this pack encodes, how well each is established, and what is still open.

    | source | confidence | read where |
    |---|---|---|
    | `placeholder` | D | replace it by the text that was really read |

    """

  /// The words: what a case may state, and how to ask for it.
  static let vocabulary = """
    # The words of the policy: what a case may state, and how to ask for it.
    # Words that several policies share belong to a vocabulary of the pack.
    vocabulary: {pack}/{name}-words
    title: { zh: {name}的词汇, en: Words of {name} }

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

  /// One edition of rules: small, complete, to be replaced rule by rule.
  static let policyFile = """
    # One edition of the rules. Every value below is an example: replace it by what the text says.
    policy: {pack}/{name}
    instrument: residence-permit
    edition: {edition}
    title: { zh: {name}, en: {name} }
    in-force: { from: {from}, until: never }
    governed-by: day
    uses: [{pack}/{name}-words]

    conventions:
      # Whether a period counts its first day, and what 31 January + 1 month is.
      first-day: not-counted
      missing-day: month-end
      cite: placeholder

    sources:
      # The text as it was read: where, and how well it is established (A to D).
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

  /// Tests at the edges, where rules go wrong.
  static let tests = """
    # Each expectation names the rule that gives the outcome: right for the wrong reason is wrong.
    # The first day, the last day, and the days beside them are where rules go wrong.
    tests: {pack}/{name}@{edition}
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

  /// A template with the words in braces replaced.
  static func filled(_ template: String, _ words: KeyValuePairs<String, String>) -> String {
    words.reduce(template) { $0.replacing("{\($1.key)}", with: $1.value) }
  }
}
