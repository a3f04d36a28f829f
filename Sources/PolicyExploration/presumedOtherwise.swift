import PolicyEvaluation
import PolicyProgram

/// The facts that two editions presume otherwise where a case does not say them, in the order of the
/// first edition's presumptions.
///
/// What counts is what is presumed, not how it is written: other conventions may make another day of the
/// same words. A fact that only one of them presumes is not among them.
package func presumedOtherwise(_ first: Prelude, _ second: Prelude) -> [String] {
  let (one, other) = Pairing(first.program, second.program).copies(on: Workbench())
  let presumed = Dictionary(second.presumptions) { known, _ in known }
  return first.presumptions.compactMap { fact, term in
    guard let twin = presumed[fact] else { return nil }
    let (x, y) = (first.program[term].register, second.program[twin].register)
    return one[x] == other[y] ? nil : fact
  }
}
