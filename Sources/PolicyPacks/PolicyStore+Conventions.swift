import Diagnostics
import PolicyChecking
import PolicyEvaluation
import PolicyExploration
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
    guard let value = checked(declaration),
      let program = program(value, procedure: bound.question.program.procedure?.id),
      let prelude = lowerPrelude(value, calendar: workdays(value), neighbours: neighbours).value
    else { return nil }
    var input = bound.input
    input.presumed = [:]
    if selection.usesPresumptions { input = prelude.presuming(input) }
    return Question(program).decide(input, .answerAlone)
  }

  /// An edition as somebody else would have written it; nil if it then has errors.
  private func checked(_ declaration: PolicyDecl) -> CheckedEdition? {
    guard let names = scope(declaration.uses).value else { return nil }
    let checked = checkEdition(declaration, names, neighbours: neighbours)
    return checked.hasErrors ? nil : checked.value
  }

  /// The program of a procedure; nil: of the status alone.
  private func program(_ edition: CheckedEdition, procedure: String?) -> Program? {
    let named = edition.procedures.first { $0.spec.id == procedure }
    guard procedure == nil || named != nil else { return nil }
    return lowerProgram(
      edition, procedure: named, calendar: workdays(edition), neighbours: neighbours
    ).value
  }
}

// MARK: - Every case

extension PolicyStore {
  /// The programs of an edition under each other value of each convention that one word fixes, where
  /// they can be told apart at all.
  ///
  /// `missing-day: reject` is not tried: it decides nothing otherwise, it leaves undecided.
  package func recountings(_ edition: EditionFile, _ programs: [Program]) -> [Recounting] {
    guard let declaration = declaration(edition) else { return [] }
    let conventions = declaration.conventions
    return fixed(conventions).flatMap { convention -> [Recounting] in
      let concerned = programs.filter { mattering($0).contains(convention.name) }
      guard !concerned.isEmpty else { return [] }
      return convention.others.filter { $0 != "reject" }.flatMap { value -> [Recounting] in
        var changed = declaration
        convention.set(&changed.conventions, value)
        guard let other = checked(changed) else { return [] }
        return concerned.compactMap { one in
          program(other, procedure: one.procedure?.id).map {
            Recounting(
              convention: convention.name, inForce: convention.word.value, other: value,
              place: convention.word.range, isCited: !conventions.notes.cite.isEmpty, program: one,
              changed: $0)
          }
        }
      }
    }
  }
}
