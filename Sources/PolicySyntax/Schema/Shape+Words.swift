extension Shape {
  /// The blocks that may stand here.
  var blocks: [Block] {
    switch self {
    case .block(let block): [block()]
    case .list(let item), .map(let item): item.blocks
    case .either(let shapes): shapes.flatMap(\.blocks)
    case .wording: [Blocks.wording]
    case .citation: [Blocks.citation]
    case .text, .name, .date, .dateOrNever, .integer, .bool, .oneOf, .expression, .value, .word,
      .oneOrMore, .material, .factValue, .anything:
      []
    }
  }

  /// What may stand here, in a few words.
  var words: String {
    switch self {
    case .text: "a text"
    case .name: "a name"
    case .wording: "a label"
    case .date: "a day"
    case .dateOrNever: "a day, or `never`"
    case .integer: "a whole number"
    case .bool: "`true` or `false`"
    case .oneOf(let words): words.map { "`\($0)`" }.joined(separator: " ")
    case .expression: "an expression"
    case .value: "an expression, a table or `unstated`"
    case .word: "a word, a table or `unstated`"
    case .citation: "`SOURCE`, `SOURCE#ARTICLE`, a citation, or a list"
    case .oneOrMore: "one text or a list"
    case .list(let item): "a list: \(item.words)"
    case .map(let item): "names, for each: \(item.words)"
    case .block(let block): block().title
    case .either(let shapes): shapes.map(\.words).joined(separator: "; or ")
    case .material: "a paper"
    case .factValue: "a value"
    case .anything: "anything"
    }
  }
}
