import CivilTime
import PolicyExploration
import PolicyPacks

extension Findings {
  /// What hangs on a way of counting, a line for each part of each edition; empty if nothing does.
  var hinges: String {
    looks.flatMap { look -> [String] in
      let told = look.hinges.filter { $0.sighting.isSeen || $0.isUnknown }
      guard !told.isEmpty else { return [] }
      return ["\(look.edition.id) hangs on ways of counting:"] + told.map { "  " + $0.line }
    }.map { $0 + "\n" }.joined()
  }
}

extension Hinge {
  /// What it is about, what is said and what would be, on how many days, and on which filing days.
  fileprivate var line: String {
    let part = "\(subject), \(recounting.convention)"
    guard let told, sighting.isSeen else {
      return sighting.isComplete
        ? "\(part): nobody knows, where a source is silent or a year has no notice"
        : "\(part): the search came to no end"
    }
    let ways =
      "\(recounting.inForce) says \(told.inForce), \(recounting.other) \(told.other)"
    return "\(part): \(ways)\(extent)\(filed)"
  }

  private var extent: String {
    guard let anchors = sighting.anchors, anchors.count > 0 else { return "" }
    let isAll = isComplete || anchors.isEvery
    let count = "\(isAll ? "" : "at least ")\(anchors.count) of \(anchors.total) days"
    return "; \(count) of `\(anchors.fact)` (\(anchors.words))"
  }

  /// The filing days around the applicant's own, and how many more stretches of them there are.
  private var filed: String {
    let own = sighting.witness?.value(of: "request.date") ?? 0
    guard let days = filingDays.first(where: { $0.contains(own) }) else { return "" }
    let (from, until) = (CivilDate(packed: days.lowerBound), CivilDate(packed: days.upperBound))
    let others = filingDays.count - 1
    let rest = others == 0 ? "" : " and \(counted(others, "time")) more"
    return "; for example filed \(from == until ? "on \(from)" : "from \(from) to \(until)")\(rest)"
  }
}
