/// What `Package.swift` says about targets, read from its own text.
struct Manifest {
  struct Entry: Equatable {
    let name: String
    /// Every other string of its declaration: what it may import, and a few harmless words.
    let mentions: [String]
  }

  /// The targets in the order in which the manifest lists them.
  let entries: [Entry]

  /// Reads any call whose first argument is a name: `layer("X", …)`, `.target(name: "X", …)`.
  init(_ text: String) {
    let notTargets: Set<Substring> = ["Package", "library", "executable", "package", "product"]
    var entries: [Entry] = []
    let source = text.split(separator: "\n").filter { !$0.trimmedStart.hasPrefix("//") }
      .joined(separator: "\n")
    var rest = source[...]
    while let open = rest.firstIndex(of: "(") {
      let word = rest[..<open].suffixWord
      rest = rest[rest.index(after: open)...]
      guard !word.isEmpty, !notTargets.contains(word) else { continue }
      let arguments = rest.upToClosingParenthesis
      guard ["\"", "name: \"", "of: \""].contains(where: arguments.trimmedStart.hasPrefix) else {
        continue
      }
      let strings = arguments.split(separator: "\"", omittingEmptySubsequences: false)
        .enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
      guard let name = strings.first else { continue }
      entries.append(Entry(name: name, mentions: Array(strings.dropFirst())))
      rest = rest[arguments.endIndex...]
    }
    self.entries = entries
  }

  /// The declaration of a target.
  subscript(name: String) -> Entry? { entries.first { $0.name == name } }
}

extension Substring {
  /// Without white space in front.
  var trimmedStart: Substring { drop { $0.isWhitespace } }

  /// The identifier at the end.
  fileprivate var suffixWord: Substring {
    var start = endIndex
    while start > startIndex, self[index(before: start)].isLetter { start = index(before: start) }
    return self[start...]
  }

  /// From here to the parenthesis that closes the one just before.
  fileprivate var upToClosingParenthesis: Substring {
    var depth = 1
    for position in indices {
      if self[position] == "(" { depth += 1 }
      if self[position] == ")" { depth -= 1 }
      if depth == 0 { return self[..<position] }
    }
    return self
  }
}
