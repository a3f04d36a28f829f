import PolicyEvaluation
import PolicyProgram
import PolicyValues

// Papers and readings.
extension DecisionJSON {
  /// Null where there is no procedure; `missing` is empty where papers are not judged.
  var materials: JSON {
    guard let procedure = program.procedure else { return .null }
    let isJudged = decision.input.papers != nil
    return [
      "required": .strings(decision.required.map { paperName(program.requirements[$0]) }),
      "missing": isJudged
        ? .array(decision.missing.map { missing(program.requirements[$0], procedure.id) }) : [],
      "judged": .bool(isJudged),
    ]
  }

  /// The paper or the group; what would do where the alternatives have no name.
  private func paperName(_ requirement: Requirement) -> String {
    requirement.id
      ?? requirement.alternatives.flatMap(\.papers).map(\.paper).joined(separator: "|")
  }

  /// What would do: papers joined by `+` do together; a quality that is asked for is `paper:quality`.
  private func missing(_ requirement: Requirement, _ procedure: String) -> JSON {
    let name = paperName(requirement)
    let papers = requirement.alternatives.flatMap(\.papers)
    return [
      "id": .string(name),
      "anyOf": .strings(
        requirement.alternatives.map { $0.papers.map(\.paper).joined(separator: "+") }),
      "qualities": .strings(
        papers.flatMap { paper in paper.qualities.map { "\(paper.paper):\($0)" } }),
      "rule": .string("\(procedure).materials.\(name)"),
      "place": .string(requirement.basis.place.place),
    ]
  }

  func sensitivity(_ change: Decision.Sensitivity) -> JSON {
    let reading = program.readings[change.reading]
    let option = reading.options[change.option]
    let along = change.along.map { other -> (String, JSON?) in
      let reading = program.readings[other.reading]
      return (reading.id, .string(reading.options[other.option].id))
    }
    return .members([
      ("reading", .string(reading.id)), ("option", .string(option.id)),
      ("refs", .strings(option.basis.refs)), ("along", along.isEmpty ? nil : .members(along)),
      ("changes", changes(change.changes)),
      ("rules", .strings(change.rules.map { program.rules[$0].id } + change.otherRules)),
      ("edition", change.edition.map(JSON.string)),
      ("doubt", option.doubt.map(both)),
    ])
  }

  /// Another way of counting, with the line that says which is in force.
  func convention(_ change: ConventionChange) -> JSON {
    .members([
      ("convention", .string(change.convention)), ("option", .string(change.value)),
      ("inForce", .string(change.inForce)), ("place", .string(change.place.place)),
      ("changes", changes(change.changes)),
      (
        "rules",
        .strings(change.decision.decidingRules.map { change.decision.program.rules[$0].id })
      ),
    ])
  }

  private func changes(_ list: [(output: OutputName?, value: OutputValue)]) -> JSON {
    var members: [(String, JSON?)] = []
    var validity: [(String, JSON?)] = []
    for (output, value) in list {
      let json = changed(value, output)
      switch output {
      case .validityStarts?: validity.append(("from", json))
      case .validityEnds?: validity.append(("until", json))
      case .some(let name): members.append((jsonName(name.key), json))
      case nil: members.append(("status", json))
      }
    }
    if !validity.isEmpty { members.append(("validity", .members(validity))) }
    return .members(members)
  }

  /// Null where it would no longer be due, `undetermined` where it could no longer be said.
  private func changed(_ value: OutputValue, _ output: OutputName?) -> JSON {
    switch value {
    case .notDue: return .null
    case .undetermined: return "undetermined"
    case .value(let value):
      let type = output.flatMap { program.output($0)?.type }
      return plain(value, type ?? .choice(EngineChoices.status))
    }
  }

  func both(_ wording: Wording) -> JSON { ["zh": .string(wording.zh), "en": .string(wording.en)] }
}
