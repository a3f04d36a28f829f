/// Which paths a file of a pack may have, in a lock and in an archive: those that mean the same
/// file inside the pack's folder on every machine.
package enum PackPath {
  /// No path is longer, in bytes.
  package static let lengthLimit = 255

  /// Why a path is refused, as the end of a sentence that starts with it; nil: it is fine.
  package static func problem(_ path: String) -> String? {
    if path.isEmpty { return "is empty" }
    if path.hasPrefix("/") { return "starts at the root" }
    if path.utf8.count > lengthLimit { return "is longer than \(lengthLimit) bytes" }
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      if part == ".." { return "leaves the pack's folder" }
      if part.isEmpty { return "has an empty part" }
      if part.hasPrefix(".") { return "has a part that starts with a full stop" }
      if part.hasPrefix("-") { return "has a part that starts with a hyphen" }
      if part.hasSuffix(".") { return "has a part that ends with a full stop" }
      if let odd = part.unicodeScalars.first(where: { !isAllowed($0) }) {
        return "holds U+\(hexadecimal(odd)), which is no letter, digit, `.`, `_` or `-`"
      }
    }
    return nil
  }

  /// ASCII, and Chinese characters, which have one form only.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "-": true
    case "\u{3400}"..."\u{4DBF}", "\u{4E00}"..."\u{9FFF}": true
    default: false
    }
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The first of these paths that some machine cannot keep apart from an earlier one, with that
  /// one: they differ in case only, or one is the other's folder. O(n log n).
  package static func clash(_ paths: [String]) -> (later: Int, earlier: Int)? {
    var known: [String: Int] = [:]
    var folders: [String: Int] = [:]
    for (index, path) in paths.enumerated() {
      let key = path.lowercased()
      if let earlier = known[key] ?? folders[key] { return (index, earlier) }
      known[key] = index
      var rest = key[...]
      while let slash = rest.lastIndex(of: "/") {
        rest = rest[..<slash]
        if let earlier = known[String(rest)] { return (index, earlier) }
        folders[String(rest)] = folders[String(rest)] ?? index
      }
    }
    return nil
  }
}
