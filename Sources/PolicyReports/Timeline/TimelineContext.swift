import CivilTime
import PolicyReplay
import PolicyValues

/// What a timeline says and the replay does not know: titles, the names of events, other readings.
package struct TimelineContext: Sendable {
  package var title: String
  package var policy: Wording
  /// Titles of editions by `POLICY@EDITION`.
  package var editions: [String: Wording]
  package var events: [String: Wording]
  /// Every total that some reading leads to, that of the chosen ones first; empty: nobody asked.
  package var readings: [(total: HistoryTotal, rows: [HistoryTotal.Row])]
  /// Whether all combinations of the readings that matter were tried.
  package var triedAll: Bool
  package var remedies: [Remedy]
  /// The windows that were open at some time, as the record of each moment placed them.
  package var windows: [ShownWindow] = []
  /// The ledgers of other readings that come to something else.
  package var variants: [(name: String, ledger: Ledger)] = []
  /// A decision's context by the moment's place: what its JSON says beside the decision.
  package var reports: [Int: ReportContext]

  package init(
    title: String, policy: Wording, editions: [String: Wording] = [:],
    events: [String: Wording] = [:],
    readings: [(total: HistoryTotal, rows: [HistoryTotal.Row])] = [], triedAll: Bool = true,
    remedies: [Remedy] = [], reports: [Int: ReportContext] = [:]
  ) {
    self.title = title
    self.policy = policy
    self.editions = editions
    self.events = events
    self.readings = readings
    self.triedAll = triedAll
    self.remedies = remedies
    self.reports = reports
  }

  /// A window with its days.
  package struct ShownWindow: Hashable, Sendable {
    package let title: Wording
    package let opens: CivilDate
    package let closes: CivilDate

    package init(title: Wording, opens: CivilDate, closes: CivilDate) {
      self.title = title
      self.opens = opens
      self.closes = closes
    }
  }
}
