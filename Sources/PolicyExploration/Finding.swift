import Diagnostics
import PolicyEvaluation
import PolicyProgram
import PolicyValues
import SourceText

/// Something that is not as it should be, found by looking everywhere.
package struct Finding: Sendable {
  package let program: Program
  package let sighting: Sighting
  /// What it is about, as suppressions name it: `PROCEDURE/RULE`, `windows/ID`, `readings/ID`.
  package let subject: String
  package let diagnostic: Diagnostic

  /// The applicant it was seen for.
  package var witness: Witness? { sighting.witness }
}

extension Survey {
  /// What was found, in the order in which it was looked for.
  package var findings: [Finding] {
    sightings.compactMap { program, sighting in
      if case .readingMatters = sighting.suspect { return nil }
      return finding(program, sighting)
    } + idleReadings
  }

  /// The questions that came to no end, and the share of what they should have looked at.
  package var unfinished: [(program: Program, sighting: Sighting)] {
    sightings.filter {
      !$0.sighting.isComplete && !($0.sighting.suspect.isWanted && $0.sighting.isSeen)
    }
  }

  /// Readings of which no option changes anything, anywhere.
  private var idleReadings: [Finding] {
    var groups: [(id: String, sightings: [(program: Program, sighting: Sighting)])] = []
    for (program, sighting) in sightings {
      guard case .readingMatters(let id, _) = sighting.suspect else { continue }
      if groups.last?.id != id { groups.append((id, [])) }
      groups[groups.count - 1].sightings.append((program, sighting))
    }
    return groups.compactMap { id, sightings in
      guard let (program, last) = sightings.last,
        sightings.allSatisfy({ isSurelyNever($0.sighting) }),
        let reading = program.readings.first(where: { $0.id == id })
      else { return nil }
      return Finding(
        program: program, sighting: last, subject: "readings/\(id)",
        diagnostic: .idleReading(id, at: reading.basis.place))
    }
  }

  private func isSurelyNever(_ sighting: Sighting) -> Bool {
    !sighting.isSeen && sighting.isComplete && sighting.hidden == 0
  }

  private func finding(_ program: Program, _ sighting: Sighting) -> Finding? {
    if sighting.suspect.isWanted {
      guard isSurelyNever(sighting) else { return nil }
    } else if !sighting.isSeen {
      return nil
    }
    let (subject, diagnostic) = describe(program, sighting)
    return Finding(program: program, sighting: sighting, subject: subject, diagnostic: diagnostic)
  }

  private func describe(_ program: Program, _ sighting: Sighting) -> (String, Diagnostic) {
    let name = program.procedure?.id ?? "status"
    let place = program.procedure?.basis.place ?? program.statuses.first?.basis.place
    switch sighting.suspect {
    case .gap(let output):
      return ("\(name)/\(output.key)", .undecided(output, program, sighting))
    case .conflict(let output):
      return ("\(name)/\(output.key)", .disagreement(output, program, sighting))
    case .ruleApplies(let index):
      return ("\(name)/\(program.rules[index].id)", .ruleNeverApplies(program.rules[index]))
    case .ruleStands(let index):
      return ("\(name)/\(program.rules[index].id)", .ruleNeverStands(program.rules[index], program))
    case .statusStands(let index):
      return ("status/\(program.statuses[index].id)", .idleStatus(program.statuses[index]))
    case .noStatus, .severalStatuses:
      return ("status", .notOneStatus(sighting, program, at: place ?? unknownPlace))
    case .paperAsked(let index):
      let requirement = program.requirements[index]
      return ("\(name)/\(requirement.name)", .idlePaper(requirement, of: name))
    case .windowEmpty(let index):
      return (
        "windows/\(program.windows[index].id)", .emptyWindow(program.windows[index], sighting)
      )
    case .validityOver:
      return ("\(name)/validity", .validityOver(name, sighting, at: place ?? unknownPlace))
    case .readingMatters(let id, _), .conventionMatters(let id, _):
      return ("readings/\(id)", .idleReading(id, at: place ?? unknownPlace))
    }
  }

  private var unknownPlace: SourceRange { SourceFile(path: "policy", bytes: []).wholeRange }
}

extension Requirement {
  /// The paper's id, or those of which any will do.
  var name: String {
    id ?? alternatives.map { $0.papers.map(\.paper).joined(separator: "+") }.joined(separator: "|")
  }
}

extension Witness {
  /// The rules that stand for an output, by index.
  func standing(_ output: OutputName) -> [Int] {
    let question = Question(program)
    let registers = question.run(question.box(input))
    return program.rules.indices.filter { index in
      program.rules[index].given(output).map { registers[Int($0.stands.index)].value == 1 } ?? false
    }
  }
}
