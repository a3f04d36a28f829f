import CivilTime
import PolicyEvaluation
import PolicyValues

/// What a report about a strip says and the engine does not know.
package struct StripContext: Sendable {
  package var report: ReportContext
  /// The day of the request that the case states.
  package var filed: CivilDate?
  /// The days on which each edition is in force, by its name.
  package var editions: [String: ReportContext.InForce]

  package init(
    report: ReportContext, filed: CivilDate?, editions: [String: ReportContext.InForce]
  ) {
    self.report = report
    self.filed = filed
    self.editions = editions
  }
}
