import CivilTime
import PolicyChecking
import PolicyComparison
import PolicyEvaluation
import PolicyPacks
import PolicyProgram
import PolicyValues

extension Compared {
  /// Two shipped editions and the procedure by which permits are renewed.
  struct Pair: Sendable {
    let name: String
    let first: Side
    let second: Side

    struct Side: Sendable {
      let edition: CheckedEdition
      let program: Program
    }

    var mirrored: Pair { Pair(name: name, first: second, second: first) }

    /// Where they differ for one permit.
    func compare() throws -> Found {
      let joint = try Joint(first.program, second.program)
      let space = CaseSpace.permit(
        from: Compared.starts, until: Compared.expires, first.program, second.program)
      return Found(joint: joint, space: space, partitions: joint.partitions(of: space))
    }

    func reader(_ found: Found) -> RegionReader {
      RegionReader(found.joint, found.space, first.edition, second.edition)
    }
  }

  struct Found {
    let joint: Joint
    let space: CaseSpace
    let partitions: [Partition]
  }

  static let starts = CivilDate(packed: PackedDay.pack(month: 2022 * 12 + 2, day: 10))
  static let expires = CivilDate(packed: PackedDay.pack(month: 2023 * 12 + 2, day: 9))

  /// Eight of the neighbours in the list of shipped editions: editions of one policy, and policies of
  /// two cities.
  static func pairs() -> [Pair] {
    let store = store()
    let sides = shipped.compactMap { id, edition -> (String, Pair.Side)? in
      guard let file = store.base(id),
        let program = store.question(file, procedure: "endorse").value?.program
      else { return nil }
      return (id, Pair.Side(edition: edition, program: program))
    }
    let all = zip(sides, sides.dropFirst()).map { one, other in
      Pair(name: "\(one.0) and \(other.0)", first: one.1, second: other.1)
    }
    return all.count < 8 ? all : (0..<8).map { all[$0 * all.count / 8] }
  }
}

extension RegionStory.Applicant {
  /// Whether both sides hold the case for one that can be.
  var isPossible: Bool {
    [first, second].allSatisfy { decision in
      decision.program.assumptions.allSatisfy {
        decision[decision.program[$0].register].value == 1
      }
    }
  }

  /// How the two decisions differ in an aspect.
  func contrasts(_ aspect: DecisionAspect) -> [Contrast] {
    switch aspect {
    case .outcome: words(aspect, .outcome, EngineChoices.outcome)
    case .to: words(aspect, .to, EngineChoices.target)
    case .continuity: words(aspect, .continuity, EngineChoices.continuity)
    case .validity: sizes(aspect, .validityEnds) + sizes(aspect, .validityStarts)
    case .fee: sizes(aspect, .fee)
    case .completion: sizes(aspect, .completedBy)
    case .papers: papers
    case .status: statuses
    }
  }

  private func words(_ aspect: DecisionAspect, _ output: OutputName, _ list: ChoiceID) -> [Contrast]
  {
    func word(_ decision: Decision) -> String? {
      decision.output(output).known.flatMap { decision.program.choices[list]?.names($0).first }
    }
    guard let mine = word(first), let theirs = word(second), mine != theirs else { return [] }
    let order = EngineChoices.effects.map(\.id)
    var better = 0
    if output == .outcome { better = (theirs == "accepted" ? 1 : 0) - (mine == "accepted" ? 1 : 0) }
    if output == .continuity {
      better = (order.firstIndex(of: mine) ?? 0) - (order.firstIndex(of: theirs) ?? 0)
    }
    return [
      Contrast(
        aspect: aspect, from: [mine], to: [theirs], isBetter: better == 0 ? nil : better > 0)
    ]
  }

  private func sizes(_ aspect: DecisionAspect, _ output: OutputName) -> [Contrast] {
    guard let mine = first.output(output).known, let theirs = second.output(output).known,
      mine != theirs
    else { return [] }
    let key = output == .validityStarts ? ["starts"] : []
    let words = output == .fee ? ["less", "more"] : ["earlier", "later"]
    let (from, to) = mine < theirs ? (words[0], words[1]) : (words[1], words[0])
    let gains: Bool? =
      switch output {
      case .validityStarts: nil
      case .validityEnds: mine < theirs
      default: mine > theirs
      }
    return [Contrast(aspect: aspect, from: key + [from], to: key + [to], isBetter: gains)]
  }

  private var papers: [Contrast] {
    guard first.outcome == "accepted", second.outcome == "accepted" else { return [] }
    func asked(_ decision: Decision) -> Set<String> {
      Set(
        decision.required.map { index in
          let requirement = decision.program.requirements[index]
          let names = requirement.alternatives.map {
            $0.papers.map(\.paper).joined(separator: "+")
          }
          return requirement.id ?? names.joined(separator: "|")
        })
    }
    let (mine, theirs) = (asked(first), asked(second))
    return theirs.subtracting(mine).map {
      Contrast(aspect: .papers, from: [], to: [$0], isBetter: false)
    }
      + mine.subtracting(theirs).map {
        Contrast(aspect: .papers, from: [$0], to: [], isBetter: true)
      }
  }

  private var statuses: [Contrast] {
    func word(_ decision: Decision) -> String? {
      decision.statusBefore.known.flatMap {
        decision.program.choices[EngineChoices.status]?.names($0).first
      }
    }
    guard let mine = word(first), let theirs = word(second), mine != theirs else { return [] }
    return [Contrast(aspect: .status, from: [mine], to: [theirs], isBetter: nil)]
  }
}
