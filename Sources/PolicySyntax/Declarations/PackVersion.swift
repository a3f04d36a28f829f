/// The version of a pack: three whole numbers, `1.2.0`, compared from the left.
package struct PackVersion: Sendable, Equatable, Comparable, CustomStringConvertible {
  /// The three numbers, each from 0 to 999,999.
  package let numbers: [Int]

  /// nil unless the text is three numbers without leading zeros, joined by full stops.
  package init?(_ text: String) {
    let parts = text.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    var numbers: [Int] = []
    for part in parts {
      guard (1...6).contains(part.count), part.allSatisfy({ (0x30...0x39).contains($0) }),
        part.count == 1 || part.first != 0x30, let number = Int(String(part) ?? "")
      else { return nil }
      numbers.append(number)
    }
    self.numbers = numbers
  }

  package static func < (a: PackVersion, b: PackVersion) -> Bool {
    a.numbers.lexicographicallyPrecedes(b.numbers)
  }

  package var description: String { numbers.map(String.init).joined(separator: ".") }
}
