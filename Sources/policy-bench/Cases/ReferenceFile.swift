import CivilTime
import Foundation

/// The reference's cases and answers, read by position: its writer always writes the same keys.
struct ReferenceFile {
  let cases: [BenchCase]
  let answers: [BenchAnswer]

  init(cases casesPath: String, answers answersPath: String) throws {
    cases = try ReferenceFile.read(casesPath, fields: 12, ReferenceFile.makeCase)
    answers = try ReferenceFile.read(answersPath, fields: 9, ReferenceFile.makeAnswer)
  }

  private static func read<Record>(
    _ path: String, fields: Int, _ make: ([Field]) -> Record
  ) throws -> [Record] {
    let data = try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
    return data.withUnsafeBytes { bytes in
      var records: [Record] = []
      var fieldsOfLine: [Field] = []
      var at = 0
      while at < bytes.count {
        fieldsOfLine.removeAll(keepingCapacity: true)
        while fieldsOfLine.count < fields { fieldsOfLine.append(Field(bytes, &at)) }
        // The closing bracket and the end of the line.
        at += 2
        records.append(make(fieldsOfLine))
      }
      return records
    }
  }

  private static func makeCase(_ f: [Field]) -> BenchCase {
    BenchCase(
      issued: f[1].day, expires: f[2].day, applied: f[3].day, addressChanged: f[4].bool,
      identityChanged: f[5].bool, channel: f[6].bits(Channel.names),
      housing: f[7].bits(Material.housingNames), agent: f[8].bool, age: f[9].number,
      authorization: f[10].bool, materials: f[11].bits(Material.names))
  }

  private static func makeAnswer(_ f: [Field]) -> BenchAnswer {
    BenchAnswer(
      outcome: f[1].bits(["accept", "too_early", "refuse", "reapply"]),
      status: f[2].bits(["valid", "suspended", "lapsed"]), missing: f[6].bits(paperNames),
      deadline: f[8].day, start: f[3].day, end: f[4].day, fee: f[7].number * 100,
      continuity: f[5].bits(["continues", "restarts"]))
  }

  private static let paperNames =
    [Material.names[0], "identity_proof"] + Material.names.dropFirst(2)
}

/// The text of one value of a line of JSON, quotes and brackets included.
struct Field {
  private let text: UnsafeRawBufferPointer

  /// Reads `"key":value` up to the comma or bracket after it.
  init(_ bytes: UnsafeRawBufferPointer, _ at: inout Int) {
    while bytes[at] != UInt8(ascii: ":") { at += 1 }
    at += 1
    let start = at
    var depth = 0
    while depth > 0 || bytes[at] != UInt8(ascii: ",") && bytes[at] != UInt8(ascii: "}") {
      depth += bytes[at] == UInt8(ascii: "[") ? 1 : bytes[at] == UInt8(ascii: "]") ? -1 : 0
      at += 1
    }
    text = UnsafeRawBufferPointer(rebasing: bytes[start..<at])
  }

  var bool: Int32 { text.first == UInt8(ascii: "t") ? 1 : 0 }

  var number: Int32 { number(text[...]) }

  /// A day, packed; `never` for null.
  var day: Int32 {
    guard text.count == 12 else { return PackedDay.never }
    let (year, month, day) = (number(text[1..<5]), number(text[6..<8]), number(text[9..<11]))
    return PackedDay.pack(month: year * 12 + month - 1, day: day)
  }

  /// The words in quotes as bits, by their places in a list.
  func bits(_ names: [StaticString]) -> Int32 {
    var bits: Int32 = 0
    for word in text.split(whereSeparator: { "[]\", ".utf8.contains($0) }) {
      for (bit, name) in names.enumerated() where name.utf8CodeUnitCount == word.count {
        let expected = UnsafeRawBufferPointer(start: name.utf8Start, count: word.count)
        if word.elementsEqual(expected) { bits |= 1 << Int32(bit) }
      }
    }
    return bits
  }

  private func number(_ digits: Slice<UnsafeRawBufferPointer>) -> Int32 {
    digits.reduce(0) { $0 * 10 + Int32($1) - 48 }
  }
}
