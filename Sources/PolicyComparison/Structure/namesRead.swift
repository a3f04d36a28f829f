import PolicyChecking

/// The facts that an edition reads anywhere: in windows, definitions, statuses, procedures.
func factsRead(by edition: CheckedEdition) -> Set<String> {
  var facts: Set<String> = []
  func visit(_ expr: Expr) {
    if case .fact(let name) = expr.kind { facts.insert(name) }
    expr.inner.forEach(visit)
  }
  func visit(_ material: CheckedMaterial) {
    material.when.map(visit)
    switch material.content {
    case .allOf(let parts): parts.forEach(visit)
    case .table(let subject, let chosen, let otherwise):
      if case .options(let by, _) = subject { visit(by) }
      chosen.forEach(visit)
      otherwise.map(visit)
    case .paper, .anyOf, .none: break
    }
  }
  edition.governedBy.map(visit)
  edition.windows.values.forEach { [$0.opens, $0.closes].forEach(visit) }
  edition.definitions.values.forEach { visit($0.value) }
  edition.statuses.forEach { visit($0.when) }
  for rule in edition.transition {
    visit(rule.when)
    rule.gives.forEach { visit($0.value) }
  }
  for procedure in edition.procedures {
    for rule in procedure.rules {
      visit(rule.when)
      rule.gives.forEach { visit($0.value) }
    }
    let blocks = [
      procedure.validityStarts, procedure.validityEnds, procedure.fee?.value,
      procedure.completedBy?.value, procedure.gapFrom, procedure.gapUntil,
    ]
    blocks.compactMap { $0 }.forEach(visit)
    procedure.record.forEach { visit($0.value) }
    procedure.materials.forEach(visit)
  }
  return facts
}

extension Expr {
  /// The parts directly inside.
  var inner: [Expr] {
    switch kind {
    case .fact, .reading, .definition, .windowEnd, .output, .literal, .always, .unstated: []
    case .not(let x), .isOneOf(let x, _, _), .has(let x, _), .relative(let x, _, _),
      .shift(let x, _, _), .lasting(let x, _, _, _), .status(_, on: let x):
      [x]
    case .all(let xs), .any(let xs), .call(_, let xs): xs
    case .compare(_, let x, let y), .plus(let x, let y), .minus(let x, let y),
      .knownOn(let x, let y),
      .overlaid(_, let x, otherwise: let y):
      [x, y]
    case .table(let table):
      switch table.subject {
      case .options(let by, let rows):
        [by] + rows.map(\.value) + [table.otherwise].compactMap { $0 }
      case .windows(let day, let rows):
        [day] + rows.map(\.value) + [table.otherwise].compactMap { $0 }
      }
    }
  }
}
