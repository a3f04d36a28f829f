import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Whom a new edition takes something from on the day it takes effect.
///
/// Sample permits of every first day in the years before are decided under both editions on that
/// one day, in the applicant's favour; what the calendar alone takes away is no loss.
package struct Stranding: Sendable {
  /// The first day of the new edition.
  package let effective: CivilDate
  package let procedure: ProcedureSpec
  /// The first days looked at, both inside.
  package let looked: ClosedRange<CivilDate>
  package let cohorts: [Cohort]
  /// The same for everybody, not only the sample's holder; nil: it cannot be looked for.
  package let profiles: StrandedProfiles?

  /// Permits whose periods began on consecutive days and that lose the same.
  package struct Cohort: Sendable {
    package let from: CivilDate
    package let until: CivilDate
    package let loss: Loss
    /// What the old edition would have said on that day, and what the new one says.
    package let before: Answer
    package let after: Answer
  }

  package enum Loss: String, Sendable, CaseIterable {
    /// A request would have been accepted, and is not any more.
    case window
    /// A request is accepted on both sides, and the years fare worse.
    case years
  }

  /// What is decided of a permit on a day.
  package struct Answer: Sendable {
    package let outcome: String?
    package let target: String?
    package let continuity: String?
    package let rules: [String]
    package let rest: [Practice.Rest]

    fileprivate func isLike(_ other: Answer) -> Bool {
      outcome == other.outcome && target == other.target && continuity == other.continuity
        && rules == other.rules
    }
  }
}

/// Looks for permits that the second of two editions strands on its first day.
///
/// - Parameters:
///   - from: the procedure's program in the first edition, and what comes before it.
///   - days: how many days before the first day of the new edition periods may have begun.
/// - Complexity: a few decisions for each of those days and editions.
package func stranding(
  from: (program: Program, prelude: Prelude), to: (program: Program, prelude: Prelude),
  effective: CivilDate, days: Int = 1_500
) -> Stranding? {
  guard let procedure = to.program.procedure else { return nil }
  let from = (question: Question(from.program), prelude: from.prelude)
  let to = (question: Question(to.program), prelude: to.prelude)
  let first = effective.adding(days: -days)
  let old = Cohorts(SampleCase(from.question, from.prelude, starts: first), effective)
  let new = Cohorts(SampleCase(to.question, to.prelude, starts: first), effective)
  func loss(
    _ day: CivilDate
  ) -> (before: Stranding.Answer, after: Stranding.Answer, loss: Stranding.Loss)? {
    // Who was not accepted before loses nothing.
    guard let before = old.accepted(day) else { return nil }
    let after = new.answer(day)
    return stranded(before, after).map { (before, after, $0) }
  }
  var cohorts: [Stranding.Cohort] = []
  var day = first
  while day < effective {
    if let (before, after, loss) = loss(day) {
      if let last = cohorts.last, last.until.adding(days: 1) == day, last.loss == loss,
        last.before.isLike(before), last.after.isLike(after)
      {
        cohorts[cohorts.count - 1] = .init(
          from: last.from, until: day, loss: loss, before: before, after: after)
      } else {
        cohorts.append(.init(from: day, until: day, loss: loss, before: before, after: after))
      }
    }
    day = day.adding(days: 1)
  }
  return Stranding(
    effective: effective, procedure: procedure, looked: first...effective.adding(days: -1),
    cohorts: cohorts,
    profiles: StrandedProfiles(
      from, to, effective: effective, looked: first...effective.adding(days: -1)))
}

private func stranded(_ before: Stranding.Answer, _ after: Stranding.Answer) -> Stranding.Loss? {
  guard before.outcome == "accepted", let outcome = after.outcome else { return nil }
  guard outcome == "accepted" else { return .window }
  let order = EngineChoices.effects.map(\.id)
  guard let a = before.continuity.flatMap(order.firstIndex), let b = after.continuity,
    let rank = order.firstIndex(of: b)
  else { return nil }
  return rank > a ? .years : nil
}

/// One edition's answers on the first day of the new one, for permits of many first days.
private final class Cohorts {
  private let sample: SampleCase
  private let day: CivilDate
  /// What was answered for the permit before: neighbours are mostly asked the same.
  private var answered: [String: Int32] = [:]

  init(_ sample: SampleCase, _ day: CivilDate) {
    self.sample = sample
    self.day = day
  }

  /// What is answered where the request is accepted; nil if it is not.
  func accepted(_ starts: CivilDate) -> Stranding.Answer? { acceptance(starts).map(answer) }

  /// What is answered, in the applicant's favour.
  func answer(_ starts: CivilDate) -> Stranding.Answer {
    answer(acceptance(starts) ?? sample.decided(sample.plain, on: day).1)
  }

  private func acceptance(_ starts: CivilDate) -> Decision? {
    sample.starts = starts
    var known = sample.plain
    known.facts.merge(answered) { own, _ in own }
    let decision = sample.decide(known, on: day)
    if decision.outcome == "accepted" { return decision }
    guard let found = sample.accepted(sample.plain, on: day) else { return nil }
    answered = found.0.facts.filter { sample.plain.facts[$0.key] == nil }
    // Why: what was answered with a date belongs to that permit alone.
    answered = answered.filter { !sample.isDate($0.key) }
    return found.1
  }

  private func answer(_ decision: Decision) -> Stranding.Answer {
    let program = decision.program
    func word(_ output: OutputName, _ choice: ChoiceID) -> String? {
      decision.output(output).known.flatMap { program.choices[choice]?.names($0).first }
    }
    let rules = decision.decidingRules.map { program.rules[$0] }
    return Stranding.Answer(
      outcome: decision.outcome, target: word(.to, EngineChoices.target),
      continuity: word(.continuity, EngineChoices.continuity), rules: rules.map(\.id),
      rest: rules.map { Practice.Rest($0.id, $0.basis) })
  }
}

extension SampleCase {
  func isDate(_ fact: String) -> Bool {
    question.program.facts.first { $0.id == fact }?.type == .date
  }
}
