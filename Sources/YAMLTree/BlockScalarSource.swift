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
    header.dropFirst().lazy.map { bytes[$0] }.prefix {
      !isBlankOrBreak($0) && $0 != UInt8(ascii: "#")
    }
  }

  /// The range without the empty lines at its end, unless `+` makes them part of the value.
  ///
  /// A line of more spaces than the text is indented by is text. The line break of the last line
  /// stays: it is part of the value.
  var trimmed: Range<Int> {
    guard !indicators.contains(UInt8(ascii: "+")) else { return range }
    let indent = textIndent
    var end = range.upperBound
    while end > header.upperBound {
      var start = end
      while start > header.upperBound, isBreak(bytes[start - 1]), start == end || isLineFeed(start)
      {
        start -= 1
      }
      let lineEnd = start
      while start > header.upperBound, bytes[start - 1] == UInt8(ascii: " ") { start -= 1 }
      guard start > header.upperBound, isBreak(bytes[start - 1]), lineEnd - start <= indent
      else { break }
      end = start
    }
    return range.lowerBound..<max(end, min(header.upperBound, range.upperBound))
  }

  /// Whether the break before a place is the carriage return of a pair that ends there.
  private func isLineFeed(_ place: Int) -> Bool {
    bytes[place] == UInt8(ascii: "\n") && bytes[place - 1] == UInt8(ascii: "\r")
  }

  /// How far the text is indented: 0 if a number in the header says so, no limit if all is blank.
  private var textIndent: Int {
    guard !hasIndentNumber else { return 0 }
    for index in header.upperBound..<range.upperBound where !isBlankOrBreak(bytes[index]) {
      var start = index
      while start > header.upperBound, !isBreak(bytes[start - 1]) { start -= 1 }
      return index - start
    }
    return .max
  }

  private var hasIndentNumber: Bool {
    indicators.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// A blank line at the top that is indented more than the first line of text, which YAML forbids.
  func overIndentedBlank(above parent: Int) -> Range<Int>? {
    guard !hasIndentNumber else { return nil }
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
