import PolicyChecking
import PolicyProgram
import PolicyValues

extension ExprPrinter {
  /// A table as `by NAME: option → value, …`; over a reading at its default, that entry alone.
  func table(_ table: CheckedTable) -> (Level, String) {
    switch table.subject {
    case .options(let by, let rows):
      if let chosen = settled(by, rows, table.otherwise) { return write(chosen) }
      var entries = rows.map { row in
        (key: options(row.mask, of: by.type), value: text(row.value))
      }
      if sorts { entries.sort { $0.key < $1.key } }
      return (.atom, braced("by \(text(by))", entries, table.otherwise))
    case .windows(let day, let rows):
      var entries = rows.map { row in
        let windows = row.windows.map(aliases.window)
        return (
          key: (sorts ? windows.sorted() : windows).joined(separator: "|"), value: text(row.value)
        )
      }
      if sorts { entries.sort { $0.key < $1.key } }
      return (.atom, braced("by \(text(day, in: .sum)) in windows", entries, table.otherwise))
    }
  }

  private func settled(_ by: Expr, _ rows: [CheckedTable.Row], _ otherwise: Expr?) -> Expr? {
    guard settles, case .reading(let name) = by.kind,
      let chosen = edition.scope.readings[name]?.fallback
    else { return nil }
    return rows.first { $0.mask >> Int32(chosen) & 1 == 1 }?.value ?? otherwise
  }

  private func braced(
    _ subject: String, _ entries: [(key: String, value: String)], _ otherwise: Expr?
  ) -> String {
    var parts = entries.map { "\($0.key): \($0.value)" }
    if let otherwise { parts.append("otherwise: \(text(otherwise))") }
    return "{ \(subject); \(parts.joined(separator: ", ")) }"
  }

  // MARK: Conventions

  /// A convention: its word, or a table over a reading.
  func convention<Value: RawRepresentable & Sendable>(_ rule: ConventionRule<Value>) -> String
  where Value.RawValue == String {
    switch rule {
    case .fixed(let value, _): return value.rawValue
    case .byReading(let name, let rows, _):
      let type = ValueType.choice(ChoiceID(name))
      var entries = rows.map { "\(options($0.mask, of: type)): \(convention($0.rule))" }
      if sorts { entries.sort() }
      return "{ by \(name); \(entries.joined(separator: ", ")) }"
    }
  }
}

extension ExprPrinter {
  /// All forms of an expression that a comparison needs.
  ///
  /// - Parameter isUnfolded: whether the date behind the names is wanted too.
  func forms(_ expr: Expr, isUnfolded: Bool = false) -> FacetText {
    forms(isUnfolded: isUnfolded) { $0.text(expr) }
  }

  /// All forms of what a printer writes.
  func forms(isUnfolded: Bool = false, _ write: (ExprPrinter) -> String) -> FacetText {
    var canonical = self
    canonical.sorts = true
    var meaning = canonical
    meaning.inlines = true
    var plain = canonical
    plain.inlines = true
    plain.settles = true
    var text = FacetText(write(self))
    text.canonical = write(canonical)
    text.meaning = write(meaning)
    if isUnfolded { text.unfolded = write(plain) }
    return text
  }
}
