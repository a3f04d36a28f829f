extension Blocks {
  package static let outcomes = ["accepted", "not-yet", "refused", "redirected"]

  package static let then = Block(
    "then", "what follows",
    [
      .init("outcome", .word, "`accepted`, `not-yet`, `refused` or `redirected`"),
      .init("to", .word, "the procedure to go to instead, or `POLICY/PROCEDURE`"),
      .init("continuity", .word, "`continues`, `bridges`, `resumes` or `restarts`"),
      .init("validity.starts", .value, "the first day of the new validity"),
      .init("validity.ends", .value, "its last day"),
      .init("fee", .value, "what it costs"),
      .init("completed-by", .value, "the day by which it is done"),
    ], others: .value)

  package static let rule = Block(
    "rule", "a rule",
    [
      .init("title", .wording, "what people call it"),
      .init("when", .expression, required: true, "the condition, or `always`"),
      .init("then", .block { then }, required: true, "what follows when it holds"),
      .init(
        "except", .either([.oneOrMore, .block { exceptOutcome }]),
        "the rules, or the outcomes, that this rule defeats"),
      .init("because", .wording, "the reason in words"),
    ] + notes)

  package static let exceptOutcome = Block(
    "except-outcome", "an exception",
    [.init("outcome", .oneOrMore, required: true, "every rule that gives one of these is defeated")]
  )

  package static let validity = Block(
    "validity", "the validity",
    [
      .init("starts", .value, required: true, "the first day of the new validity"),
      .init("lasts", .word, "a period, counted by `first-day`"),
      .init("ends", .value, "the last day, where no period is stated"),
    ] + notes)

  package static let noted = Block(
    "noted-value", "a value",
    [.init("value", .value, required: true, "the value, a table, or `unstated`")] + notes)

  package static let gap = Block(
    "gap", "the gap",
    [
      .init("from", .value, required: true, "the first day that may not count"),
      .init("until", .value, required: true, "the last day that may not count"),
    ] + notes)

  package static let procedure = Block(
    "procedure", "a procedure",
    [
      .init("title", .wording, required: true, "what people call it"),
      .init("event", .name, "the event that an accepted request is"),
      .init(
        "rules", .map(.block { rule }), "conditions and what follows; their order means nothing"),
      .init("validity", .block { validity }, "the new validity where no rule gives one"),
      .init("materials", .list(.material), "the papers"),
      .init("fee", .either([.value, .block { noted }]), "the fee where no rule gives one"),
      .init(
        "completed-by", .either([.value, .block { noted }]), "when it is done, where no rule says"),
      .init("record", .map(.value), "what an accepted event writes into the record"),
      .init("gap", .block { gap }, "the days between, where they are not the usual ones"),
    ] + notes)

  package static let finding = Block(
    "finding", "a known finding",
    [
      .init("code", .name, required: true, "the code of the finding, `P0701` and on"),
      .init(
        "where", .text, required: true,
        "what it is about: `PROCEDURE/RULE`, `windows/ID`, `readings/ID`, `status`"),
      .init("reason", .text, required: true, "why it stays as it is"),
    ])

  package static let policy = Block(
    "policy", "a policy",
    [
      .init("policy", .name, required: true, "`PACK/NAME`"),
      .init("title", .wording, required: true, "what people call it"),
      .init("instrument", .name, required: true, "the kind of permit or card"),
      .init("edition", .name, required: true, "the name of this edition, usually its first month"),
      .init(
        "in-force", .block { inForce }, required: true, "the days on which it applies, inclusive"),
      .init("governed-by", .value, required: true, "the date that chooses the edition"),
      .init("extends", .name, "the edition it builds on, `POLICY@EDITION`"),
      .init("drop", .list(.text), "paths of what it takes away"),
      .init("uses", .list(.name), "the vocabularies it sees"),
      .init("calendar", .name, "the workday calendar"),
      .init("conventions", .block { conventions }, "how periods are counted"),
      .init("sources", .map(.block { source }), "the texts it rests on"),
      .init("readings", .map(.block { reading }), "where the texts leave a question open"),
      .init(
        "assume", .list(.expression), "what every case and every choice of readings must satisfy"),
      .init("windows", .map(.block { window }), "intervals of days with inclusive ends"),
      .init("define", .map(.either([.value, .block { definition }])), "named values"),
      .init("status", .map(.block { status }), "the status on a day; exactly one holds"),
      .init("procedures", .map(.block { procedure }), "what one can apply for"),
      .init(
        "findings", .list(.block { finding }),
        "findings of `check --exhaustive` that stay, each with its reason"),
      .init(
        "presume", .map(.expression),
        "what holds here when a case does not say, instead of what the vocabulary presumes"),
      .init(
        "transition", .map(.block { transitionRule }),
        "what the first day of the edition writes into the record of permits that began before it"),
    ] + notes)
}
