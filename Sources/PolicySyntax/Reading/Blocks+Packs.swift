extension Blocks {
  package static let pack = Block(
    "pack", "a pack",
    [
      .init("pack", .name, required: true, "the id, which is the folder's name"),
      .init("title", .wording, required: true, "the jurisdiction"),
      .init("place", .text, "the place code of GB/T 2260"),
      .init("language", .integer, required: true, "the version of the policy language"),
      .init("version", .text, "its own version, three numbers as in 1.2.0"),
      .init("needs", .list(.either([.name, .block { need }])), "other packs it builds on"),
      .init("names", .list(.text), required: true, "its proper names in every script"),
      .init("note", .text, "a remark for authors"),
    ])

  package static let need = Block(
    "need", "a needed pack",
    [
      .init("pack", .name, required: true, "the id of the other pack"),
      .init("from", .text, "the first version that will do"),
      .init("before", .text, "the first later version that will not do"),
      .init("note", .text, "a remark for authors"),
    ])

  package static let choiceOption = Block(
    "choice-option", "an option",
    [
      .init("zh", .text, required: true, "the words in Chinese"),
      .init("en", .text, required: true, "the words in English"),
      .init("note", .text, "a remark for authors"),
    ])

  package static let range = Block(
    "range", "a range",
    [
      .init("from", .text, required: true, "the least value"),
      .init("to", .text, required: true, "the greatest value"),
    ])

  package static let fact = Block(
    "fact", "a fact",
    [
      .init(
        "type", .text, required: true,
        "`bool`, `date`, `int`, `money`, `choice`, a named list, or `set of LIST`"),
      .init("options", .map(.block { choiceOption }), "the options of a `choice` of its own"),
      .init("record", .bool, "true for what stands on the card or in the register"),
      .init("zh", .text, required: true, "the words in Chinese"),
      .init("en", .text, required: true, "the words in English"),
      .init("ask", .wording, "the question that asks for it"),
      .init("if-true", .wording, "the words when it holds"),
      .init("if-false", .wording, "the words when it does not"),
      .init("range", .block { range }, "the least and the greatest value"),
      .init("unit", .wording, "what a number counts"),
      .init("presume", .expression, "what holds when a case does not say"),
      .init(
        "spells", .block { spellRule }, "how it is counted where a history tells spells of a kind"),
      .init("ref", .oneOrMore, "ids in the list of facts"),
      .init("note", .text, "a remark for authors"),
    ])

  package static let spellRule = Block(
    "fact-spells", "a count of spells",
    [
      .init("of", .name, required: true, "the kind of spell, by its name in the vocabularies"),
      .init(
        "take", .oneOf(SpellRuleDecl.takes), required: true,
        "whole calendar months that ended before the day, all of them or those in a row up to the "
          + "last that ended, or the first day of the spells without a break that last on the day"),
      .init("within", .integer, "with `months`: only the last so many months"),
    ])

  package static let material = Block(
    "material", "a paper",
    [
      .init("zh", .text, required: true, "the words in Chinese"),
      .init("en", .text, required: true, "the words in English"),
      .init("qualities", .map(.wording), "what a rule may ask of the paper"),
      .init("any-of", .list(.name), "a named group: any one of these papers"),
      .init("note", .text, "a remark for authors"),
    ])

  package static let vocabulary = Block(
    "vocabulary", "a vocabulary",
    [
      .init("vocabulary", .name, required: true, "`PACK/NAME`"),
      .init("title", .wording, "what people call it"),
      .init("uses", .list(.name), "vocabularies it builds on"),
      .init("choices", .map(.map(.block { choiceOption })), "named lists of options"),
      .init("facts", .map(.block { fact }), "typed inputs"),
      .init("materials", .map(.block { material }), "papers and named groups of papers"),
      .init("events", .map(.wording), "what may happen to a permit"),
      .init("spells", .map(.wording), "what may last from one day to another"),
      .init("statuses", .map(.wording), "status words beside the usual ones"),
      .init("sources", .map(.block { source }), "statutes that several policies cite"),
      .init(
        "adds", .map(.map(.block { choiceOption })), "options added to lists of other packs"),
      .init("assume", .list(.expression), "what every case must satisfy"),
      .init("note", .text, "a remark for authors"),
    ])

  package static let notice = Block(
    "notice", "a notice",
    [
      .init("title", .wording, required: true, "what the notice is called"),
      .init("number", .text, "its official number"),
      .init("published", .date, required: true, "the day of publication"),
      .init("where", .text, required: true, "where it was read"),
    ])

  package static let holiday = Block(
    "holiday", "a holiday",
    [
      .init("name", .wording, required: true, "what it is called"),
      .init("from", .date, required: true, "the first day off"),
      .init("to", .date, required: true, "the last day off"),
    ])

  package static let calendar = Block(
    "calendar", "a calendar",
    [
      .init("calendar", .name, required: true, "`PACK/NAME`; one file for each year"),
      .init("year", .integer, required: true, "the year it speaks of"),
      .init(
        "notice", .either([.block { notice }, .list(.block { notice })]), required: true,
        "the notice, or the notice and its amendments"),
      .init(
        "holidays", .list(.block { holiday }), required: true, "the days off, weekends included"),
      .init("workdays", .list(.date), required: true, "weekend days that are worked"),
      .init("note", .text, "a remark for authors"),
    ])
}
