import Diagnostics
import PolicyProgram
import PolicySyntax
import PolicyValues
import SourceText

// Overlays and transitions.
extension EditionChecker {
  /// An overlay's own words; its changes stand where they belong.
  func overlay(_ laid: LaidOverlay) -> CheckedOverlay {
    if let guarding = expressions.definition(laid.id.value) {
      let governing = declaration.governedBy.flatMap { expressions.value($0, expecting: .date) }
      let allowed = governing.map { $0.facts(in: self) } ?? []
      for fact in guarding.facts(in: self).subtracting(allowed).sorted() {
        complainUnlessRecorded(fact, by: "the guard of an overlay", at: laid.id.range)
      }
    }
    return CheckedOverlay(
      id: laid.id.value, title: laid.title, from: laid.inForce.from.first.value,
      until: laid.inForce.until.first.value, basis: basis(laid.notes, laid.id.range),
      changes: laid.changes.map { change in
        let own = basis(change.notes, change.place)
        let old = change.replaced.map { [$0] } ?? []
        return Overlay.Change(
          path: change.path,
          basis: Basis(
            citations: own.citations, refs: own.refs, place: change.place, replaced: old))
      })
  }

  /// The rules of the transition, each for permits that began before the edition's first day.
  func transition() -> [CheckedRule] {
    guard let first = declaration.transition.first, let inForce = declaration.inForce else {
      return []
    }
    let began = scope.facts["permit.starts"]?.spec
    guard let began, began.type == .date, began.isRecord else {
      report(.transitionNeedsBeginning(at: first.id.range))
      return []
    }
    guard inForce.from.reading == nil else {
      report(.transitionDisputed(at: first.id.range, inForce.from.range))
      return []
    }
    let place = inForce.from.range
    let older = Expr(
      .compare(
        .less, Expr(.fact(began.id), .date, at: place),
        Expr(.literal(inForce.from.first.value.packed), .date, at: place)), .bool, at: place)
    return declaration.transition.compactMap { transition($0, older) }
  }

  private func transition(_ rule: RuleDecl, _ older: Expr) -> CheckedRule? {
    complainIfUncited("the rule", rule.id, rule.notes)
    let gives = gives(rule, targets: ChoiceSpec(id: EngineChoices.target, options: []))
    for (assignment, given) in zip(rule.then, gives) {
      if case .record = given.output { continue }
      report(.transitionGives(assignment.name))
      return nil
    }
    let basis = basis(rule.notes, rule.id.range)
    guard let when = rule.when.flatMap(expressions.condition) else { return nil }
    for expr in [when] + gives.map(\.value) {
      for fact in expr.facts(in: self).sorted() {
        complainUnlessRecorded(fact, by: "a transition", at: expr.range)
      }
    }
    let parts: [Expr] =
      switch when.kind {
      case .always: []
      case .all(let parts): parts
      default: [when]
      }
    let whole = parts.isEmpty ? older : Expr(.all([older] + parts), .bool, at: when.range)
    return CheckedRule(
      id: rule.id.value, title: rule.title, because: rule.because, when: whole, gives: gives,
      defeatedBy: [], basis: basis, overlay: nil)
  }

  private func complainUnlessRecorded(_ fact: String, by reader: String, at range: SourceRange) {
    guard fact != "day", let spec = scope.facts[fact]?.spec, !spec.isRecord else { return }
    report(.recordOnly(fact, by: reader, at: range))
  }

  // MARK: Sources with faults, options nobody tells apart

  /// A citation of a text with a known error needs a word on why this part of it holds.
  func complainAboutFaults(_ what: String, _ notes: NotesDecl) {
    for citation in notes.cite where isOwn(citation.source.range) && citation.note == nil {
      guard let source = scope.sources[citation.source.value], let fault = source.spec.fault
      else { continue }
      report(.faultCited(what, citation.source, fault: fault.en, declared: source.place))
    }
  }

  /// Two options that no condition and no table names come to the same thing.
  func complainAboutUnusedOptions() {
    for reading in declaration.readings
    where expressions.usedReadings.contains(reading.id.value) {
      let named = expressions.namedOptions[reading.id.value] ?? []
      let others = reading.options.map(\.id).filter { !named.contains($0.value) }
      for option in others.dropFirst() where isOwn(option.range) {
        report(.unusedOption(option, of: reading.id.value, like: others[0]))
      }
    }
  }
}

extension Diagnostic {
  /// P0142: a transition without a day to tell older permits by.
  static func transitionNeedsBeginning(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badTransition, "no record fact says when a permit began", at: range,
      "for permits that began before the edition",
      help: "declare the date `permit.starts` with `record: true`")
  }

  /// P0142: a transition on a day that hangs on a reading.
  static func transitionDisputed(at range: SourceRange, _ from: SourceRange) -> Diagnostic {
    Diagnostic(
      .badTransition, "the first day of this edition hangs on a reading", at: range,
      "written on that day", others: [Label(from, "not one day")],
      help: "give the edition one first day, or write a rule instead")
  }

  /// P0142: a transition that decides something.
  static func transitionGives(_ output: Located<String>) -> Diagnostic {
    Diagnostic(
      .badTransition, "a transition writes record facts only", at: output.range, "an output",
      help: "write it as a rule of a procedure")
  }

  /// P0417: a window or a validity that rests on a text with a known error.
  static func faultCited(
    _ what: String, _ source: Located<String>, fault: String, declared: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .faultCited, "\(what) rests on a text with a known fault", at: source.range, fault,
      others: [Label(declared, "the fault is noted here")],
      help: "cite another source, or say in the citation's `note` why this part holds")
  }

  /// P0418: an option that makes no difference.
  static func unusedOption(
    _ option: Located<String>, of reading: String, like other: Located<String>
  ) -> Diagnostic {
    Diagnostic(
      .unusedOption, "nothing tells `\(option.value)` of `\(reading)` from `\(other.value)`",
      at: option.range, "no condition and no table names it",
      others: [Label(other.range, "nor this one")], help: "drop one of them, or say what it changes"
    )
  }
}
