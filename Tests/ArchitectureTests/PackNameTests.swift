import PolicyTestSupport
import Testing

/// The names by which a `pack.yaml` says its place is called: its id and its `names:`.
///
/// An id of two letters is a country's code, not a name.
func packNames(in text: String) -> [String] {
  var names: [String] = []
  var inList = false
  for line in text.split(separator: "\n") {
    let content = line.prefix { $0 != "#" }
    if let id = content.value(of: "pack") {
      names += [id].filter { $0.count > 2 }
    } else if let list = content.value(of: "names") {
      inList = list.isEmpty
      names += list.split { "[],".contains($0) }.map { unquoted($0) }
    } else if inList, content.trimmedStart.hasPrefix("- ") {
      names.append(unquoted(content.trimmedStart.dropFirst(2)))
    } else if !content.trimmedStart.isEmpty {
      inList = false
    }
  }
  return names.filter { !$0.isEmpty }
}

/// Whether a text names something: whole words for alphabets, anywhere for scripts without spaces.
func text(_ text: String, names name: String) -> Bool {
  let text = text.lowercased()
  let name = name.lowercased()
  let alphabetic = name.allSatisfy(\.isASCII)
  return text.ranges(of: name).contains { range in
    guard alphabetic else { return true }
    let before = text[..<range.lowerBound].last
    let after = text[range.upperBound...].first
    return ![before, after].contains { $0.map { $0.isASCII && $0.isLetter } ?? false }
  }
}

private func unquoted(_ text: Substring) -> String {
  text.trimmingCharacters { $0.isWhitespace || $0 == "\"" || $0 == "'" }
}

extension Substring {
  /// What follows `key:` at the start of a line; nil on other lines.
  fileprivate func value(of key: String) -> String? {
    hasPrefix(key + ":") ? unquoted(dropFirst(key.count + 1)) : nil
  }

  fileprivate func trimmingCharacters(_ out: (Character) -> Bool) -> String {
    var rest = self.drop(while: out)
    while let last = rest.last, out(last) { rest.removeLast() }
    return String(rest)
  }
}

private let names = Repository.folders(in: "policies")
  .flatMap { packNames(in: Repository.text("policies/\($0)/pack.yaml")) }

@Test(.enabled(if: Repository.has("policies"), "there are no packs yet"))
func sourceNamesNoPack() {
  #expect(!names.isEmpty, "the packs say what they are called")
  let complaints = Source.all.flatMap { source in
    names.filter { text(source.swift.text, names: $0) }.map { "\(source.path) names `\($0)`" }
  }
  #expect(complaints == [])
}

@Test func namesOfAPackAreReadInEitherStyle() {
  let flow = "pack: atlantis # sunk\nnames: [亚特兰蒂斯, \"Atlantis City\"]\n"
  let block = "pack: at\ntitle: x\nnames:\n  - Atlantis\n  - '亚特兰蒂斯'\nneeds: [cn]\n- no\n"
  #expect(packNames(in: flow) == ["atlantis", "亚特兰蒂斯", "Atlantis City"])
  #expect(packNames(in: block) == ["Atlantis", "亚特兰蒂斯"])
}

@Test func aNameIsSeenInAnyCaseAndAsAWholeWord() {
  #expect(text("// as in ATLANTIS, say", names: "Atlantis"))
  #expect(text("let atlantis_rule = 1", names: "Atlantis"))
  #expect(text("\"亚特兰蒂斯市\"", names: "亚特兰蒂斯"))
  #expect(!text("the atlantisation of cities", names: "Atlantis"))
}
