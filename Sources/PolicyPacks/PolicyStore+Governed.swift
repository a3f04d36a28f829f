import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicySyntax
import PolicyValues

extension PolicyStore {
  /// Some days of filing, cut where another edition governs; nil: none is in force.
  ///
  /// The governing day is run over intervals of days: where both of its ends lie in one edition, all
  /// of it does. An interval that is not so clear is halved.
  func governed(
    _ written: CaseDecl, _ selection: Selection, over days: ClosedRange<Int>
  ) -> [(edition: EditionFile?, days: ClosedRange<Int>)] {
    let name = written.policy?.value ?? ""
    let parts = name.split(separator: "@", maxSplits: 1).map(String.init)
    let editions = parts.isEmpty ? [] : editions(of: parts[0])
    if parts.count == 2 { return [(editions.first { $0.edition == parts[1] }, days)] }
    if let latest = editions.last, written.procedure != nil, governing(latest) == "day" {
      return inForce(editions, over: days)
    }
    guard let latest = editions.last else { return [(nil, days)] }
    let likely = likelyEdition(among: editions, latest, written, selection)
    guard let prelude = prelude(likely).value, let governing = prelude.governing,
      let scope = checked(likely).value?.scope
    else { return [(nil, days)] }
    var binder = CaseBinder(scope)
    binder.bind(written)
    var input = binder.input
    input.facts.merge(selection.supposed) { $1 }
    if selection.usesPresumptions { input = prelude.presuming(input) }
    let question = Question(prelude.program)
    let open = prelude.program.inputs.indices.filter { place in
      guard case .fact(let index) = prelude.program.inputs[place] else { return false }
      return ["day", "request.date"].contains(prelude.program.facts[index].id)
    }
    var box = question.box(input)
    let register = Int(prelude.program[governing].register.index)
    var result: [(edition: EditionFile?, days: ClosedRange<Int>)] = []
    func visit(_ part: ClosedRange<Int>) {
      for place in open { box[place] = Ends(packed(part.lowerBound), packed(part.upperBound)) }
      let ends = question.run(box)[register]
      let (first, last) = (edition(editions, ends.lo), edition(editions, ends.hi))
      guard first?.id == last?.id, first != nil || part.count == 1 || isOutside(editions, ends)
      else {
        guard part.count > 1 else { return result.append((nil, part)) }
        let middle = part.lowerBound + part.count / 2
        visit(part.lowerBound...middle - 1)
        return visit(middle...part.upperBound)
      }
      if let known = result.last, known.edition?.id == first?.id {
        result[result.count - 1].days = known.days.lowerBound...part.upperBound
      } else {
        result.append((first, part))
      }
    }
    visit(days)
    return result
  }

  /// Days of filing by the edition in force on each, where the day of the request is what governs.
  private func inForce(
    _ editions: [EditionFile], over days: ClosedRange<Int>
  ) -> [(edition: EditionFile?, days: ClosedRange<Int>)] {
    var result: [(edition: EditionFile?, days: ClosedRange<Int>)] = []
    var day = days.lowerBound
    for edition in editions where edition.until.dayNumber >= day {
      let first = edition.from.dayNumber
      guard first <= days.upperBound, day <= days.upperBound else { break }
      if first > day { result.append((nil, day...first - 1)) }
      let last = min(edition.until.dayNumber, days.upperBound)
      result.append((edition, max(day, first)...last))
      day = last + 1
    }
    if day <= days.upperBound { result.append((nil, day...days.upperBound)) }
    return result
  }

  /// Whether no edition is in force on any day between two ends.
  private func isOutside(_ editions: [EditionFile], _ ends: Ends) -> Bool {
    !editions.contains { $0.from.packed <= ends.hi && ends.lo <= $0.until.packed }
  }

  private func edition(_ editions: [EditionFile], _ day: Int32) -> EditionFile? {
    editions.first { $0.from.packed <= day && day <= $0.until.packed }
  }

  private func packed(_ number: Int) -> Int32 { PackedDay.fromDayNumber(Int32(clamping: number)) }
}
