import PolicyChecking
import PolicyProgram
import PolicyValues

/// Takes requirements of papers apart: which paper is asked for when, however entries are grouped.
struct PaperCollector {
  let edition: CheckedEdition
  let printer: ExprPrinter
  private var papers: [String: Paper] = [:]

  init(edition: CheckedEdition, printer: ExprPrinter) {
    self.edition = edition
    self.printer = printer
  }

  /// A paper, or alternatives, and every condition under which it is asked for.
  struct Paper {
    let id: String
    let members: [String]
    var entries: [Entry] = []
  }

  struct Entry {
    let text: FacetText
    let because: Wording?
    let basis: Basis
  }

  /// The papers of a procedure, by id.
  mutating func collect(_ materials: [CheckedMaterial]) -> [Paper] {
    for material in materials { visit(material, under: [], because: nil, on: nil) }
    return papers.values.sorted { $0.id < $1.id }
  }

  /// A condition, written in the form that is asked for.
  private typealias Condition = (ExprPrinter) -> String

  private mutating func visit(
    _ material: CheckedMaterial, under outer: [Condition], because: Wording?, on outerBasis: Basis?
  ) {
    var conditions = outer
    if let when = material.when { conditions.append { $0.text(when, in: .not) } }
    let because = material.because ?? because
    // Why: an entry inside a group rests on what the group cites, where it cites nothing itself.
    let basis = material.basis.citations.isEmpty ? outerBasis ?? material.basis : material.basis
    switch material.content {
    case .none: return
    case .paper(let id, let must):
      let members = edition.scope.papers[id]?.anyOf ?? []
      add(id, members, must, conditions, because, basis)
    case .anyOf(let alternatives):
      add(name(alternatives), [], [], conditions, because, basis)
    case .allOf(let parts):
      for part in parts { visit(part, under: conditions, because: because, on: basis) }
    case .table(let subject, let chosen, let otherwise):
      guard case .options(let by, let rows) = subject else { return }
      for (row, part) in zip(rows, chosen) {
        visit(part, under: conditions + [Self.chosen(by, row.mask)], because: because, on: basis)
      }
      guard let otherwise, case .choice(let id) = by.type else { return }
      let rest = (edition.scope.choices[id]?.mask ?? 0) & ~rows.reduce(0) { $0 | $1.mask }
      visit(otherwise, under: conditions + [Self.chosen(by, rest)], because: because, on: basis)
    }
  }

  private static func chosen(_ by: Expr, _ mask: Int32) -> Condition {
    { "\($0.text(by, in: .sum)) is \($0.options(mask, of: by.type))" }
  }

  private mutating func add(
    _ id: String, _ members: [String], _ must: [String], _ conditions: [Condition],
    _ because: Wording?, _ basis: Basis
  ) {
    let qualities = must.isEmpty ? "" : " (must be \(must.sorted().joined(separator: ", ")))"
    let text = printer.forms { printer in
      let texts = conditions.map { $0(printer) }
      guard !texts.isEmpty else { return "always" + qualities }
      let parts = printer.sorts ? Set(texts).sorted() : texts
      return "when " + parts.joined(separator: " and ") + qualities
    }
    papers[id, default: Paper(id: id, members: members)].entries.append(
      Entry(text: text, because: because, basis: basis))
  }

  private func name(_ alternatives: [Requirement.Alternative]) -> String {
    alternatives.map { alternative in
      alternative.papers.map { paper, qualities in
        qualities.isEmpty ? paper : "\(paper) (\(qualities.sorted().joined(separator: ", ")))"
      }.sorted().joined(separator: " with ")
    }.sorted().joined(separator: " or ")
  }
}
