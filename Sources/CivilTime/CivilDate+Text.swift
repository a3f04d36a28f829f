extension CivilDate {
  /// The day written `YYYY-MM-DD`, ASCII digits, padded, from 0001-01-01 to 9999-12-31; else nil.
  package init?(_ text: String) {
    guard let date = try? CivilDate(reading: text) else { return nil }
    self = date
  }

  /// The day written `YYYY-MM-DD`; throws what is wrong with the text.
  package init(reading text: String) throws(DateRefusal) {
    if let date = CivilDate.plain(text) {
      self = date
      return
    }
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let numbers = parts.compactMap { CivilDate.number($0) }
    guard parts.count == 3, numbers.count == 3 else { throw .shape }
    let (year, month, day) = (numbers[0], numbers[1], numbers[2])
    guard parts.map(\.count) == [4, 2, 2] else {
      // Why: below four digits the year may be abbreviated, and which one is meant is a guess.
      let plain = parts[0].count == 4 && parts[1].count <= 2 && parts[2].count <= 2
      throw .unpadded(plain ? CivilDate(year: year, month: month, day: day) : nil)
    }
    guard year >= 1 else { throw .noSuchYear }
    guard (1...12).contains(month) else { throw .noSuchMonth(month) }
    guard let date = CivilDate(year: year, month: month, day: day) else {
      throw .noSuchDay(year: year, month: month, day: day)
    }
    self = date
  }

  /// The day, where the text is one written as it should be: nearly every text is.
  private static func plain(_ text: String) -> CivilDate? {
    var text = text
    let digits = text.withUTF8 { bytes -> (year: Int, month: Int, day: Int)? in
      guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
        return nil
      }
      func number(_ range: Range<Int>) -> Int? {
        var value = 0
        for index in range {
          let digit = bytes[index] &- UInt8(ascii: "0")
          guard digit <= 9 else { return nil }
          value = value * 10 + Int(digit)
        }
        return value
      }
      guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
        return nil
      }
      return (year, month, day)
    }
    guard let digits, digits.year >= 1 else { return nil }
    return CivilDate(year: digits.year, month: digits.month, day: digits.day)
  }

  /// One to six ASCII digits as a number; else nil.
  private static func number(_ digits: Substring.UTF8View) -> Int? {
    guard (1...6).contains(digits.count) else { return nil }
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }
}
