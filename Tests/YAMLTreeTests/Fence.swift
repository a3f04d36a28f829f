/// A fenced block of a Markdown page, with the heading above it.
struct Fence {
  let heading: String
  let info: String
  private(set) var text = ""

  /// The blocks of a page, in order.
  static func all(in page: String) -> [Fence] {
    var fences: [Fence] = []
    var heading = ""
    var isOpen = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isOpen.toggle()
        if isOpen { fences.append(Fence(heading: heading, info: String(line.dropFirst(3)))) }
      } else if isOpen {
        fences[fences.count - 1].text += line + "\n"
      } else if line.hasPrefix("#") {
        heading = String(line.drop { $0 == "#" || $0 == " " })
      }
    }
    return fences
  }

  /// What the block stands for: `escaped` ones write bytes as `\x07`, others may say how often they
  /// repeat (`times=1000`).
  var bytes: [UInt8] {
    if let times = info.firstMatch(of: /times=(\d+)/).flatMap({ Int($0.1) }) {
      return Array(String(repeating: text, count: times).utf8)
    }
    guard info.hasSuffix("escaped") else { return Array(text.utf8) }
    var bytes: [UInt8] = []
    var rest = Substring(text)
    while let match = rest.firstMatch(of: /\\x([0-9A-F]{2})/) {
      bytes += Array(rest[..<match.range.lowerBound].utf8)
      bytes.append(UInt8(match.1, radix: 16) ?? 0)
      rest = rest[match.range.upperBound...]
    }
    return bytes + Array(rest.utf8)
  }
}
