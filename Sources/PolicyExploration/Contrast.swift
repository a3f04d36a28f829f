import PolicyProgram
import PolicyValues

/// One way in which two programs may say different things.
struct Contrast {
  /// What is compared.
  enum Kind {
    /// Words: the first side says one, the second another.
    case words(OutputName, Int32, Int32)
    /// Statuses, by the bit on each side.
    case statuses(Int32, Int32)
    /// Both give a day or an amount, and the second's is greater, or smaller.
    case greater(OutputName)
    case smaller(OutputName)
    /// A paper is asked for on the second side only, or on the first only.
    case asked(String)
    case spared(String)
  }

  let aspect: BehaviourDiff.Aspect
  let kind: Kind
  let from: [String]
  let to: [String]
  let isBetter: Bool?

  /// The outputs in which the rules of a witness are of interest.
  var outputs: [OutputName] {
    switch kind {
    case .words(let name, _, _), .greater(let name), .smaller(let name): [name]
    case .asked, .spared: [.outcome]
    case .statuses: []
    }
  }

  /// Whether the two sides stand in this contrast.
  func condition(
    _ one: ProgramCopy, _ other: ProgramCopy, _ bench: Workbench
  ) -> CodeBuilder.Register {
    switch kind {
    case .words(let name, let first, let second):
      if first != second, isOne(name, one, other) { return bench.builder.bool(false) }
      let (x, y) = (says(name, first, one, bench), says(name, second, other, bench))
      return bench.builder.and(x, y)
    case .statuses(let first, let second):
      if first != second, let x = one.program.statusBefore, let y = other.program.statusBefore,
        one[x] == other[y]
      {
        return bench.builder.bool(false)
      }
      let (x, y) = (stands(first, one, bench), stands(second, other, bench))
      return bench.builder.and(x, y)
    case .greater(let name): return isLess(one, other, name, bench)
    case .smaller(let name): return isLess(other, one, name, bench)
    case .asked(let paper): return asks(paper, other, butNot: one, bench)
    case .spared(let paper): return asks(paper, one, butNot: other, bench)
    }
  }

  /// What each side says by itself, where that is a word: most words are never said in a procedure.
  func claims(
    _ one: ProgramCopy, _ other: ProgramCopy, _ bench: Workbench
  ) -> [CodeBuilder.Register] {
    switch kind {
    case .words(let name, let first, let second):
      [says(name, first, one, bench), says(name, second, other, bench)]
    case .statuses(let first, let second):
      [stands(first, one, bench), stands(second, other, bench)]
    case .greater, .smaller, .asked, .spared: []
    }
  }

  /// Whether an output is the same on both sides, whatever the case.
  private func isOne(_ name: OutputName, _ one: ProgramCopy, _ other: ProgramCopy) -> Bool {
    guard let x = one.program.output(name), let y = other.program.output(name) else { return false }
    return one[x.value] == other[y.value]
  }

  private func says(
    _ name: OutputName, _ bit: Int32, _ copy: ProgramCopy, _ bench: Workbench
  ) -> CodeBuilder.Register {
    guard let output = copy.program.output(name) else { return bench.builder.bool(false) }
    let (due, value) = (copy[output.due], copy[output.value])
    let options = bench.builder.options(bit)
    return bench.builder.and(due, bench.builder.meets(value, options))
  }

  private func stands(
    _ bit: Int32, _ copy: ProgramCopy, _ bench: Workbench
  ) -> CodeBuilder.Register {
    guard let status = copy.program.statusBefore else { return bench.builder.bool(false) }
    let (value, options) = (copy[status], bench.builder.options(bit))
    return bench.builder.meets(value, options)
  }

  /// Both give a value, and the first's is smaller.
  private func isLess(
    _ one: ProgramCopy, _ other: ProgramCopy, _ name: OutputName, _ bench: Workbench
  ) -> CodeBuilder.Register {
    guard let x = one.program.output(name), let y = other.program.output(name) else {
      return bench.builder.bool(false)
    }
    guard one[x.value] != other[y.value] else { return bench.builder.bool(false) }
    let given = [one[x.due], other[y.due]]
    let troubled = [one[x.gap], one[x.conflict], other[y.gap], other[y.conflict]]
    let isLess = bench.builder.less(one[x.value], other[y.value])
    let sound = troubled.map { bench.builder.not($0) }
    return bench.builder.all(given + sound + [isLess])
  }

  private func asks(
    _ paper: String, _ copy: ProgramCopy, butNot other: ProgramCopy, _ bench: Workbench
  ) -> CodeBuilder.Register {
    let (some, none) = (asked(paper, copy), asked(paper, other))
    guard !some.isEmpty, some != none else { return bench.builder.bool(false) }
    let (asks, spares) = (bench.builder.any(some), bench.builder.not(bench.builder.any(none)))
    // Papers are of interest where both would accept.
    let accepted = [copy, other].map {
      says(.outcome, EngineChoices.accepted, $0, bench)
    }
    return bench.builder.all(accepted + [asks, spares])
  }

  private func asked(_ paper: String, _ copy: ProgramCopy) -> [CodeBuilder.Register] {
    copy.program.requirements.filter { $0.name == paper }.map { copy[$0.asked] }
  }
}

extension Pairing {
  /// Every way in which the two sides may differ in an aspect.
  func contrasts(of aspect: BehaviourDiff.Aspect) -> [Contrast] {
    switch aspect {
    case .outcome: words(aspect, .outcome, EngineChoices.outcome) { $0 == "accepted" ? 1 : 0 }
    case .to: words(aspect, .to, EngineChoices.target) { _ in 0 }
    case .continuity:
      words(aspect, .continuity, EngineChoices.continuity) { word in
        -(EngineChoices.effects.firstIndex { $0.id == word } ?? 0)
      }
    case .validity:
      sizes(aspect, .validityEnds, isMoreBetter: true)
        + sizes(aspect, .validityStarts, isMoreBetter: nil)
    case .papers: papers
    case .fee: sizes(aspect, .fee, isMoreBetter: false)
    case .completion: sizes(aspect, .completedBy, isMoreBetter: false)
    case .status: statuses
    }
  }

  /// All pairs of different words; one is better than another by its rank.
  private func words(
    _ aspect: BehaviourDiff.Aspect, _ name: OutputName, _ list: ChoiceID, _ rank: (String) -> Int
  ) -> [Contrast] {
    guard a.output(name) != nil, b.output(name) != nil, let x = a.choices[list],
      let y = b.choices[list]
    else { return [] }
    return pairs(x, y).map { first, second in
      let (before, after) = (x.options[first].id, y.options[second].id)
      let difference = rank(after) - rank(before)
      return Contrast(
        aspect: aspect, kind: .words(name, 1 << Int32(first), 1 << Int32(second)),
        from: [before], to: [after], isBetter: difference == 0 ? nil : difference > 0)
    }
  }

  private func pairs(_ x: ChoiceSpec, _ y: ChoiceSpec) -> [(Int, Int)] {
    x.options.indices.flatMap { first in
      y.options.indices.filter { x.options[first].id != y.options[$0].id }.map { (first, $0) }
    }
  }

  private var statuses: [Contrast] {
    guard a.statusBefore != nil, b.statusBefore != nil,
      let x = a.choices[EngineChoices.status], let y = b.choices[EngineChoices.status]
    else { return [] }
    return pairs(x, y).map { first, second in
      Contrast(
        aspect: .status, kind: .statuses(1 << Int32(first), 1 << Int32(second)),
        from: [x.options[first].id], to: [y.options[second].id], isBetter: nil)
    }
  }

  private func sizes(
    _ aspect: BehaviourDiff.Aspect, _ name: OutputName, isMoreBetter: Bool?
  ) -> [Contrast] {
    guard a.output(name) != nil, b.output(name) != nil else { return [] }
    let (small, great) = name == .fee ? ("less", "more") : ("earlier", "later")
    let key = name == .validityStarts ? ["starts"] : []
    return [
      Contrast(
        aspect: aspect, kind: .greater(name), from: key + [small], to: key + [great],
        isBetter: isMoreBetter),
      Contrast(
        aspect: aspect, kind: .smaller(name), from: key + [great], to: key + [small],
        isBetter: isMoreBetter.map { !$0 }),
    ]
  }

  private var papers: [Contrast] {
    var names: [String] = []
    for name in (a.requirements + b.requirements).map(\.name) where !names.contains(name) {
      names.append(name)
    }
    return names.flatMap { name in
      [
        Contrast(
          aspect: .papers, kind: .asked(name), from: [], to: [name], isBetter: false),
        Contrast(
          aspect: .papers, kind: .spared(name), from: [name], to: [], isBetter: true),
      ]
    }
  }
}
