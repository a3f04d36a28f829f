import CivilTime
import PolicyProgram
import PolicyValues
import SourceText

/// What an edition does with one sample permit: when it is renewed, how late, at what price, by whom.
///
/// Everything in it was decided, never read off names: readings stand at their defaults, unsaid
/// facts as presumed, and what else is asked for is answered in the applicant's favour.
package struct Practice: Sendable {
  package let policy: String
  package let edition: String
  package let title: Wording
  package let procedure: ProcedureSpec
  /// The first and the last day of the sample permit's period.
  package let starts: CivilDate
  package let expires: CivilDate
  /// The days of filing in order, those that are decided alike together.
  package let spans: [Span]
  package let channels: [Channel]
  package let agents: [Agent]
  /// What the procedure says of its fee and of the time it takes; nil: nothing.
  package let fee: Rest?
  package let completion: Rest?

  /// Days of filing with one answer; both ends inside.
  package struct Span: Sendable {
    package let from: CivilDate
    package let until: CivilDate
    /// nil: it cannot be said, for what `open` names.
    package let outcome: String?
    /// The procedure to turn to.
    package let target: String?
    package let continuity: String?
    /// The status on the day, before the request, and what it rests on.
    package let status: String?
    package let statusRest: [Rest]
    /// Readings and facts that keep something from being said.
    package let open: [String]
    package let rules: [String]
    package let rest: [Rest]
    /// How the policy writes the first and the last day, where it names them.
    package let opens: Rest?
    package let closes: Rest?

    package var isAccepted: Bool { outcome == "accepted" }
  }

  /// A way to file, and whether a request made that way can be accepted.
  package struct Channel: Sendable {
    package let id: String
    package let label: Wording
    package let isAccepted: Bool
    /// In fen; nil: not stated.
    package let fee: Int32?
    /// Calendar days from the request to the last day for a decision; nil: not stated.
    package let days: Int?
    /// The rules that accept, or that keep it from being accepted.
    package let rest: [Rest]
  }

  /// Someone other than the holder who may file.
  package struct Agent: Sendable {
    package let id: String
    package let label: Wording
    /// For whom; empty: for anyone.
    package let grounds: [Ground]
    /// The relations that do; empty: none is asked about.
    package let relations: [(id: String, label: Wording)]
    /// Readings and facts that keep it from being said for everybody else.
    package let open: [String]
    package let rest: [Rest]
  }

  /// Whom an agent may act for.
  package enum Ground: String, Sendable, CaseIterable {
    case underSixteen = "under-sixteen"
    case disabled
    case over60 = "over-60"
    case over65 = "over-65"
    case impaired
    case impairedOver60 = "impaired-over-60"
    case impairedOver65 = "impaired-over-65"
  }

  /// A text of the policy with what it rests on.
  package struct Rest: Sendable {
    package let text: String
    package let place: SourceRange
    package let citations: [Citation]

    init(_ text: String, _ basis: Basis, at place: SourceRange? = nil) {
      self.text = text
      self.place = place ?? basis.place
      self.citations = basis.citations
    }

    init(_ text: String, _ other: Rest) {
      self.text = text
      self.place = other.place
      self.citations = other.citations
    }
  }

  /// The spans in which a request is accepted, in order.
  package var accepted: [Span] { spans.filter(\.isAccepted) }

  /// The first accepted days, and those after them by the same rules.
  package var inTime: [Span] {
    guard let first = accepted.first else { return [] }
    return Array(accepted.prefix { $0.rules == first.rules })
  }

  /// The accepted days after those, grouped by the rules that accept.
  ///
  /// On the first of them no day lies between, and the years simply continue; what counts is the
  /// effect of the days that follow.
  package var late: [[Span]] {
    accepted.dropFirst(inTime.count).reduce(into: []) { groups, span in
      if let last = groups.last?.last, last.rules == span.rules,
        isFirstDay(last) || alike(last, span)
      {
        groups[groups.count - 1].append(span)
      } else {
        groups.append([span])
      }
    }
  }

  private func isFirstDay(_ span: Span) -> Bool {
    span.from == span.until && span.from <= expires.adding(days: 1)
  }

  private func alike(_ a: Span, _ b: Span) -> Bool {
    a.continuity == b.continuity && a.open == b.open
  }

  /// What follows once nothing is accepted any more; nil: that never happens in the days looked at.
  package var beyond: Span? {
    guard let last = spans.last, !last.isAccepted else { return nil }
    return spans.reversed().prefix { !$0.isAccepted }.last
  }
}
