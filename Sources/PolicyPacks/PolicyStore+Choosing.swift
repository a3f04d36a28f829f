import CivilTime
import Diagnostics
import PolicyEvaluation
import PolicyProgram
import PolicySyntax
import SourceText

// A policy whose governing day hangs on a reading is decided under each edition that it may lead to.
extension PolicyStore {
  /// Chooses among editions that a reading tells apart.
  ///
  /// Readings with a default take it; what other options would lead to is told as sensitivity. Where one
  /// has none, the decision stands in what all its options agree on.
  func choosing(
    _ steering: Steering, _ latest: EditionFile, _ written: CaseDecl, _ selection: Selection,
    _ complaints: [Diagnostic]
  ) -> Checked<Answer> {
    let defaults = steering.defaults
    let ways = steering.ways.filter { way in defaults.allSatisfy { way[$0.key] == $0.value } }
    let trials = ways.map { chosen in
      Trial(chosen, steering.way(chosen), steering) { edition, day in
        decide(
          written.choosing(chosen, steering), edition, governingDay: day, selection.plain,
          steered: steering.open)
      }
    }
    guard let first = trials.first else { return Checked(.refused, complaints) }
    guard trials.count > 1 else {
      return standing(first, steering, latest, written, selection, complaints)
    }
    if trials.allSatisfy({ $0.way.edition == nil && $0.way.day == first.way.day }) {
      return Checked(
        .noEdition(
          policy: latest.policy, governingDay: first.way.day, reason: first.way.reason, latest),
        complaints)
    }
    let readings = steering.open.filter { $0.fallback == nil }
    if let edition = first.way.edition,
      trials.allSatisfy({ $0.way.edition?.id == edition.id })
    {
      return decide(
        written, edition, governingDay: first.way.day, selection, steered: steering.open)
    }
    guard let ruling = first.ruling, trials.allSatisfy({ $0.agrees(with: ruling) }) else {
      if first.isRefused { return Checked(.refused, first.diagnostics) }
      let facts = trials.flatMap(\.way.reason.facts).reduce(into: [String]()) {
        if !$0.contains($1) { $0.append($1) }
      }
      let reason = Undetermined(why: .reading, facts: facts, readings: readings.map(\.id))
      return Checked(
        .noEdition(policy: latest.policy, governingDay: nil, reason: reason, latest))
    }
    let agreed = ruling.decision.agreeing(with: trials.compactMap(\.ruling?.decision), readings)
    return Checked(
      .decided(ruling.replacing(agreed, paths: trials.map(\.path))), first.diagnostics)
  }

  /// The decision under the defaults, with what other options of the steering readings would lead to.
  private func standing(
    _ base: Trial, _ steering: Steering, _ latest: EditionFile, _ written: CaseDecl,
    _ selection: Selection, _ complaints: [Diagnostic]
  ) -> Checked<Answer> {
    guard let edition = base.way.edition else {
      if base.way.day == nil, complaints.contains(where: { $0.severity == .error }) {
        return Checked(.refused, complaints)
      }
      return Checked(
        .noEdition(
          policy: latest.policy, governingDay: base.way.day, reason: base.way.reason, latest))
    }
    let leads = steering.ways.map { ($0, steering.way($0)) }
    guard leads.contains(where: { $0.1.edition?.id != edition.id }) else {
      return decide(
        written, edition, governingDay: base.way.day, selection, steered: steering.open)
    }
    var fixed = selection
    fixed.options.fixedReadings = Set(steering.open.map(\.id))
    let answer = decide(
      written, edition, governingDay: base.way.day, fixed, steered: steering.open)
    guard case .decided(let ruling) = answer.value,
      selection.options.sensitivity || selection.options.everyReading
    else { return answer }
    var comparison = SteeredComparison(ruling, steering)
    for (chosen, way) in leads {
      let trial = Trial(chosen, way, steering) { edition, day in
        decide(
          written.choosing(chosen, steering), edition, governingDay: day,
          selection.options.everyReading ? fixed.withoutSensitivity : selection.plain,
          steered: steering.open)
      }
      comparison.add(trial)
    }
    return Checked(
      .decided(
        ruling.replacing(comparison.decision(selection.options), paths: comparison.paths)),
      answer.diagnostics)
  }
}

/// A case decided with some options chosen for the readings that choose the edition.
struct Trial {
  let chosen: [String: Int]
  let way: Steering.Way
  let ruling: Ruling?
  let path: Ruling.Path
  let isRefused: Bool
  let diagnostics: [Diagnostic]

  init(
    _ chosen: [String: Int], _ way: Steering.Way, _ steering: Steering,
    _ decide: (EditionFile, CivilDate?) -> Checked<Answer>
  ) {
    self.chosen = chosen
    self.way = way
    let answer = way.edition.map { decide($0, way.day) }
    if case .decided(let ruling)? = answer?.value { self.ruling = ruling } else { ruling = nil }
    if case .refused? = answer?.value { isRefused = true } else { isRefused = false }
    diagnostics = answer?.diagnostics ?? []
    path = Ruling.Path(
      options: steering.open.compactMap { reading in
        chosen[reading.id].map { (reading.id, reading.options[$0].id) }
      }, edition: way.edition?.edition)
  }

  /// Whether this comes to the same outcome as another ruling.
  func agrees(with other: Ruling) -> Bool {
    guard let ruling, let outcome = ruling.decision.summary.outcome else { return false }
    return outcome == other.decision.summary.outcome
  }
}

extension Selection {
  /// The same question without asking what else might have been.
  var plain: Selection {
    var plain = self
    plain.options.sensitivity = false
    plain.options.everyReading = false
    return plain
  }

  var withoutSensitivity: Selection {
    var plain = self
    plain.options.sensitivity = false
    return plain
  }
}

extension CaseDecl {
  /// The case with some options of readings chosen that it leaves open.
  func choosing(_ chosen: [String: Int], _ steering: Steering) -> CaseDecl {
    let more = steering.open.compactMap { reading in
      chosen[reading.id].map { option in
        ChosenDecl(
          reading: Located(reading.id, at: range),
          option: Located(reading.options[option].id, at: range))
      }
    }
    return CaseDecl(
      title: title, policy: policy, procedure: procedure, today: today, facts: facts,
      papers: papers, readings: readings + more, history: history, spells: spells, range: range)
  }
}
