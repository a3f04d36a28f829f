/// What each shape is as a JSON Schema.
///
/// YAML tools take `25` for a number and `true` for a bool where we read text, so wherever a text may
/// stand its look-alikes may too. Null is what they make of an empty value, and is refused as we do.
extension SchemaWriter {
  /// The schema of a shape.
  mutating func schema(_ shape: Shape, _ form: SchemaForm) -> JSONValue {
    switch shape {
    case .text: text
    case .name: name
    case .wording: reference(to: Blocks.wording, form)
    case .date: date
    case .dateOrNever: ["anyOf": [date, ["const": "never"]]]
    case .integer: integer
    case .bool: bool
    case .oneOf(let words): ["enum": .list(words.map(JSONValue.string))]
    case .expression: expression
    case .value, .word: value(form)
    case .citation: citation
    case .oneOrMore: ["anyOf": [text, ["type": "array", "items": text]]]
    case .list(let item): ["type": "array", "items": schema(item, .whole)]
    case .map(let item): map(schema(item, form))
    case .block(let block): reference(to: block(), form)
    case .either(let shapes): .object([.init("anyOf", .list(shapes.map { schema($0, form) }))])
    case .material: material
    case .factValue: factValue
    case .anything: ["not": ["type": "null"]]
    }
  }

  private mutating func map(_ item: JSONValue) -> JSONValue {
    ["type": "object", "propertyNames": identifier, "additionalProperties": item]
  }

  private var text: JSONValue {
    mutating get {
      define("text") { _ in
        ["description": "any text", "type": ["string", "number", "boolean"]]
      }
    }
  }

  private var name: JSONValue {
    mutating get {
      define("name") { _ in
        [
          "description": "a name, possibly with `/`, `#` or `@`",
          "type": ["string", "number", "boolean"], "minLength": 1,
        ]
      }
    }
  }

  /// What a file may call its own things; also the keys of tables, `a|b`, are made of these.
  var identifier: JSONValue {
    mutating get {
      define("identifier") { _ in
        [
          "description": "letters of any script, digits, `-` and `.`; a letter first",
          "pattern": .string("^\(SchemaPatterns.identifier)$"),
        ]
      }
    }
  }

  private var date: JSONValue {
    mutating get {
      define("date") { _ in
        [
          "description": "a day, YYYY-MM-DD", "type": "string",
          "pattern": .string(SchemaPatterns.date),
        ]
      }
    }
  }

  private var integer: JSONValue {
    mutating get {
      define("integer") { _ in
        [
          "description": "a whole number", "type": ["integer", "string"],
          "pattern": "^[+-]?[0-9]{1,10}$",
        ]
      }
    }
  }

  private var bool: JSONValue {
    mutating get {
      define("bool") { _ in
        ["description": "`true` or `false`", "enum": [true, false, "true", "false"]]
      }
    }
  }

  private var expression: JSONValue {
    mutating get {
      define("expression") { _ in
        [
          "description": "an expression; its grammar is expression.ebnf",
          "type": ["string", "integer", "boolean"], "pattern": .string(SchemaPatterns.expression),
        ]
      }
    }
  }

  private mutating func value(_ form: SchemaForm) -> JSONValue {
    define(form.name("value")) { writer in
      [
        "description": "an expression or a word, a table of these, or `unstated`",
        "anyOf": [writer.expressionOrWord, writer.table(form)],
      ]
    }
  }

  /// An expression, or a word such as `POLICY/PROCEDURE`.
  private var expressionOrWord: JSONValue {
    [
      "type": ["string", "integer", "boolean"], "pattern": .string(SchemaPatterns.expression),
    ]
  }

  /// In a layer a table may change single entries of the one it inherits, and then has no `by`.
  private mutating func table(_ form: SchemaForm) -> JSONValue {
    define(form.name("table")) { writer in
      var result: [JSONValue.Member] = [
        .init("description", "a value chosen by another: `by`, and one entry for each case"),
        .init("type", "object"),
        .init("properties", ["by": writer.expression]),
        .init("propertyNames", ["pattern": .string(SchemaPatterns.tableKey)]),
        .init("additionalProperties", writer.value(form)),
      ]
      if form == .whole { result.append(.init("required", ["by"])) }
      return .object(result)
    }
  }

  private var citation: JSONValue {
    mutating get {
      define("cite") { writer in
        let one: JSONValue = [
          "anyOf": [writer.name, writer.reference(to: Blocks.citation, .whole)]
        ]
        return [
          "description": "`SOURCE`, `SOURCE#ARTICLE`, the full form, or a list of these",
          "anyOf": [one, ["type": "array", "items": one]],
        ]
      }
    }
  }

  private var factValue: JSONValue {
    mutating get {
      define("fact-value") { writer in
        [
          "description": "a day, a number, `true`, `false`, an option, or a list of options",
          "anyOf": [writer.text, ["type": "array", "items": writer.text]],
        ]
      }
    }
  }

  /// One entry of `materials:`: a name, or a mapping with exactly one of its four forms.
  private var material: JSONValue {
    mutating get {
      define("required-paper") { writer in
        [
          "description": "a paper, several papers, or a paper chosen by a table",
          "anyOf": [writer.name, writer.paperTable, writer.papers],
        ]
      }
    }
  }

  private var requiredPaper: JSONValue { ["$ref": "#/$defs/required-paper"] }

  /// A mapping with `material`, `all-of` or `any-of`.
  private var papers: JSONValue {
    mutating get {
      let list: JSONValue = ["type": "array", "items": requiredPaper]
      let forms: [JSONValue.Member] = [
        .init("material", name), .init("all-of", list), .init("any-of", list),
      ]
      let all = forms + [.init("must", schema(.oneOrMore, .whole))] + paperNotes
      return [
        "type": "object", "properties": .object(all), "additionalProperties": false,
        "oneOf": .list(forms.map { ["required": [.string($0.key)]] }),
      ]
    }
  }

  /// A mapping with `by`, and one entry for each case.
  private var paperTable: JSONValue {
    mutating get {
      let others: [JSONValue.Member] = ["material", "all-of", "any-of", "must"].map {
        .init($0, false)
      }
      let all = [.init("by", expression), .init("otherwise", requiredPaper)] + paperNotes + others
      return [
        "type": "object", "properties": .object(all), "required": ["by"],
        "propertyNames": ["pattern": .string(SchemaPatterns.tableKey)],
        "additionalProperties": requiredPaper,
      ]
    }
  }

  private var paperNotes: [JSONValue.Member] {
    mutating get {
      [
        .init("when", expression), .init("because", schema(.wording, .whole)),
        .init("cite", citation), .init("ref", schema(.oneOrMore, .whole)), .init("note", text),
      ]
    }
  }
}
