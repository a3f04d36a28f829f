/// A JSON value whose objects keep the order of their keys: enough to write schemas down.
indirect enum JSONValue: Sendable, Equatable {
  case string(String)
  case integer(Int)
  case bool(Bool)
  case list([JSONValue])
  case object([Member])

  /// One key of an object with its value.
  struct Member: Sendable, Equatable {
    let key: String
    let value: JSONValue

    init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The text, two spaces a level, ending in a line break; what fits on one line stands on one.
  var text: String { written(indent: 0, column: 0) + "\n" }

  /// As text that begins at a column of a line with an indent; the outermost value is always opened up.
  private func written(indent: Int, column: Int) -> String {
    let flat = flat
    if indent > 0, column + flat.count < 100 { return flat }
    let inner = indent + 2
    let margin = "\n" + String(repeating: " ", count: inner)
    let end = "\n" + String(repeating: " ", count: indent)
    switch self {
    case .list(let items) where !items.isEmpty:
      let lines = items.map { margin + $0.written(indent: inner, column: inner) }
      return "[" + lines.joined(separator: ",") + end + "]"
    case .object(let members) where !members.isEmpty:
      let lines = members.map { member in
        let key = quote(member.key) + ": "
        return margin + key + member.value.written(indent: inner, column: inner + key.count)
      }
      return "{" + lines.joined(separator: ",") + end + "}"
    default: return flat
    }
  }

  private var flat: String {
    switch self {
    case .string(let text): quote(text)
    case .integer(let number): String(number)
    case .bool(let value): value ? "true" : "false"
    case .list(let items): "[" + items.map(\.flat).joined(separator: ", ") + "]"
    case .object(let members) where members.isEmpty: "{}"
    case .object(let members):
      "{ " + members.map { quote($0.key) + ": " + $0.value.flat }.joined(separator: ", ") + " }"
    }
  }

  private func quote(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\u{0}"..."\u{1F}", "\u{7F}":
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(stringLiteral value: String) { self = .string(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(integerLiteral value: Int) { self = .integer(value) }
  init(arrayLiteral elements: JSONValue...) { self = .list(elements) }
  init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0, $1) })
  }
}
