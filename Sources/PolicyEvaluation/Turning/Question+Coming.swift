import CivilTime
import PolicyProgram
import PolicyValues

extension Question {
  /// The first of some days on which a condition holds whatever is not known, while one day of the
  /// case runs over them.
  ///
  /// - Parameters:
  ///   - fact: the day that is left open.
  ///   - days: its day numbers, both ends inside.
  ///   - along: facts that move with it, by the number of days they lie after it.
  /// - Returns: the day number, nil where there is none; and whether all days were looked at.
  package func coming(
    _ condition: TermID, _ input: CaseInput, of fact: String, over days: ClosedRange<Int>,
    along: [String: Int] = [:]
  ) -> (day: Int?, isComplete: Bool) {
    let register = program[condition].register
    var box = box(input, openFacts: Set(along.keys).union([fact]))
    var own: Int?
    for (place, spec) in program.inputs.enumerated() {
      guard case .fact(let index) = spec else { continue }
      let id = program.facts[index].id
      guard let lag = id == fact ? 0 : along[id] else { continue }
      if id == fact { own = place }
      box[place] = Ends(packed(days.lowerBound + lag), packed(days.upperBound + lag))
    }
    guard let own else {
      return (run(box)[Int(register.index)] == Ends(1) ? days.lowerBound : nil, true)
    }
    var parts: [(days: ClosedRange<Int>, holds: Bool)] = []
    let explorer = explorer("coming \(register.index)", targets: [register])
    let coverage = explorer.explore(box, budget: Question.glance * 10) { region in
      let ends = region[RegisterID(UInt16(truncatingIfNeeded: own))]
      let span = Int(PackedDay.toDayNumber(ends.lo))...Int(PackedDay.toDayNumber(ends.hi))
      parts.append((span, region[register] == Ends(1)))
    }
    return (first(of: parts), coverage == .complete)
  }

  /// The first day that lies in a part that holds and in none that does not.
  private func first(of parts: [(days: ClosedRange<Int>, holds: Bool)]) -> Int? {
    let failing = parts.filter { !$0.holds }.map(\.days)
    var found: Int?
    for part in parts where part.holds {
      var day = part.days.lowerBound
      while let blocking = failing.first(where: { $0.contains(day) }) {
        day = blocking.upperBound + 1
      }
      if part.days.contains(day), found.map({ day < $0 }) ?? true { found = day }
    }
    return found
  }

  private func packed(_ number: Int) -> Int32 { PackedDay.fromDayNumber(Int32(clamping: number)) }
}
