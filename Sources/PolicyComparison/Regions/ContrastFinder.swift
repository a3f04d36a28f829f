import PolicyExploration
import PolicyProgram
import PolicyValues

/// Puts every contrast of two programs as a condition over both.
struct ContrastFinder {
  private let programs: [Program]

  init(_ first: Program, _ second: Program) { programs = [first, second] }

  typealias Found = [(Contrast, CodeBuilder.Register)]

  /// The contrasts that are possible, those of one question together.
  func comparisons(_ bench: inout JointBench) -> [Found] {
    var found: [Found] = []
    for aspect in DecisionAspect.allCases {
      switch aspect {
      case .outcome, .to, .continuity: found.append(words(aspect, &bench))
      case .validity:
        found.append(sizes(aspect, .validityEnds, isMoreBetter: true, &bench))
        found.append(sizes(aspect, .validityStarts, isMoreBetter: nil, &bench))
      case .papers: found += papers(&bench)
      case .fee: found.append(sizes(aspect, .fee, isMoreBetter: false, &bench))
      case .completion: found.append(sizes(aspect, .completedBy, isMoreBetter: false, &bench))
      case .status: found.append(statuses(&bench))
      }
    }
    return found.map { $0.filter { bench.builder.constantValue($0.1) != 0 } }
      .filter { !$0.isEmpty }
  }

  /// What the second side takes away: acceptance, or years of those whom both accept.
  func losses(_ bench: inout JointBench) -> [Found] {
    let outcome = words(.outcome, &bench).filter { $0.0.isBetter == false }
    var years = words(.continuity, &bench).filter { $0.0.isBetter == false }
    if let accepted = accepted(&bench) {
      years = years.map { ($0.0, bench.builder.and(accepted, $0.1)) }
    }
    return [outcome, years].map { $0.filter { bench.builder.constantValue($0.1) != 0 } }
      .filter { !$0.isEmpty }
  }

  /// Both sides accept.
  private func accepted(_ bench: inout JointBench) -> CodeBuilder.Register? {
    guard let one = programs[0].output(.outcome), let other = programs[1].output(.outcome) else {
      return nil
    }
    let mine = says(one, EngineChoices.accepted, of: 0, &bench)
    let theirs = says(other, EngineChoices.accepted, of: 1, &bench)
    return bench.builder.and(mine, theirs)
  }

  // MARK: Words

  private func words(_ aspect: DecisionAspect, _ bench: inout JointBench) -> Found {
    let (name, list): (OutputName, ChoiceID) =
      switch aspect {
      case .to: (.to, EngineChoices.target)
      case .continuity: (.continuity, EngineChoices.continuity)
      default: (.outcome, EngineChoices.outcome)
      }
    guard let one = programs[0].output(name), let other = programs[1].output(name),
      let mine = programs[0].choices[list], let theirs = programs[1].choices[list]
    else { return [] }
    let isAlike =
      bench.copy(one.value, of: 0) == bench.copy(other.value, of: 1)
      && bench.copy(one.due, of: 0) == bench.copy(other.due, of: 1)
    guard !isAlike || mine.options.map(\.id) != theirs.options.map(\.id) else { return [] }
    let said = [(one, mine), (other, theirs)].enumerated().map { side, pair in
      pair.1.options.indices.map { index in
        says(pair.0, 1 << Int32(index), of: side, &bench)
      }
    }
    return paired(aspect, mine, theirs, said, &bench) { rank($0, aspect) }
  }

  private func says(
    _ output: Output, _ bit: Int32, of side: Int, _ bench: inout JointBench
  ) -> CodeBuilder.Register {
    let (due, value) = (bench.copy(output.due, of: side), bench.copy(output.value, of: side))
    let options = bench.builder.options(bit)
    return bench.builder.and(due, bench.builder.meets(value, options))
  }

  /// Greater is better.
  private func rank(_ word: String, _ aspect: DecisionAspect) -> Int {
    switch aspect {
    case .outcome: word == "accepted" ? 1 : 0
    case .continuity: -(EngineChoices.effects.firstIndex { $0.id == word } ?? 0)
    default: 0
    }
  }

  private func paired(
    _ aspect: DecisionAspect, _ mine: ChoiceSpec, _ theirs: ChoiceSpec,
    _ said: [[CodeBuilder.Register]], _ bench: inout JointBench, _ rank: (String) -> Int
  ) -> Found {
    var found: Found = []
    for (x, first) in mine.options.enumerated() {
      for (y, second) in theirs.options.enumerated() where first.id != second.id {
        let difference = rank(second.id) - rank(first.id)
        let contrast = Contrast(
          aspect: aspect, from: [first.id], to: [second.id],
          isBetter: difference == 0 ? nil : difference > 0)
        found.append((contrast, bench.builder.and(said[0][x], said[1][y])))
      }
    }
    return found
  }

  private func statuses(_ bench: inout JointBench) -> Found {
    guard let one = programs[0].statusBefore, let other = programs[1].statusBefore,
      let mine = programs[0].choices[EngineChoices.status],
      let theirs = programs[1].choices[EngineChoices.status]
    else { return [] }
    guard bench.copy(one, of: 0) != bench.copy(other, of: 1) else { return [] }
    let said = [(one, mine), (other, theirs)].enumerated().map { side, pair in
      let value = bench.copy(pair.0, of: side)
      return pair.1.options.indices.map { index -> CodeBuilder.Register in
        let options = bench.builder.options(1 << Int32(index))
        return bench.builder.meets(value, options)
      }
    }
    return paired(.status, mine, theirs, said, &bench) { _ in 0 }
  }

  // MARK: Days and amounts

  private func sizes(
    _ aspect: DecisionAspect, _ name: OutputName, isMoreBetter: Bool?, _ bench: inout JointBench
  ) -> Found {
    guard let x = programs[0].output(name), let y = programs[1].output(name) else { return [] }
    let (one, other) = (bench.copy(x.value, of: 0), bench.copy(y.value, of: 1))
    guard one != other else { return [] }
    var conditions: [CodeBuilder.Register] = []
    for (side, output) in [x, y].enumerated() {
      conditions.append(bench.copy(output.due, of: side))
      for trouble in [output.gap, output.conflict] {
        conditions.append(bench.builder.not(bench.copy(trouble, of: side)))
      }
    }
    let key = name == .validityStarts ? ["starts"] : []
    let (small, great) = name == .fee ? ("less", "more") : ("earlier", "later")
    let grows = bench.builder.less(one, other)
    let shrinks = bench.builder.less(other, one)
    return [
      (
        Contrast(aspect: aspect, from: key + [small], to: key + [great], isBetter: isMoreBetter),
        bench.builder.all(conditions + [grows])
      ),
      (
        Contrast(
          aspect: aspect, from: key + [great], to: key + [small],
          isBetter: isMoreBetter.map { !$0 }),
        bench.builder.all(conditions + [shrinks])
      ),
    ]
  }

  // MARK: Papers

  private func papers(_ bench: inout JointBench) -> [Found] {
    // Papers are of interest where both would accept.
    guard let accepted = accepted(&bench) else { return [] }
    var names: [String] = []
    for name in programs.flatMap(\.requirements).map(\.paper) where !names.contains(name) {
      names.append(name)
    }
    return names.map { name in
      let (x, y) = (asks(name, of: 0, &bench), asks(name, of: 1, &bench))
      guard x != y else { return [] }
      let (more, less) = (bench.builder.andNot(y, x), bench.builder.andNot(x, y))
      return [
        (
          Contrast(aspect: .papers, from: [], to: [name], isBetter: false),
          bench.builder.and(accepted, more)
        ),
        (
          Contrast(aspect: .papers, from: [name], to: [], isBetter: true),
          bench.builder.and(accepted, less)
        ),
      ]
    }
  }

  private func asks(
    _ paper: String, of side: Int, _ bench: inout JointBench
  ) -> CodeBuilder.Register {
    let registers = programs[side].requirements.filter { $0.paper == paper }.map {
      bench.copy($0.asked, of: side)
    }
    return registers.isEmpty ? bench.builder.bool(false) : bench.builder.any(registers)
  }
}

extension Requirement {
  /// The paper's id, or those of which any will do.
  var paper: String {
    id ?? alternatives.map { $0.papers.map(\.paper).joined(separator: "+") }.joined(separator: "|")
  }
}
