/// The source of a literal or folded scalar: its header line and the lines below.
struct BlockScalarSource {
  /// From `|` or `>` to the end of that line, without the line break.
  let header: Range<Int>
  private let range: Range<Int>
  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
    self.range = range
    self.bytes = bytes
    var end = range.lowerBound
    while end < bytes.count, !isBreak(bytes[end]) { end += 1 }
    header = range.lowerBound..<end
  }

  /// The characters between `|` or `>` and the first blank or comment.
  private var indicators: some Sequence<UInt8> {
    header.dropFirst().lazy.map { bytes[$0] }.prefix { !isBlankOrBreak($0) && $0 != UInt8(ascii: "#") }
  }

  /// The range without the blank lines at its end, unless `+` makes them part of the value.
  ///
  /// The line break of the last line stays: it is part of the value.
  var trimmed: Range<Int> {
    guard !indicators.contains(UInt8(ascii: "+")) else { return range }
    var end = range.upperBound
    while end > header.upperBound, isBlankOrBreak(bytes[end - 1]) { end -= 1 }
    while end < range.upperBound, !isBreak(bytes[end]) { end += 1 }
    if end < range.upperBound, bytes[end] == UInt8(ascii: "\r") { end += 1 }
    if end < range.upperBound, bytes[end] == UInt8(ascii: "\n") { end += 1 }
    return range.lowerBound..<max(end, min(header.upperBound, range.upperBound))
  }

  /// A blank line at the top that is indented more than the first line of text, which YAML forbids.
  func overIndentedBlank(above parent: Int) -> Range<Int>? {
    guard !indicators.contains(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    var index = header.upperBound
    var widest = 0..<0
    while index < bytes.count {
      index += bytes[index] == UInt8(ascii: "\r") ? 1 : 0
      index += index < bytes.count && bytes[index] == UInt8(ascii: "\n") ? 1 : 0
      let start = index
      while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
      guard index < bytes.count, isBreak(bytes[index]) else {
        let indent = index - start
        return index < bytes.count && indent > parent && widest.count > indent ? widest : nil
      }
      if index - start > widest.count { widest = start..<index }
    }
    return nil
  }
}
