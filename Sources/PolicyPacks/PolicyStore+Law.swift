import CivilTime
import Diagnostics
import PolicyChecking
import PolicyEvaluation
import PolicyProgram
import PolicyReplay
import PolicySyntax
import PolicyValues
import SourceText

/// The editions a history may run through, checked, before any reading is chosen.
package struct Statutes {
  package let editions: [(edition: Edition, scope: Scope, policy: String, from: CivilDate)]
  package let slots: FactSlots

  /// The law under options chosen for readings; an edition that lacks a reading or an option stays at
  /// its default.
  package func law(
    readings: [(reading: String, option: String)], presumes: Bool = true, spells: [Spell] = []
  ) -> Law {
    var reigns: [Law.Reign] = []
    for (edition, scope, policy, from) in editions {
      var bits: [String: Int32] = [:]
      for (reading, option) in readings {
        if let bit = scope.readings[reading]?.bit(option) { bits[reading] = bit }
      }
      let book = RuleBook(edition, slots, readings: bits, presumes: presumes)
      if let last = reigns.last, last.policy == policy, last.from == from {
        reigns[reigns.count - 1] = Law.Reign(
          policy: policy, from: from, books: last.books + [book])
      } else {
        reigns.append(Law.Reign(policy: policy, from: from, books: [book]))
      }
    }
    return Law(slots, reigns, spells: spells)
  }

  /// The scope of the edition in force on a day, by that day alone; else of the latest.
  package func scope(on day: CivilDate) -> Scope? {
    let reign = editions.last { $0.from <= day }?.policy
    let governing = editions.filter { $0.policy == reign }
    return (governing.first { $0.edition.isInForce(on: day) } ?? governing.last)?.scope
      ?? editions.last?.scope
  }

  /// The facts that some procedure may write.
  package let written: Set<String>
}

extension PolicyStore {
  /// The editions of a policy, and of those that govern later.
  ///
  /// - Parameters:
  ///   - policy: `PACK/NAME`, or `PACK/NAME@EDITION` for one edition on every day.
  ///   - moves: other policies with the day from which each governs.
  package func statutes(
    _ policy: Located<String>, moves: [(policy: Located<String>, from: CivilDate)] = []
  ) -> Checked<Statutes?> {
    var diagnostics: [Diagnostic] = []
    var editions: [(edition: Edition, scope: Scope, policy: String, from: CivilDate)] = []
    var written: Set<String> = []
    for (name, from) in [(policy, CivilDate.earliest)] + moves {
      let found = files(of: name)
      diagnostics += found.diagnostics
      for (file, isAlone) in found.value {
        let made = edition(file, isAlone: isAlone)
        diagnostics += made.diagnostics.filter { $0.severity == .error }
        guard let (edition, checked) = made.value else { continue }
        editions.append((edition, checked.scope, file.policy, from))
        for procedure in checked.procedures {
          written.formUnion(procedure.record.map(\.fact))
          for case .record(let fact) in procedure.rules.flatMap({ $0.gives.map(\.output) }) {
            written.insert(fact)
          }
        }
      }
    }
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      return Checked(nil, diagnostics)
    }
    let facts = editions.reversed().flatMap { edition in
      edition.scope.facts.values.map(\.spec).sorted { $0.id < $1.id }
    }
    return Checked(
      Statutes(editions: editions, slots: FactSlots(facts), written: written), diagnostics)
  }

  private func files(
    of name: Located<String>
  ) -> Checked<[(file: EditionFile, isAlone: Bool)]> {
    let parts = name.value.split(separator: "@", maxSplits: 1).map(String.init)
    let files = parts.isEmpty ? [] : editions(of: parts[0])
    guard !files.isEmpty else {
      let known = packIDs.compactMap { pack($0) }.flatMap { policies(of: $0) }
      return Checked([], [.unknownPolicy(name, near: known)])
    }
    guard parts.count == 2 else { return Checked(files.map { ($0, false) }, []) }
    guard let file = files.first(where: { $0.edition == parts[1] }) else {
      let unknown = Located(parts[1], at: name.range)
      return Checked(
        [], [.unknownEdition(unknown, policy: parts[0], known: files.map(\.edition))])
    }
    return Checked([(file, true)], [])
  }

  private func edition(
    _ file: EditionFile, isAlone: Bool
  ) -> Checked<(edition: Edition, checked: CheckedEdition)?> {
    let checked = checked(file)
    let prelude = prelude(file)
    guard let policy = checked.value, !checked.hasErrors, let prelude = prelude.value else {
      return Checked(nil, checked.diagnostics + prelude.diagnostics)
    }
    var procedures: [String: [String]] = [:]
    for procedure in policy.procedures {
      if let event = procedure.spec.event {
        procedures[event, default: []].append(procedure.spec.id)
      }
    }
    let edition = Edition(
      policy: file.policy, name: file.edition, title: policy.title,
      from: isAlone ? .earliest : file.from, until: isAlone ? .never : file.until,
      place: file.inForcePlace, prelude: prelude, readings: Array(policy.scope.readings.values),
      procedures: procedures,
      compile: { [self] procedure in question(file, procedure: procedure).value },
      countsFirstDay: { book in
        policy.conventions.firstDay.flatMap { $0.value(book) }.map { $0 == .counted }
      },
      missingDay: { book in policy.conventions.missingDay.flatMap { $0.value(book) } })
    return Checked((edition, policy), checked.diagnostics)
  }
}

extension ConventionRule {
  /// The value under the readings of a book; nil where they leave it open.
  fileprivate func value(_ book: RuleBook) -> Value? {
    switch self {
    case .fixed(let value, _): return value
    case .byReading(let reading, let rows, _):
      guard let bit = book.option(of: reading) else { return nil }
      return rows.first { $0.mask & bit != 0 }?.rule.value(book)
    }
  }
}
