import CivilTime

/// What a history comes to on its asked day: what is compared between readings.
package struct HistoryTotal: Hashable, Sendable {
  /// The status's id; nil where it cannot be said.
  package let status: String?
  package let accumulated: Int?
  package let countedSince: CivilDate?
  package let continuousSince: CivilDate?
  /// The events that the rules would not have accepted, by their places.
  package let flagged: [Int]

  package init(_ history: History) {
    status = history.interval(on: history.asked)?.name
    accumulated = history.ledger.accumulated
    countedSince = history.ledger.countedSince
    continuousSince = history.ledger.continuousSince
    flagged = history.moments.indices.filter { history.moments[$0].judgement.isFlagged }
  }

  /// Options that differ from those chosen, and what the history comes to under them.
  package struct Row: Sendable {
    package let options: [(reading: String, option: String)]
    package let total: HistoryTotal

    package init(options: [(reading: String, option: String)], total: HistoryTotal) {
      self.options = options
      self.total = total
    }
  }
}
