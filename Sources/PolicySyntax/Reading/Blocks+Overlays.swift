extension Blocks {
  package static let overlay = Block(
    "overlay", "an overlay",
    [
      .init("overlay", .name, required: true, "`PACK/NAME`"),
      .init("title", .wording, required: true, "what people call the notice"),
      .init(
        "above", .list(.name), required: true,
        "the policies it stands above, `POLICY` or `POLICY@EDITION`, of its own pack"),
      .init(
        "in-force", .block { inForce }, required: true,
        "the days on which it applies, by the date that chooses the edition, inclusive"),
      .init("when", .expression, "for whom: a condition over the record, `day` and readings"),
      .init("uses", .list(.name), "vocabularies it sees beside those of the edition"),
      .init("drop", .list(.text), "paths of rules and statuses that do not hold meanwhile"),
      .init("sources", .map(.block { source }), "the texts it rests on"),
      .init("readings", .map(.block { reading }), "questions that the notice leaves open"),
      .init("assume", .list(.expression), "what every case must satisfy meanwhile"),
      .init("windows", .map(.block { window }), "windows it adds, or ends it moves"),
      .init("define", .map(.either([.value, .block { definition }])), "named values"),
      .init("status", .map(.block { status }), "statuses it adds or changes"),
      .init("procedures", .map(.block { procedure }), "what it changes in procedures"),
    ] + notes)

  package static let transitionRule = Block(
    "transition-rule", "a rule of the transition",
    [
      .init("title", .wording, "what people call it"),
      .init("when", .expression, required: true, "the condition, or `always`"),
      .init("then", .map(.value), required: true, "the record facts it writes"),
      .init("because", .wording, "the reason in words"),
    ] + notes)
}
