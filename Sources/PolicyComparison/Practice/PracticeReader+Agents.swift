import CivilTime
import PolicyProgram
import PolicyValues

extension PracticeReader {
  /// Who else may file, and for whom; found by trying.
  func agents() -> [Practice.Agent] {
    let program = sample.question.program
    guard let fact = program.facts.first(where: { $0.id == "request.by" }),
      case .choice(let id) = fact.type, let filers = program.choices[id]
    else { return [] }
    return filers.options.enumerated().compactMap { index, option in
      guard option.id != "self" else { return nil }
      var known = base.with("request.by", 1 << Int32(index))
      known.facts["agent.relation"] = nil
      return agent(option, known)
    }
  }

  private func agent(_ option: (id: String, label: Wording), _ known: SampleCase.Known)
    -> Practice.Agent?
  {
    var grounds: [Practice.Ground] = []
    var relations: Set<Int32> = []
    var rest: [Practice.Rest] = []
    var open: [String] = []
    func tries(_ known: SampleCase.Known) -> Bool {
      guard let decision = sample.accepted(known, on: inTime)?.1 else { return false }
      relations.formUnion(doing(known))
      if rest.isEmpty {
        rest = decision.decidingRules.map {
          Practice.Rest(decision.program.rules[$0].id, decision.program.rules[$0].basis)
        }
      }
      return true
    }
    let isForAnyone = tries(known)
    if !isForAnyone {
      // Why: what limits agents is the rule that turns the others away.
      let refused = sample.decided(known, on: inTime).1
      open = self.open(refused)
      rest = refused.decidingRules.map {
        Practice.Rest(refused.program.rules[$0].id, refused.program.rules[$0].basis)
      }
    }
    if !isForAnyone { grounds = Practice.Ground.allCases.filter { tries(with($0, known)) } }
    guard isForAnyone || !grounds.isEmpty else { return nil }
    return Practice.Agent(
      id: option.id, label: option.label, grounds: least(grounds), relations: named(relations),
      open: open, rest: rest)
  }

  /// The relations of the agent with which a request is accepted.
  private func doing(_ known: SampleCase.Known) -> Set<Int32> {
    guard let relation = relation else { return [] }
    let bits = relation.options.indices.map { Int32(1) << Int32($0) }
    return Set(bits.filter { sample.accepted(known.with("agent.relation", $0), on: inTime) != nil })
  }

  private var relation: ChoiceSpec? {
    let program = sample.question.program
    guard let fact = program.facts.first(where: { $0.id == "agent.relation" }),
      case .choice(let id) = fact.type
    else { return nil }
    return program.choices[id]
  }

  /// Nothing where every relation does.
  private func named(_ bits: Set<Int32>) -> [(id: String, label: Wording)] {
    guard let relation, bits.count < relation.options.count else { return [] }
    return relation.options.enumerated().filter { bits.contains(1 << Int32($0.offset)) }
      .map(\.element)
  }

  /// A ground that follows from a weaker one says nothing.
  private func least(_ grounds: [Practice.Ground]) -> [Practice.Ground] {
    let set = Set(grounds)
    return grounds.filter { ground in
      switch ground {
      case .over65: !set.contains(.over60)
      case .impairedOver60: !set.contains(.impaired) && !set.contains(.over60)
      case .impairedOver65:
        set.isDisjoint(with: [.impaired, .impairedOver60, .over65, .over60])
      default: true
      }
    }
  }

  private func with(_ ground: Practice.Ground, _ known: SampleCase.Known) -> SampleCase.Known {
    func born(_ years: Int) -> Int32 { inTime.adding(months: -12 * years, .monthEnd)?.packed ?? 0 }
    var known = known
    switch ground {
    case .underSixteen: known.facts["applicant.born"] = born(10)
    case .disabled: known.facts["applicant.disabled"] = 1
    case .over60: known.facts["applicant.born"] = born(61)
    case .over65: known.facts["applicant.born"] = born(66)
    case .impaired: known.facts["applicant.mobility-impaired"] = 1
    case .impairedOver60:
      known.facts["applicant.mobility-impaired"] = 1
      known.facts["applicant.born"] = born(61)
    case .impairedOver65:
      known.facts["applicant.mobility-impaired"] = 1
      known.facts["applicant.born"] = born(66)
    }
    return known
  }
}
