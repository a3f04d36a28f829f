import SourceText

/// What stands where a value is wanted: an expression, a word, a table, or that the sources are silent.
package indirect enum ValueDecl: Sendable {
  case expression(ExprSyntax)
  /// A word of a list: an outcome, an effect, a procedure, a convention.
  case word(Located<String>)
  /// A period that stands alone, `1 year`: only in `lasts:`.
  case period(Located<Shift>)
  case table(TableDecl)
  case unstated(SourceRange)
  /// The first value where an overlay applies, the second elsewhere. No author writes this; it is made
  /// when an overlay is worked into an edition.
  case overlaid(Located<String>, ValueDecl, otherwise: ValueDecl)

  package var range: SourceRange {
    switch self {
    case .expression(let expression): expression.range
    case .word(let word): word.range
    case .period(let period): period.range
    case .table(let table): table.range
    case .unstated(let range): range
    case .overlaid(_, _, let otherwise): otherwise.range
    }
  }
}

/// A value chosen by another: `by:` and one entry per case.
package struct TableDecl: Sendable {
  package let by: Subject
  package let entries: [Entry]
  package let otherwise: ValueDecl?
  package let range: SourceRange

  /// What a table chooses by.
  package enum Subject: Sendable {
    /// A fact, a definition or a reading.
    case name(Located<String>)
    /// `DATE in windows`: the one listed window that contains the date.
    case windows(ExprSyntax)

    package var range: SourceRange {
      switch self {
      case .name(let name): name.range
      case .windows(let date): date.range
      }
    }
  }

  package struct Entry: Sendable {
    /// One key, or several joined by `|`.
    package let keys: [Located<String>]
    package let value: ValueDecl
  }
}
