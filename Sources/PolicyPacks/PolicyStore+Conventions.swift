import Diagnostics
import PolicyChecking
import PolicyEvaluation
import PolicyProgram
import PolicySyntax
import SourceText

extension PolicyStore {
  /// What would be decided under each other way of counting that no reading chooses: one convention
  /// at a time, each compiled anew.
  package func conventionChanges(
    _ written: CaseDecl, _ selection: Selection, _ ruling: Ruling
  ) -> [ConventionChange] {
    let written = applying(selection, to: written)
    guard let declaration = declaration(ruling.edition),
      let bound = bound(written, ruling.edition, selection).value
    else { return [] }
    let matter = mattering(bound.question.program)
    return fixed(declaration.conventions).filter { matter.contains($0.name) }.flatMap {
      convention in
      convention.others.compactMap { value -> ConventionChange? in
        var changed = declaration
        convention.set(&changed.conventions, value)
        guard let other = decide(written, ruling.edition, changed, selection, bound) else {
          return nil
        }
        return ConventionChange(
          convention: convention.name, value: value, inForce: convention.word.value,
          place: convention.word.range, from: ruling.decision, to: other)
      }
    }
  }

  /// A convention that one word fixes.
  private struct Fixed {
    let name: String
    let word: Located<String>
    let all: [String]
    let set: (inout ConventionsDecl, String) -> Void

    var others: [String] { all.filter { $0 != word.value } }
  }

  private func fixed(_ conventions: ConventionsDecl) -> [Fixed] {
    func word(_ value: ValueDecl?) -> Located<String>? {
      if case .word(let word)? = value { word } else { nil }
    }
    var result: [Fixed] = []
    if let word = word(conventions.firstDay) {
      result.append(
        Fixed(name: "first-day", word: word, all: FirstDay.allCases.map(\.rawValue)) {
          $0.firstDay = .word(Located($1, at: word.range))
        })
    }
    if let word = word(conventions.missingDay) {
      result.append(
        Fixed(name: "missing-day", word: word, all: ["month-end", "next-day", "reject"]) {
          $0.missingDay = .word(Located($1, at: word.range))
        })
    }
    if let word = word(conventions.restDay) {
      // The two words that move a day give the same day.
      let all = ["stays", "next-workday"]
      let own = word.value == "stays" ? word : Located("next-workday", at: word.range)
      result.append(
        Fixed(name: "rest-day", word: own, all: all) {
          $0.restDay = .word(Located($1, at: word.range))
        })
    }
    return result
  }

  /// The conventions on which a program may depend at all: missing days only where months are added.
  private func mattering(_ program: Program) -> Set<String> {
    let months: Set<Operation> = [
      .addMonths, .addMonthsNextDay, .hasDay, .wholeMonths, .wholeMonthsNextDay, .wholeYears,
      .wholeYearsNextDay, .anniversary, .anniversaryNextDay,
    ]
    let addsMonths = program.code.instructions.contains { months.contains($0.operation) }
    let counts = program.code.instructions.contains { $0.operation == .daysBetween }
    var names: Set<String> = addsMonths ? ["missing-day"] : []
    if addsMonths || counts || program.output(.validityEnds) != nil { names.insert("first-day") }
    if !program.windows.isEmpty { names.insert("rest-day") }
    return names
  }

  private func decide(
    _ written: CaseDecl, _ edition: EditionFile, _ declaration: PolicyDecl,
    _ selection: Selection, _ bound: BoundCase
  ) -> Decision? {
    guard let names = scope(declaration.uses).value else { return nil }
    let checked = checkEdition(declaration, names, neighbours: neighbours)
    guard let value = checked.value, !checked.hasErrors else { return nil }
    let procedure = bound.question.program.procedure?.id
    let named = value.procedures.first { $0.spec.id == procedure }
    guard procedure == nil || named != nil,
      let program = lowerProgram(
        value, procedure: named, calendar: workdays(value), neighbours: neighbours
      ).value,
      let prelude = lowerPrelude(value, calendar: workdays(value), neighbours: neighbours).value
    else { return nil }
    var input = bound.input
    input.presumed = [:]
    if selection.usesPresumptions { input = prelude.presuming(input) }
    return Question(program).decide(input, .answerAlone)
  }
}
