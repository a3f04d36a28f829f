extension YAMLEvent {
  /// The event in the notation of the public YAML test suite, for instance `=VAL :text`.
  package var notation: String {
    switch kind {
    case .streamStart: "+STR"
    case .streamEnd: "-STR"
    case .documentStart(let explicit): explicit ? "+DOC ---" : "+DOC"
    case .documentEnd(let explicit): explicit ? "-DOC ..." : "-DOC"
    case .mappingStart(let isFlow): "+MAP" + (isFlow ? " {}" : "") + marks
    case .mappingEnd: "-MAP"
    case .sequenceStart(let isFlow): "+SEQ" + (isFlow ? " []" : "") + marks
    case .sequenceEnd: "-SEQ"
    case .scalar(let style): "=VAL\(marks) \(style.sign)\(escaped)"
    case .alias: "=ALI *\(text)"
    }
  }

  private var marks: String {
    (properties?.anchor.map { " &\($0)" } ?? "") + (properties?.tag.map { " <\($0)>" } ?? "")
  }

  private var escaped: String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
      case "\0": result.append(contentsOf: "\\0".unicodeScalars)
      case "\u{8}": result.append(contentsOf: "\\b".unicodeScalars)
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\r": result.append(contentsOf: "\\r".unicodeScalars)
      case "\t": result.append(contentsOf: "\\t".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}

extension Node.Scalar.Style {
  /// The character that stands for the style in the notation.
  fileprivate var sign: Character {
    switch self {
    case .plain: ":"
    case .singleQuoted: "'"
    case .doubleQuoted: "\""
    case .literal: "|"
    case .folded: ">"
    }
  }
}
