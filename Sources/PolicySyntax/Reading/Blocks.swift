/// The mappings of the language, key by key.
package enum Blocks {
  /// The keys that any declaration may carry.
  static let notes: [Block.Field] = [
    .init("cite", .citation, "where the sources say so"),
    .init("ref", .oneOrMore, "ids in the list of facts that this encodes"),
    .init("note", .text, "a remark for authors"),
  ]

  package static let wording = Block(
    "wording", "a label",
    [
      .init("zh", .text, required: true, "the words in Chinese"),
      .init("en", .text, required: true, "the words in English"),
    ])

  package static let citation = Block(
    "citation", "a citation",
    [
      .init("source", .name, required: true, "a source of the policy or its vocabularies"),
      .init("article", .text, "the article"),
      .init("confidence", .oneOf(["A", "B", "C", "D", "?"]), "how well this place is established"),
      .init("note", .text, "a remark for readers"),
    ])

  package static let source = Block(
    "source", "a source",
    [
      .init("title", .wording, required: true, "what the source is called"),
      .init("published", .date, "the day of publication"),
      .init("in-force", .date, "the day from which it applies"),
      .init("where", .text, "where it was read"),
      .init(
        "confidence", .oneOf(["A", "B", "C", "D", "?"]), required: true,
        "how well the text is established"),
      .init("fault", .wording, "a known error of the text, printed wherever it is cited"),
      .init("ref", .oneOrMore, "ids in the list of facts"),
      .init("note", .text, "a remark for authors"),
    ])

  package static let option = Block(
    "option", "an option",
    [
      .init("zh", .text, required: true, "the words in Chinese"),
      .init("en", .text, required: true, "the words in English"),
      .init("doubt", .wording, "why this reading is ill-founded"),
    ] + notes)

  package static let reading = Block(
    "reading", "a reading",
    [
      .init("ask", .wording, required: true, "the question the texts leave open"),
      .init("options", .map(.block { option }), required: true, "the defensible answers"),
      .init(
        "default", .name, required: true, "the option taken when nobody chooses, or `unstated`"),
    ] + notes)

  package static let conventions = Block(
    "conventions", "the conventions",
    [
      .init("first-day", .word, "whether a period counts its first day: `counted`, `not-counted`"),
      .init("missing-day", .word, "31 January + 1 month: `month-end`, `next-day`, `reject`"),
      .init(
        "rest-day", .word, "a window that closes on a rest day: `stays`, `next-day`, `next-workday`"
      ),
      .init("cite", .citation, "where the sources say so"),
      .init("ref", .oneOrMore, "ids in the list of facts"),
      .init("note", .text, "a remark for authors"),
    ])

  package static let disputedDay = Block(
    "disputed-day", "a disputed day",
    [
      .init("by", .name, required: true, "the reading that decides"),
      .init("otherwise", .dateOrNever, "the day under all options without one of their own"),
    ], others: .dateOrNever)

  package static let inForce = Block(
    "in-force", "the time in force",
    [
      .init(
        "from", .either([.date, .block { disputedDay }]), required: true,
        "the first day, or one for each option of a reading"),
      .init(
        "until", .either([.dateOrNever, .block { disputedDay }]), required: true,
        "the last day, or `never`, or one for each option of a reading"),
      .init("published", .date, "the day of publication"),
    ])

  package static let window = Block(
    "window", "a window",
    [
      .init("title", .wording, "what people call it"),
      .init("opens", .value, required: true, "the first day inside"),
      .init("closes", .value, required: true, "the last day inside, or `never`"),
      .init("shown", .bool, "false for helpers that no report lists"),
    ] + notes)

  package static let definition = Block(
    "definition", "a definition",
    [
      .init("title", .wording, "what people call it"),
      .init("value", .value, required: true, "what it stands for"),
    ] + notes)

  package static let status = Block(
    "status", "a status",
    [
      .init("when", .expression, required: true, "the days on which the permit has this status"),
      .init("except", .oneOrMore, "the statuses that this one defeats"),
      .init("because", .wording, "the reason in words"),
    ] + notes)
}
