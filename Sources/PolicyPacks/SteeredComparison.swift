import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// What the options of readings that choose the edition would change of a decision.
struct SteeredComparison {
  private let base: Ruling
  private let steering: Steering
  private let defaults: [String: Int]
  private var sensitivity: [(trial: Trial, reading: ReadingSpec, option: Int)] = []
  /// nil: not found out for some combination.
  private var isSame: Bool?
  /// Where every combination leads, the defaults first.
  private(set) var paths: [Ruling.Path] = []

  init(_ base: Ruling, _ steering: Steering) {
    self.base = base
    self.steering = steering
    self.defaults = steering.defaults
    self.isSame = base.decision.isSameUnderEveryReading
  }

  mutating func add(_ trial: Trial) {
    let moved = steering.open.filter { trial.chosen[$0.id] != defaults[$0.id] }
    if moved.isEmpty { paths.insert(trial.path, at: 0) } else { paths.append(trial.path) }
    // What the case's own words exclude is no way to read it.
    guard !moved.isEmpty, !trial.isRefused else { return }
    if isSame != false {
      let others = trial.ruling?.decision
      if others?.says(what: base.decision) != true {
        isSame = false
      } else if others?.isSameUnderEveryReading != true {
        isSame = others?.isSameUnderEveryReading == false ? false : nil
      }
    }
    if moved.count == 1, let option = trial.chosen[moved[0].id] {
      sensitivity.append((trial, moved[0], option))
    }
  }

  /// The decision with the steering readings among its own.
  func decision(_ options: Question.Options) -> Decision {
    let known = Set(base.decision.program.readings.map(\.id))
    let program = base.decision.program.adding(
      readings: steering.open.filter { !known.contains($0.id) },
      targets: sensitivity.compactMap { $0.trial.ruling?.decision.summary.target })
    let changes = sensitivity.compactMap { entry in
      change(entry.trial, entry.reading, entry.option, program)
    }
    return base.decision.with(
      program, sensitivity: base.decision.sensitivity + (options.sensitivity ? changes : []),
      isSame: options.everyReading ? isSame : nil)
  }

  private func change(
    _ trial: Trial, _ reading: ReadingSpec, _ option: Int, _ program: Program
  ) -> Decision.Sensitivity? {
    guard let index = program.readings.firstIndex(where: { $0.id == reading.id }) else {
      return nil
    }
    let changes =
      trial.ruling.map { $0.decision.changes(from: base.decision, in: program) }
      ?? silence(trial.way.reason)
    guard !changes.isEmpty else { return nil }
    let rules = trial.ruling?.decision.summary.rules ?? []
    let own = program.rules.map(\.id)
    let edition = trial.way.edition?.edition
    return Decision.Sensitivity(
      reading: index, option: option, along: [], changes: changes,
      rules: rules.compactMap { own.firstIndex(of: $0) },
      otherRules: rules.filter { !own.contains($0) },
      edition: edition == base.edition.edition ? nil : edition)
  }

  /// Where no edition answers: the outcome, if it was known, no longer is.
  private func silence(
    _ reason: Undetermined
  ) -> [(output: OutputName?, value: OutputValue)] {
    let key: OutputName? = base.decision.program.procedure == nil ? nil : .outcome
    let value = key.map(base.decision.output) ?? base.decision.statusBefore
    return value.known == nil ? [] : [(key, .undetermined([reason]))]
  }
}
