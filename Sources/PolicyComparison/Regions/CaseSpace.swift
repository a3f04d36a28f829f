import CivilTime
import PolicyProgram
import PolicyValues

/// The cases over which two programs are compared region by region: one permit, every day of filing,
/// every option of everything else.
///
/// Dates other than the day of filing are given, so that days have names and can be counted.
package struct CaseSpace: Sendable {
  /// The dates given, by fact.
  package let dates: [String: Int32]
  /// The days of filing, both inside.
  package let filing: ClosedRange<CivilDate>

  package init(dates: [String: Int32], filing: ClosedRange<CivilDate>) {
    self.dates = dates
    self.filing = filing
  }

  /// A permit that runs from a day to another, held by a grown-up who has lived in the place for long.
  /// Other dates are those of things that never happen, where there is no such day the permit's first.
  package static func permit(
    from starts: CivilDate, until expires: CivilDate, _ first: Program, _ second: Program
  ) -> CaseSpace {
    var dates: [String: Int32] = [:]
    for fact in first.facts + second.facts
    where fact.type == .date && !filingDays.contains(fact.id) {
      dates[fact.id] = min(max(PackedDay.never, fact.domain.lo), fact.domain.hi)
      if fact.domain.hi < PackedDay.never {
        dates[fact.id] = min(max(starts.packed, fact.domain.lo), fact.domain.hi)
      }
    }
    func give(_ fact: String, _ years: Int) {
      if dates[fact] != nil { dates[fact] = starts.adding(months: 12 * years, .monthEnd)?.packed }
    }
    give("permit.starts", 0)
    give("permit.issued", 0)
    give("applicant.born", -30)
    give("residence.registered", -2)
    if dates["permit.expires"] != nil { dates["permit.expires"] = expires.packed }
    return CaseSpace(dates: dates, filing: starts...expires.adding(days: 1_200))
  }

  /// The facts whose days are looked at one and all.
  static let filingDays: Set<String> = ["request.date", "day"]

  /// What each dimension of two programs may be here.
  package func box(of joint: Joint) -> [Ends] {
    joint.dimensions.map { dimension in
      guard dimension.kind == .fact, dimension.type == .day else { return dimension.domain }
      if CaseSpace.filingDays.contains(dimension.name) {
        return Ends(
          max(dimension.domain.lo, filing.lowerBound.packed),
          min(dimension.domain.hi, filing.upperBound.packed))
      }
      guard let day = dates[dimension.name] else { return dimension.domain }
      return Ends(min(max(day, dimension.domain.lo), dimension.domain.hi))
    }
  }
}
