import CivilTime
import Foundation

/// A line of JSON of known keys: just enough of a reader for the generator's files.
struct JSONLine {
  let text: Substring

  /// The text after `"key":` up to the next comma or bracket; quotes taken off.
  func value(_ key: String) -> Substring {
    guard let start = text.range(of: "\"\(key)\":")?.upperBound else { return "" }
    return text[start...].prefix { $0 != "," && $0 != "}" }.trimming("\"")
  }

  /// The strings of the array after `"key":`.
  func list(_ key: String) -> [Substring] {
    guard let start = text.range(of: "\"\(key)\":[")?.upperBound else { return [] }
    return text[start...].prefix { $0 != "]" }.split(separator: ",").map { $0.trimming("\"") }
  }

  func day(_ key: String) -> Int32 {
    let parts = value(key).split(separator: "-").compactMap { Int32($0) }
    guard parts.count == 3 else { return PackedDay.never }
    return PackedDay.pack(month: parts[0] * 12 + parts[1] - 1, day: parts[2])
  }

  func bool(_ key: String) -> Int32 { value(key) == "true" ? 1 : 0 }

  func bit(_ key: String, of names: [String]) -> Int32 {
    bits([value(key)], of: names)
  }

  func bits(_ found: [Substring], of names: [String]) -> Int32 {
    found.reduce(0) { bits, name in
      bits | (names.firstIndex(of: String(name)).map { 1 << Int32($0) } ?? 0)
    }
  }
}

extension Substring {
  fileprivate func trimming(_ character: Character) -> Substring {
    var rest = self
    if rest.first == character { rest = rest.dropFirst() }
    if rest.last == character { rest = rest.dropLast() }
    return rest
  }
}

extension BenchCase {
  init(_ line: JSONLine) {
    issued = line.day("permit_issued")
    expires = line.day("permit_expires")
    applied = line.day("applied_on")
    addressChanged = line.bool("address_changed")
    identityChanged = line.bool("identity_changed")
    channel = line.bit("channel", of: Channel.names)
    housing = line.bit("housing", of: Material.housingNames)
    agent = line.bool("agent")
    age = Int32(line.value("applicant_age")) ?? 0
    authorization = line.bool("has_authorization")
    materials = line.bits(line.list("materials"), of: Material.names)
  }
}

extension BenchAnswer {
  init(_ line: JSONLine) {
    var papers = Material.names
    papers[1] = "identity_proof"
    outcome = line.bit("outcome", of: ["accept", "too_early", "refuse", "reapply"])
    status = line.bit("status", of: ["valid", "suspended", "lapsed"])
    missing = line.bits(line.list("missing"), of: papers)
    deadline = line.day("deadline")
    start = line.day("start")
    end = line.day("end")
    fee = Int32(line.value("fee")) ?? -1
  }
}

extension Bench {
  /// How many answers of the hand-written function are not those of the reference.
  static func compareWithReference(
    _ program: BenchProgram, cases: String, answers: String
  ) throws -> Int {
    let cases = try lines(cases).map { BenchCase($0) }
    let answers = try lines(answers).map { BenchAnswer($0) }
    let right = zip(cases, answers).count { decideByHand($0) == $1 }
    let kernelsRight = cases.withUnsafeBufferPointer { agree(program, $0) }
    print("reference: \(right) of \(answers.count) answers are the same")
    return cases.count == answers.count && kernelsRight ? answers.count - right : 1
  }

  private static func lines(_ path: String) throws -> [JSONLine] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .map { JSONLine(text: $0) }
  }
}
