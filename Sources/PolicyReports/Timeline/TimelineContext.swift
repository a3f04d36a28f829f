import CivilTime
import PolicyEvaluation
import PolicyProgram
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
  /// What must be done by when, from the asked day on.
  package var due: [Due] = []
  package var moves: [Move] = []
  /// What the years are good for, and when.
  package var prospects: [Prospect] = []
  /// What lasted, as the history tells it.
  package var spells: [Spell] = []
  /// What the spells come to on the asked day.
  package var counts: [(fact: FactSpec, count: SpellCount)] = []
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

  /// A window of a procedure that is still to close.
  package struct Due: Hashable, Sendable {
    package let id: String
    package let title: Wording
    package let procedure: String
    package let procedureTitle: Wording
    package let opens: CivilDate
    package let closes: CivilDate
    /// `path:line` of the window.
    package let place: String

    package init(
      id: String, title: Wording, procedure: String, procedureTitle: Wording, opens: CivilDate,
      closes: CivilDate, place: String
    ) {
      self.id = id
      self.title = title
      self.procedure = procedure
      self.procedureTitle = procedureTitle
      self.opens = opens
      self.closes = closes
      self.place = place
    }
  }

  /// What became of the years when the rules of another policy took over.
  package struct Move: Hashable, Sendable {
    package let day: CivilDate
    package let to: String
    package let title: Wording
    /// The days that counted at the end of the day before.
    package let before: Int?
    /// The days that count on the asked day.
    package let after: Int?
    /// The days that would count on the asked day had nobody moved.
    package let stayed: Int?
    /// The day of the event that settled it; nil: none has.
    package let decided: CivilDate?
    package let rules: [String]
    /// Whether what counted before still does.
    package let isKept: Bool?

    package init(
      day: CivilDate, to: String, title: Wording, before: Int?, after: Int?, stayed: Int?,
      decided: CivilDate?, rules: [String], isKept: Bool?
    ) {
      self.day = day
      self.to = to
      self.title = title
      self.before = before
      self.after = after
      self.stayed = stayed
      self.decided = decided
      self.rules = rules
      self.isKept = isKept
    }
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
