extension Blocks {
  package static let caseFile = Block(
    "case", "a case",
    [
      .init("case", .text, required: true, "what the case is about, in one line"),
      .init("policy", .name, "`PACK/NAME`, or `PACK/NAME@EDITION`"),
      .init("procedure", .name, "what was applied for; absent: only the status is answered"),
      .init("today", .date, "the day on which the question is asked"),
      .init("facts", .map(.factValue), required: true, "what is known"),
      .init(
        "papers", .list(.either([.name, .map(.list(.name))])), "exactly what the applicant brings"),
      .init("readings", .map(.name), "options chosen for readings"),
      .init("claims", .map(.map(.factValue)), "what each party says, where they differ"),
      .init(
        "history", .list(.either([.block { event }, .block { spell }])),
        "what happened and what lasted, the earliest first"),
      .init("note", .text, "a remark for readers"),
    ])

  package static let event = Block(
    "event", "an event of a history",
    [
      .init("date", .date, required: true, "the day on which it happened"),
      .init("event", .name, required: true, "what happened, by its name in the vocabularies"),
      .init("procedure", .name, "which procedure it was, where several have this event"),
      .init("channel", .name, "short for the fact `request.channel`"),
      .init("facts", .map(.factValue), "what really happened; it beats what the rules would write"),
      .init(
        "papers", .list(.either([.name, .map(.list(.name))])), "exactly what was brought"),
      .init("note", .text, "a remark for readers"),
    ])

  package static let spell = Block(
    "spell", "a spell of a history",
    [
      .init("spell", .name, required: true, "what lasted, by its name in the vocabularies"),
      .init("from", .date, required: true, "its first day"),
      .init("until", .dateOrNever, required: true, "its last day; `never` if it goes on"),
      .init("note", .text, "a remark for readers"),
    ])

  package static let expectedValidity = Block(
    "expected-validity", "an expected validity",
    [
      .init("from", .date, required: true, "the first day"),
      .init("until", .date, required: true, "the last day"),
    ])

  package static let expectedWindow = Block(
    "expected-window", "an expected window",
    [
      .init("opens", .dateOrNever, "the first day"),
      .init("closes", .dateOrNever, "the last day"),
    ])

  package static let expectation = Block(
    "expectation", "an expectation",
    [
      .init("outcome", .name, "the outcome, or `undetermined`"),
      .init("because", .oneOrMore, "the rules that give the outcome; required with one"),
      .init(
        "because-one-of", .list(.name),
        "rules of which at least one, and no other, gives the outcome"),
      .init("to", .name, "where a redirection leads"),
      .init("status", .name, "the status before; after a history that on the day `at`"),
      .init("status-after", .name, "the status after an accepted event"),
      .init("validity", .block { expectedValidity }, "the new validity"),
      .init("continuity", .name, "the effect on continuity"),
      .init("gap-days", .integer, "how many days do not count"),
      .init("fee", .text, "the fee, as `25 CNY`, or `unknown`"),
      .init("completed-by", .text, "the day, or `unknown`"),
      .init("missing", .list(.name), "the papers that are missing"),
      .init("required", .list(.name), "the papers that are required"),
      .init("edition", .name, "the edition that decided, or `none`"),
      .init(
        "undetermined", .list(.name),
        "the outputs that stay open, or why: `edition`, `reading`, `needs` …"),
      .init("overlays", .list(.name), "the overlays that apply"),
      .init("transition", .list(.name), "the rules of the transition that write"),
      .init("windows", .map(.block { expectedWindow }), "ends of windows"),
      .init("at", .date, "the day of a history that is asked about; else that of its last event"),
      .init("rule", .name, "the rule of that status"),
      .init("accumulated", .integer, "the days that count, up to the end of that day"),
      .init("counted-since", .dateOrNever, "the day from which days count, or `never`"),
      .init("continuous-since", .dateOrNever, "the day since which nothing broke, or `never`"),
      .init("flagged", .list(.name), "the events that the rules would not have accepted"),
      .init(
        "ledger", .list(.block { expectedSegment }), "every segment of the ledger, in order"),
    ])

  package static let expectedSegment = Block(
    "expected-segment", "an expected segment",
    [
      .init("from", .date, required: true, "the first day"),
      .init("until", .date, required: true, "the last day"),
      .init("kind", .name, required: true, "what kind of days they are"),
      .init("rule", .name, "the rule at its boundary"),
      .init("days", .integer, "how many days"),
    ])

  package static let expectationUnder = Block(
    "expectation-under", "an expectation under readings",
    [
      .init("readings", .map(.name), required: true, "the options chosen"),
      .init("expect", .block { expectation }, required: true, "what is then expected"),
    ])

  package static let testCase = Block(
    "test-case", "a test",
    [
      .init("procedure", .name, "what was applied for"),
      .init("given", .map(.factValue), "facts, beside those given to all tests of the file"),
      .init(
        "papers", .list(.either([.name, .map(.list(.name))])), "exactly what the applicant brings"),
      .init("readings", .map(.name), "options chosen for readings"),
      .init(
        "history", .list(.either([.block { event }, .block { spell }])),
        "what happened and what lasted, the earliest first"),
      .init(
        "each", .list(.block { testRow }), "one test a row: facts and an expectation of their own"),
      .init("expect", .block { expectation }, "what is expected"),
      .init(
        "expect-under", .list(.block { expectationUnder }), "what is expected with other readings"),
      .init("note", .text, "a remark for readers"),
      .init("ref", .oneOrMore, "ids in the list of facts"),
    ])

  package static let testRow = Block(
    "test-row", "a row",
    [
      .init("expect", .block { expectation }, required: true, "what is expected"),
      .init("readings", .map(.name), "options chosen for readings"),
    ], others: .factValue)

  package static let tests = Block(
    "tests", "a file of tests",
    [
      .init("tests", .name, required: true, "`PACK/NAME`, or `PACK/NAME@EDITION`"),
      .init("given", .map(.factValue), "facts of every test"),
      .init("cases", .map(.block { testCase }), required: true, "the tests by name"),
      .init("note", .text, "a remark for readers"),
    ])

  /// Every file kind by the key that says what a file is.
  package static let files: [(kind: String, block: Block)] = [
    ("pack", pack), ("vocabulary", vocabulary), ("policy", policy), ("overlay", overlay),
    ("calendar", calendar),
    ("tests", tests), ("case", caseFile),
  ]
}
