import CivilTime
import SourceText

/// A convention in force: fixed by one line, or chosen by a reading.
package indirect enum ConventionRule<Value: Sendable>: Sendable {
  case fixed(Value, SourceRange)
  case byReading(String, [(mask: Int32, rule: ConventionRule<Value>)], SourceRange)

  /// The line that supplies it.
  var place: SourceRange {
    switch self {
    case .fixed(_, let place), .byReading(_, _, let place): place
    }
  }

  /// Every value it may take.
  var values: [Value] {
    switch self {
    case .fixed(let value, _): [value]
    case .byReading(_, let rows, _): rows.flatMap(\.rule.values)
    }
  }
}

/// Whether a period counts its first day.
package enum FirstDay: String, Sendable, CaseIterable {
  case counted
  case notCounted = "not-counted"
}

/// Where a window's last day goes that falls on a rest day.
package enum RestDay: String, Sendable, CaseIterable {
  case stays
  case nextDay = "next-day"
  case nextWorkday = "next-workday"
}

/// The conventions of an edition; what is missing is not in force.
package struct Conventions: Sendable {
  package var firstDay: ConventionRule<FirstDay>?
  package var missingDay: ConventionRule<MissingDay>?
  package var restDay: ConventionRule<RestDay>?
}
