import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// What of a decision moves a history on: nothing else is read while nobody listens.
struct Verdict {
  var judgement: Moment.Judgement
  var effect: Continuity.Kind?
  var gap: ClosedRange<CivilDate>?
  /// What the event writes, by slot; `FactSlots.unknown` where that cannot be said.
  var writes: [(slot: Int, value: Int32)] = []

  init(judgement: Moment.Judgement) { self.judgement = judgement }

  /// Off the registers of a run; nil where something takes exploring to know.
  init?(_ runner: Runner) {
    var isDefinite = true
    self.init(runner.program, runner) { output in
      let value = runner.definite(output)
      if value == nil { isDefinite = false }
      return value ?? .notDue
    } day: {
      runner[$0].value
    }
    if !isDefinite { return nil }
  }

  /// Off a decision.
  init(_ decision: Decision, _ runner: Runner) {
    self.init(decision.program, runner) {
      decision.output($0.name)
    } day: {
      decision[decision.program[$0].register].value
    }
  }

  private init(
    _ program: Program, _ runner: Runner, value: (Output) -> OutputValue, day: (TermID) -> Int32?
  ) {
    judgement = .undetermined
    guard let outcome = program.output(.outcome) else { return }
    switch value(outcome) {
    case .value(let bit): judgement = bit == EngineChoices.accepted ? .accepted : .otherwise(bit)
    case .notDue, .undetermined: judgement = .undetermined
    }
    for (slot, output) in runner.writes {
      switch value(output) {
      case .notDue: break
      case .value(let value): writes.append((slot, value))
      case .undetermined: writes.append((slot, FactSlots.unknown))
      }
    }
    guard let continuity = program.output(.continuity) else { return }
    switch judgement {
    case .undetermined: effect = .unknown
    case .accepted: settle(value(continuity), program, day)
    case .otherwise, .noted, .noEdition: break
    }
  }

  private mutating func settle(
    _ continuity: OutputValue, _ program: Program, _ day: (TermID) -> Int32?
  ) {
    switch continuity {
    case .notDue: return
    case .undetermined: effect = .unknown
    case .value(let bit):
      effect = Continuity.Kind(bit)
      guard effect == .resumes || effect == .bridges else { return }
      guard let from = program.gapFrom.flatMap(day), let until = program.gapUntil.flatMap(day)
      else {
        effect = .unknown
        return
      }
      if from <= until { gap = CivilDate(packed: from)...CivilDate(packed: until) }
    }
  }
}

extension Continuity.Kind {
  /// The effect of a bit of the engine's list.
  init?(_ bit: Int32) {
    switch bit {
    case EngineChoices.continues: self = .continues
    case EngineChoices.bridges: self = .bridges
    case EngineChoices.resumes: self = .resumes
    case EngineChoices.restarts: self = .restarts
    default: return nil
    }
  }
}
