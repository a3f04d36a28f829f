import CivilTime
import PolicyChecking
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Finds out what there is to say of regions: names of days, applicants, where explanations part.
package final class RegionReader {
  private let joint: Joint
  private let space: CaseSpace
  private let whole: [Ends]
  private let questions: (Question, Question)
  private let editions: (CheckedEdition, CheckedEdition)

  package init(
    _ joint: Joint, _ space: CaseSpace, _ first: CheckedEdition, _ second: CheckedEdition
  ) {
    self.joint = joint
    self.space = space
    whole = space.box(of: joint)
    questions = (Question(joint.first), Question(joint.second))
    editions = (first, second)
  }

  package func story(of region: Partition.Region) -> RegionStory {
    let applicants = edges(region.box)
    let one = applicants[0]
    let (mine, theirs) = (
      rest(region.contrast, one.first, isFirst: true),
      rest(region.contrast, one.second, isFirst: false)
    )
    let asked = mine + theirs.filter { !mine.contains($0) }
    let finder = PartingFinder(one.first, one.second, asked)
    let lines = finder.lines(mine, theirs)
    return RegionStory(
      region: region, opens: day(region.box, applicants[0], isFirst: true),
      closes: day(region.box, applicants[applicants.count - 1], isFirst: false),
      conditions: joint.conditions(region.box, within: whole, except: filing),
      applicants: applicants, restOfFirst: mine,
      restOfSecond: theirs, partings: finder.partings(asked),
      linesOfFirst: lines.first, linesOfSecond: lines.second)
  }

  // MARK: Applicants

  private var filing: Int? {
    joint.dimensions.firstIndex { CaseSpace.filingDays.contains($0.name) }
  }

  private func edges(_ box: [Ends]) -> [RegionStory.Applicant] {
    guard let filing, box[filing].isOpen else { return [applicant(box, nil)] }
    return [box[filing].lo, box[filing].hi].map { applicant(box, $0) }
  }

  private func applicant(_ box: [Ends], _ day: Int32?) -> RegionStory.Applicant {
    var point = point(in: box)
    if let filing, let day { point[filing] = day }
    return applicant(at: point)
  }

  /// A plain case of a box.
  package func point(in box: [Ends]) -> [Int32] {
    zip(joint.dimensions, box).map { $0.plainest(in: $1) }
  }

  /// What both sides say of one case.
  package func applicant(at point: [Int32]) -> RegionStory.Applicant {
    RegionStory.Applicant(
      first: decide(questions.0, point, isFirst: true),
      second: decide(questions.1, point, isFirst: false), point: point)
  }

  private func decide(_ question: Question, _ point: [Int32], isFirst: Bool) -> Decision {
    var input = CaseInput()
    for (dimension, value) in zip(joint.dimensions, point)
    where isFirst ? dimension.isReadByFirst : dimension.isReadBySecond {
      switch dimension.kind {
      case .fact: input.facts[dimension.name] = .init(value: value, place: nil)
      case .reading: input.readings[dimension.name] = value
      case .silent: break
      }
    }
    return question.decide(input, .answerAlone)
  }

  // MARK: What it rests on

  /// The ids of the steps that gave a side's answer.
  private func rest(_ contrast: Contrast, _ decision: Decision, isFirst: Bool) -> [String] {
    let program = decision.program
    func standing(_ output: OutputName) -> [String] {
      program.rules.filter { rule in
        rule.given(output).map { decision[$0.stands].value == 1 } ?? false
      }.map { "rule.\($0.id)" }
    }
    func given(_ output: OutputName) -> [String] {
      let rules = standing(output)
      return rules.isEmpty ? ["output.\(output.key)"] : rules
    }
    switch contrast.aspect {
    case .outcome: return standing(.outcome)
    case .to: return standing(.to)
    case .continuity: return standing(.continuity)
    case .validity: return given(contrast.from.count > 1 ? .validityStarts : .validityEnds)
    case .fee: return given(.fee)
    case .completion: return given(.completedBy)
    case .papers: return isFirst == contrast.to.isEmpty ? papers(contrast) : []
    case .status:
      return program.statuses.filter { decision[$0.applies].value == 1 }.map { "status.\($0.id)" }
    }
  }

  private func papers(_ contrast: Contrast) -> [String] {
    (contrast.from + contrast.to).map { "paper.\($0)" }
  }

  // MARK: Words

  private func day(
    _ box: [Ends], _ applicant: RegionStory.Applicant, isFirst: Bool
  ) -> NamedDay? {
    guard let filing else { return nil }
    let (own, all) = (box[filing], whole[filing])
    guard isFirst ? own.lo != all.lo : own.hi != all.hi else { return nil }
    var next = applicant.point
    next[filing] = PackedDayNumber.day(after: next[filing])
    let other = self.applicant(at: next)
    let namer = DayNamer(
      .init(
        decision: applicant.first, onAnotherDay: other.first, edition: editions.0),
      .init(
        decision: applicant.second, onAnotherDay: other.second, edition: editions.1), space)
    return namer.name(CivilDate(packed: isFirst ? own.lo : own.hi), isFirst: isFirst)
  }
}

extension Joint {
  /// What a box asks for that a greater one leaves open.
  func conditions(
    _ box: [Ends], within whole: [Ends], except aside: Int?
  ) -> [RegionStory.Condition] {
    dimensions.indices.filter { $0 != aside && box[$0] != whole[$0] }.map { place in
      let dimension = dimensions[place]
      let options = dimension.names(box[place])
      return RegionStory.Condition(
        name: dimension.name, options: options, ends: options.isEmpty ? box[place] : nil,
        type: dimension.type)
    }
  }
}

extension Dimension {
  /// A value that most cases say.
  func plainest(in ends: Ends) -> Int32 {
    switch type {
    case .choice: ends.hi & (0 &- ends.hi)
    case .bool, .set, .int, .money, .day: ends.lo
    }
  }
}
