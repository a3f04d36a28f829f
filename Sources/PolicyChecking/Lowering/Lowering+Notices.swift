import CivilTime
import PolicyProgram
import PolicyValues
import SourceText

extension Lowering {
  /// A sum in workdays where every year it runs through had its notice by a day; else unknown.
  func known(_ sum: Expr, on day: Lowered, at place: SourceRange) -> Lowered {
    let answer = lower(sum)
    guard case .shift(let base, let shift, _) = sum.kind, let calendar = edition.calendar else {
      return answer
    }
    let start = lower(base).register
    let notices = neighbours.notices(calendar).sorted { $0.key < $1.key }
    let conditions = notices.compactMap { year, published -> CodeBuilder.Register? in
      guard let first = CivilDate(year: year, month: 1, day: 1) else { return nil }
      let ends = builder.and(
        builder.less(start, builder.day(first.packed)),
        builder.less(answer.register, builder.day(first.packed)))
      return builder.or(ends, builder.atMost(builder.day(published.packed), day.register))
    }
    let floor = (shift.workdays ?? 1) > 0 ? start : builder.day(PackedDay.earliest)
    let register = veiled(
      answer.register, known: builder.all(conditions), floor: floor, .calendar)
    return term(.call("known-on"), register, .date, [answer.term, day.term], at: place)
  }
}
