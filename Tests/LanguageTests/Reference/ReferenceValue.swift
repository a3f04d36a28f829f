/// A value of the reference evaluator; nil stands for what cannot be said.
enum ReferenceValue: Hashable, CustomStringConvertible {
  case bool(Bool)
  case day(NaiveDay)
  case int(Int)
  /// In fen.
  case money(Int)
  case word(String)
  case words(Set<String>)

  var description: String {
    switch self {
    case .bool(let value): "\(value)"
    case .day(let day): "\(day)"
    case .int(let value): "\(value)"
    case .money(let fen): "\(fen / 100).\(fen % 100 < 10 ? "0" : "")\(fen % 100) CNY"
    case .word(let word): word
    case .words(let words): words.sorted().joined(separator: "|")
    }
  }

  var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  var day: NaiveDay? { if case .day(let day) = self { day } else { nil } }
  var word: String? { if case .word(let word) = self { word } else { nil } }

  /// Whether one comes before the other; nil for values without an order.
  static func isLess(_ a: ReferenceValue, _ b: ReferenceValue) -> Bool? {
    switch (a, b) {
    case (.day(let x), .day(let y)): x < y
    case (.int(let x), .int(let y)), (.money(let x), .money(let y)): x < y
    default: nil
    }
  }
}

/// What the reference says of an output.
enum ReferenceClaim: Hashable {
  case notDue
  case value(String)
  case gap
  case conflict
  /// It cannot be said, by case analysis of three values; the engine may know better.
  case unknown

  var value: String? { if case .value(let text) = self { text } else { nil } }
}

/// What the reference says of a case.
struct ReferenceAnswer {
  var outputs: [String: ReferenceClaim] = [:]
  var deciding: Set<String> = []
  var missing: Set<String> = []
  var status = ReferenceClaim.notDue
  var statusAfter = ReferenceClaim.notDue
}

/// A whole case: every fact and every reading is known.
struct ReferenceCase {
  var facts: [String: ReferenceValue]
  var readings: [String: String]
  /// Papers, and qualities as `paper:quality`.
  var papers: Set<String>?
}
