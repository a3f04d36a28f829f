import CivilTime
import PolicyProgram

/// Neighbouring pieces of which the same is said, as one.
func merged(_ pieces: [Strip.Piece]) -> [Strip.Piece] {
  var result: [Strip.Piece] = []
  for piece in pieces {
    if let last = result.last, let joined = joined(last, piece) {
      result[result.count - 1] = joined
    } else {
      result.append(piece)
    }
  }
  return result
}

private func joined(_ a: Strip.Piece, _ b: Strip.Piece) -> Strip.Piece? {
  switch (a.content, b.content) {
  case (.noEdition, .noEdition), (.impossible, .impossible):
    return Strip.Piece(from: a.from, until: b.until, content: a.content)
  case (.decided(let first, let last), .decided(let next, let end)):
    guard saysTheSame(last, next) else { return nil }
    return Strip.Piece(from: a.from, until: b.until, content: .decided(first: first, last: end))
  default: return nil
  }
}

/// Whether two days in a row are decided alike, but for days that are counted from each.
private func saysTheSame(_ x: Decision, _ y: Decision) -> Bool {
  guard x.program.policy == y.program.policy, x.program.edition == y.program.edition,
    x.decidingRules == y.decidingRules, x.required == y.required, x.missing == y.missing
  else { return false }
  return zip(x.outputs, y.outputs).allSatisfy { old, new in
    if case .record = old.name { return true }
    if old.value == new.value { return true }
    guard case .date? = x.program.output(old.name)?.type, let before = old.value.known,
      let after = new.value.known
    else { return false }
    // A day that is counted from the day of the request moves with it: in months by up to four days
    // at once, in workdays by a holiday.
    let most = old.name == .completedBy ? 31 : 4
    return (0...most).contains(CivilDate(packed: before).days(to: CivilDate(packed: after)))
  }
}
