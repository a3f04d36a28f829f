/// How well a source is established, from a primary text read in full down to unconfirmed.
///
/// Ordered from strong to weak, so that the confidence of an explanation is the maximum on its path.
package enum Confidence: String, CaseIterable, Comparable, Sendable {
  /// A primary text read in full.
  case a = "A"
  /// Quoted or copied on secondary pages that agree.
  case b = "B"
  /// One secondary page.
  case c = "C"
  /// Weak, unattributed or contradicted.
  case d = "D"
  /// Unconfirmed: allowed only inside a reading's option.
  case unconfirmed = "?"

  package static func < (x: Confidence, y: Confidence) -> Bool { x.rank < y.rank }

  private var rank: Int {
    switch self {
    case .a: 0
    case .b: 1
    case .c: 2
    case .d: 3
    case .unconfirmed: 4
    }
  }
}
