import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

extension Inquiry {
  /// The days on which a witness may file so that the condition holds, all else as it is.
  ///
  /// - Returns: stretches of days in order; none if it does not depend on that day, or they are not all
  ///   known.
  func filingDays(of witness: Witness, _ spans: DateSpans) -> [ClosedRange<Int32>] {
    let request = Unknown.fact("request.date")
    guard let place = unknowns.firstIndex(of: request),
      code.inputs(of: target).contains(RegisterID(UInt16(truncatingIfNeeded: place)))
    else { return [] }
    let box = zip(unknowns, code.inputs).map { unknown, input in
      unknown == request
        ? input.domain : witness.value(of: unknown).map { Ends($0) } ?? input.domain
    }
    return byBoxes(place, box) ?? byClauses(place, box, spans) ?? []
  }

  /// How many boxes are enough where what is asked turns on few days only.
  private static let fewBoxes = 1_000

  /// - Returns: nil if they are too many to be found so.
  private func byBoxes(_ place: Int, _ box: [Ends]) -> [ClosedRange<Int32>]? {
    var days: [ClosedRange<Int32>] = []
    let explorer = Explorer(Tape(code), targets: [], assumptions: goals, isThrifty: true)
    let coverage = explorer.explore(box, budget: Inquiry.fewBoxes) { region in
      guard region.unresolved.isEmpty else { return }
      let ends = box.indices.map { region[RegisterID(UInt16(truncatingIfNeeded: $0))] }
      if !dependsOnSilence(ends) { days.append(ends[place].lo...ends[place].hi) }
    }
    return coverage == .complete ? days.joined : nil
  }

  /// - Returns: nil if it cannot be asked so, or comes to no end.
  private func byClauses(
    _ place: Int, _ box: [Ends], _ spans: DateSpans
  ) -> [ClosedRange<Int32>]? {
    do {
      let search = try ClauseSearch(try narrowed(to: box), spans, budget: Inquiry.fewBoxes)
      let all = spans.everyDay(of: box[place])
      guard let days = search.days(of: place, in: all, pinning: [:]), days.left.isEmpty else {
        return nil
      }
      return days.places.map { all.representatives[$0].day }.map { $0...$0 }.joined
    } catch {
      return nil
    }
  }
}

extension [ClosedRange<Int32>] {
  /// Stretches of days in order, those that touch as one.
  fileprivate var joined: [ClosedRange<Int32>] {
    sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { joined, next in
      if let last = joined.last, PackedDay.addDays(last.upperBound, 1) >= next.lowerBound {
        joined[joined.count - 1] = last.lowerBound...Swift.max(last.upperBound, next.upperBound)
      } else {
        joined.append(next)
      }
    }
  }
}
