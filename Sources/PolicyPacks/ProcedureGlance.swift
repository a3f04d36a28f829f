import PolicyValues
import SourceText

/// What the lines of a policy tell of its procedures, without reading it whole: their names and titles.
///
/// As with `Glance`, only what is written in the plainest way is believed: `procedures:` in the first
/// column, each name alone on a line that is indented by two, its title in braces on a line that is
/// indented by four.
struct ProcedureGlance {
  /// The titles by name; nil inside where none is written.
  let titles: [String: Wording?]

  /// nil where the lines are written otherwise.
  init?(_ file: SourceFile) {
    var titles: [String: Wording?] = [:]
    var isInside = false
    var last: String?
    for number in file.lineStarts.indices {
      let line = file.bytes[file.lineRange(number)]
      let indent = line.prefix { $0 == UInt8(ascii: " ") }.count
      guard let first = line.dropFirst(indent).first, first != UInt8(ascii: "#") else { continue }
      if indent == 0 {
        guard first != UInt8(ascii: "\t") else { return nil }
        guard !isInside || !line.starts(with: "procedures".utf8) else { return nil }
        isInside = line.elementsEqual("procedures:".utf8)
        if !isInside, line.starts(with: "procedures".utf8) { return nil }
      } else if isInside, indent < 4 {
        guard indent == 2, let name = Self.name(line.dropFirst(2)), titles[name] == nil else {
          return nil
        }
        titles[name] = .some(nil)
        last = name
      } else if isInside, indent == 4, line.dropFirst(4).starts(with: "title".utf8) {
        guard let last, let title = Self.title(file.text(line.indices)) else { return nil }
        titles[last] = title
      }
    }
    self.titles = titles
  }

  /// The name of a line that is nothing but a plain key and its colon.
  private static func name(_ line: ArraySlice<UInt8>) -> String? {
    guard line.last == UInt8(ascii: ":"), line.count > 1 else { return nil }
    let key = line.dropLast()
    let isPlain = key.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"):
        true
      default: false
      }
    }
    return isPlain ? String(decoding: key, as: UTF8.self) : nil
  }

  /// The wording of `title: { zh: TEXT, en: TEXT }`, where neither text holds a sign of YAML.
  private static func title(_ line: String) -> Wording? {
    let (start, end) = ("    title: { zh: ", " }")
    guard line.hasPrefix(start), line.hasSuffix(end), line.count > start.count + end.count else {
      return nil
    }
    let parts = line.dropFirst(start.count).dropLast(end.count).split(separator: ",")
    guard parts.count == 2, parts[1].hasPrefix(" en: "), let zh = plain(parts[0]),
      let en = plain(parts[1].dropFirst(" en: ".count))
    else { return nil }
    return Wording(zh: zh, en: en)
  }

  /// A text that means in YAML what it looks like.
  private static func plain(_ text: Substring) -> String? {
    let signs = Set("\"'{}[]#:&*!|>%@`?\t")
    guard let first = text.first, first != " ", first != "-", text.last != " ",
      !text.contains(where: signs.contains)
    else { return nil }
    return String(text)
  }
}
