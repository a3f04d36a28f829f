import CivilTime
import Diagnostics
import PolicyEvaluation
import PolicyPacks
import PolicyProgram
import PolicyReports
import PolicySyntax
import PolicyValues

/// A case with the strip of its filing days.
struct StripAsked {
  let strip: Strip
  let context: StripContext
  /// The case as it stands; its windows are those that are shown.
  let base: Decision?

  /// Reads a case and explores its days; complaints go to standard error, and end it where nothing was found.
  init(
    _ options: CaseOptions, _ packs: PackOptions, from: CivilDate?, until: CivilDate?
  ) throws {
    let asked = try OpenCase(options, packs)
    guard asked.procedure != nil else {
      throw complain([.noProcedure(at: asked.written.range, known: asked.procedures)])
    }
    let filed = asked.statedDay("request.date")
    let ruling = asked.ruling
    let span = DaySpan(ruling?.decision, filed: filed)
    guard let first = from ?? span?.from ?? until?.adding(days: -365),
      let last = until ?? span?.until ?? from?.adding(days: 365)
    else {
      Stream.complaints.write(
        "policy: nothing says which days to look at; give `--from` and `--until`\n")
      throw ExitStatus.complaints
    }
    let found = asked.store.strip(
      asked.written, asked.selection, from: first, until: max(first, last))
    complain(of: found.diagnostics)
    guard let strip = found.value else { throw ExitStatus.complaints }
    self.strip = strip
    base = ruling?.decision
    let report = ruling.map { ReportContext($0, of: asked) } ?? asked.bareContext
    context = StripContext(report: report, filed: filed, editions: asked.editions)
  }
}

/// The days worth looking at: those of the windows, with a month on either side.
private struct DaySpan {
  let from: CivilDate
  let until: CivilDate

  /// nil where neither a window nor a day of the request is known.
  init?(_ decision: Decision?, filed: CivilDate?) {
    var days = filed.map { [$0] } ?? []
    for window in decision?.program.windows ?? [] where window.isShown {
      for end in [window.opens, window.closes] {
        guard let decision, let day = decision[decision.program[end].register].value,
          PackedDay.earliest < day, day < PackedDay.never
        else { continue }
        days.append(CivilDate(packed: day))
      }
    }
    guard let first = days.min(), let last = days.max() else { return nil }
    from = first.adding(days: -30)
    until = last.adding(days: 30)
  }
}
