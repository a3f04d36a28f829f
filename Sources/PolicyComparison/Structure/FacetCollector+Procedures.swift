import PolicyChecking
import PolicyProgram
import PolicyValues
import SourceText

extension FacetCollector {
  /// Everything that one procedure says.
  mutating func collect(_ procedure: CheckedProcedure) {
    let spec = procedure.spec
    let part = Part.procedure(spec.id)
    add(part, .presence, FacetText(spec.id, sameAs: ""), at: spec.basis.place, on: spec.basis)
    add(part, .title, spec.title, at: spec.basis.place)
    add(part, .event, spec.event, at: spec.basis.place)
    addCitations(part, spec.basis)
    for index in procedure.rules.indices { collect(rule: index, of: procedure) }
    collectBlocks(procedure)
    var papers = PaperCollector(edition: edition, printer: printer)
    for paper in papers.collect(procedure.materials) { add(paper, of: spec.id) }
  }

  private mutating func collect(rule index: Int, of procedure: CheckedProcedure) {
    let rule = procedure.rules[index]
    let part = Part.rule(procedure: procedure.spec.id, rule.id)
    add(part, .presence, FacetText(rule.id, sameAs: ""), at: rule.basis.place, on: rule.basis)
    add(part, .when, printer.forms(rule.when), at: rule.when.range, on: rule.basis)
    var printer = printer
    printer.targets = procedure.targets
    for given in rule.gives {
      let text = printer.forms(given.value)
      add(part, .gives(given.output), text, at: given.value.range, on: rule.basis)
    }
    let names = aliases.rules[aliases.procedure(procedure.spec.id)] ?? [:]
    addDefeats(part, of: index, among: procedure.rules) { names[$0] ?? $0 }
    add(part, .title, rule.title, at: rule.basis.place)
    add(part, .because, rule.because, at: rule.basis.place)
    addCitations(part, rule.basis)
  }

  private mutating func collectBlocks(_ procedure: CheckedProcedure) {
    let id = procedure.spec.id
    let validity = Part.validity(procedure: id)
    let basis = procedure.validityBasis
    for (aspect, value) in [
      (StructuralAspect.starts, procedure.validityStarts), (.ends, procedure.validityEnds),
    ] {
      guard let value else { continue }
      add(validity, aspect, printer.forms(value, isUnfolded: true), at: value.range, on: basis)
    }
    addCitations(validity, basis)
    if let fee = procedure.fee {
      let part = Part.fee(procedure: id)
      add(part, .value, printer.forms(fee.value), at: fee.value.range, on: fee.basis)
      addCitations(part, fee.basis)
    }
    if let time = procedure.completedBy {
      let part = Part.completion(procedure: id)
      add(
        part, .value, printer.forms(time.value, isUnfolded: true), at: time.value.range,
        on: time.basis)
      addCitations(part, time.basis)
    }
    for entry in procedure.record {
      let part = Part.record(procedure: id, entry.fact)
      add(part, .value, printer.forms(entry.value), at: entry.value.range)
    }
    for (aspect, value) in [
      (StructuralAspect.starts, procedure.gapFrom), (.ends, procedure.gapUntil),
    ] {
      guard let value else { continue }
      add(.gap(procedure: id), aspect, printer.forms(value), at: value.range)
    }
  }

  private mutating func add(_ paper: PaperCollector.Paper, of procedure: String) {
    let part = Part.paper(procedure: procedure, paper.id)
    guard let first = paper.entries.first else { return }
    let basis = Basis(
      citations: paper.entries.flatMap(\.basis.citations), place: first.basis.place)
    var text = FacetText(paper.entries.map(\.text.shown).eachOnce().joined(separator: "; or "))
    text.canonical = Set(paper.entries.map(\.text.canonical)).sorted().joined(separator: "; or ")
    text.meaning = Set(paper.entries.map(\.text.meaning)).sorted().joined(separator: "; or ")
    add(part, .asked, text, at: basis.place, on: basis)
    if !paper.members.isEmpty {
      add(part, .members, FacetText(names: paper.members), at: basis.place)
    }
    for because in paper.entries.compactMap(\.because).prefix(1) {
      add(part, .because, because, at: basis.place)
    }
    addCitations(part, basis)
  }
}

extension [String] {
  /// The same texts in their order, each once.
  func eachOnce() -> [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
