import CivilTime
import Diagnostics
import PolicyProgram
import PolicyValues

/// A program that applies an edition's transition twice.
///
/// - Returns: the program, and the condition that the second time writes something else than what the
///   first time left; nil where the edition has no transition.
package func lowerTransitionTwice(
  _ edition: CheckedEdition, calendar: WorkdayRun?
) -> Checked<(program: Program, differs: TermID)?> {
  guard !edition.transition.isEmpty else { return Checked(nil, []) }
  let lowering = Lowering(edition, nil, calendar: calendar)
  lowering.lowerTransition()
  let first = (rules: lowering.transition, left: lowering.transitioned)
  lowering.lowerTransition()
  let differs = lowering.differs(first.rules, first.left, lowering.transition)
  let term = lowering.term(.any, differs, .bool, at: edition.place)
  let program = lowering.finish([], [], [], [], gap: nil, before: nil, after: nil, [])
  return Checked(program.map { ($0, term.term) }, lowering.diagnostics)
}

extension Lowering {
  /// Whether a rule of the second time gives what the first time did not leave.
  ///
  /// A rule that applied the first time, too, and gives the very same is no difference.
  fileprivate func differs(
    _ first: [DraftRule], _ left: [String: Lowered], _ second: [DraftRule]
  ) -> CodeBuilder.Register {
    var differences: [CodeBuilder.Register] = []
    for (before, after) in zip(first, second) {
      for (old, new) in zip(before.gives, after.gives) {
        guard let fact = new.output.recordFact, let kept = left[fact] else { continue }
        let type = edition.scope.facts[fact]?.spec.type ?? .bool
        let value = terms[Int(new.value.index)].register
        var isSame = same(value, kept.register, type)
        if terms[Int(old.value.index)].register == value {
          isSame = builder.or(before.applies, isSame)
        }
        differences.append(builder.and(after.applies, builder.not(isSame)))
      }
    }
    return builder.any(differences)
  }
}
