import PolicyProgram
import PolicySyntax
import SourceText

/// One lowering of an edition's status rules for a day that an expression names.
struct StatusVisit {
  /// Tells what is lowered on this visit from everything else of the same name.
  let mark: String
  /// The place that asks.
  let place: SourceRange
  let day: Lowering.Lowered

  /// A window of the edition visited, with ends for the day asked about.
  struct Window {
    let window: CheckedWindow
    let opens: TermID
    let closes: TermID
  }
}

/// A place that asks for a status, whose registers are still provisional.
struct DraftStatusUse {
  let editions: [Edition]

  struct Edition {
    let checked: CheckedEdition
    let isOwn: Bool
    let governs: CodeBuilder.Register?
    let rules: [DraftRule]
  }
}
