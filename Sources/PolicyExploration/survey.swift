import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// What looking for everything in an edition's programs showed.
package struct Survey: Sendable {
  /// By program, the suspects looked for, with what was seen.
  package let sightings: [(program: Program, sighting: Sighting)]
  /// Questions that are too large to be put.
  package let unasked: Int
  /// Boxes run in all.
  package var boxes: Int { sightings.reduce(0) { $0 + $1.sighting.boxes } }
}

/// Looks for every suspect in the programs of one edition.
///
/// - Parameters:
///   - programs: a program for each procedure, and the one that answers the status alone.
///   - budget: how many boxes one question may run.
package func survey(_ programs: [Program], budget: Int) -> Survey {
  var sightings: [(program: Program, sighting: Sighting)] = []
  var unasked = 0
  var windows: Set<String> = []
  let spans = DateSpans()
  let known = programs.map { KnownApplicants($0) }
  for (program, known) in zip(programs, known) {
    for suspect in suspects(of: program, beside: &windows) {
      guard let sighting = sight(suspect, in: program, budget: budget, spans, known) else {
        unasked += 1
        continue
      }
      sightings.append((program, sighting))
      if case .ruleApplies(let rule) = suspect, sighting.isSeen,
        !program.rules[rule].defeatedBy.isEmpty,
        let stands = sight(.ruleStands(rule), in: program, budget: budget, spans, known)
      {
        sightings.append((program, stands))
      }
    }
  }
  for reading in readings(of: programs) {
    sightings += look(for: reading, in: programs, budget: budget, spans, known)
  }
  return Survey(sightings: sightings, unasked: unasked)
}

/// Looks for a suspect among the applicants who are known, then everywhere.
private func sight(
  _ suspect: Suspect, in program: Program, budget: Int, _ spans: DateSpans,
  _ known: KnownApplicants
) -> Sighting? {
  if let witness = known.example(of: suspect) { return known.sighting(suspect, witness) }
  let sighting = sight(suspect, in: program, budget: budget, spans)
  if let witness = sighting?.witness { known.note(witness) }
  return sighting
}

/// What to look for in one program, in the order of its tables.
private func suspects(of program: Program, beside windows: inout Set<String>) -> [Suspect] {
  var suspects: [Suspect] = []
  if program.procedure == nil {
    suspects += program.statuses.indices.map { .statusStands($0) }
    if !program.statuses.isEmpty { suspects += [.noStatus, .severalStatuses] }
  } else {
    for output in program.outputs { suspects += [.gap(output.name), .conflict(output.name)] }
    suspects += program.rules.indices.map { .ruleApplies($0) }
    suspects += program.requirements.indices.map { .paperAsked($0) }
    suspects.append(.validityOver)
  }
  for (index, window) in program.windows.enumerated() where windows.insert(window.id).inserted {
    suspects.append(.windowEmpty(index))
  }
  return suspects
}

private func readings(of programs: [Program]) -> [String] {
  var ids: [String] = []
  for reading in programs.flatMap(\.readings) where !ids.contains(reading.id) {
    ids.append(reading.id)
  }
  return ids
}

/// Tries a reading in one program after another, until it matters somewhere: with the applicants who are
/// known in all of them first.
private func look(
  for reading: String, in programs: [Program], budget: Int, _ spans: DateSpans,
  _ known: [KnownApplicants]
) -> [(program: Program, sighting: Sighting)] {
  for (program, known) in zip(programs, known) {
    guard let (aspect, witness) = known.example(of: reading, among: aspects(of: program)) else {
      continue
    }
    known.note(witness)
    return [(program, known.sighting(.readingMatters(reading, aspect), witness))]
  }
  var looked: [(program: Program, sighting: Sighting)] = []
  for (program, known) in zip(programs, known)
  where program.readings.contains(where: { $0.id == reading }) {
    for aspect in aspects(of: program) {
      guard
        let sighting = sight(
          .readingMatters(reading, aspect), in: program, budget: budget, spans, known)
      else { continue }
      looked.append((program, sighting))
      if sighting.isSeen { return looked }
    }
  }
  return looked
}

/// What a reading may change, the likeliest first.
private func aspects(of program: Program) -> [Suspect.Aspect] {
  let outputs = program.outputs.map { Suspect.Aspect.output($0.name) }
  return outputs + [.status, .papers, .statusAfter]
}
