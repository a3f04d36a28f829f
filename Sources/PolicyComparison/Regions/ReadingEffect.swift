import PolicyEvaluation
import PolicyExploration
import PolicyProgram
import PolicyValues

/// What one option of a reading, taken instead of the default, makes of the differences between two
/// programs; for one permit, other readings at their defaults.
package struct ReadingEffect: Sendable {
  package let reading: String
  package let option: String
  /// Whether each side has the reading; where both do, both take the option.
  package let isOfFirst: Bool
  package let isOfSecond: Bool
  /// The ways of differing that hold of more cases than with the default, or of fewer.
  package let shifts: [Shift]
  /// What the second program is against the first, with the option and with the default.
  package let verdict: BehaviourDiff.Verdict
  package let usualVerdict: BehaviourDiff.Verdict
  /// Whether everything was looked at, and nothing was hidden.
  package let isComplete: Bool

  /// One way of differing.
  package struct Shift: Sendable {
    package let contrast: Contrast
    /// How many of the cases that there are differ in this way with the option, and with the default.
    package let size: Share
    package let usual: Share
  }

  /// Some of the cases of a space.
  package struct Share: Sendable, Equatable {
    package let cases: UInt128
    package let all: UInt128
  }
}

/// The differences for one permit, as what options are held against.
private struct UsualDifferences: Sendable {
  let sizes: [Contrast: ReadingEffect.Share]
  let all: UInt128
  let isComplete: Bool

  init(_ parts: [Partition.Sizes]) {
    var sizes: [Contrast: ReadingEffect.Share] = [:]
    for part in parts {
      for (contrast, size) in part.sizes where size > 0 {
        sizes[contrast] = .init(cases: size, all: part.all)
      }
    }
    self.sizes = sizes
    all = parts.map(\.all).max() ?? 0
    isComplete = parts.allSatisfy(\.isComplete)
  }
}

/// Tries the options of readings one by one, all others at their defaults.
///
/// - Parameters:
///   - usual: how the space is cut with all of them at their defaults.
///   - budget: how many boxes each question may run.
///   - spread: does readings, one after another unless it is said otherwise; what is found is the same.
/// - Returns: the effects of options that have one, and the readings of which no option has.
/// - Throws: if both programs are too large for one code.
package func readingEffects(
  _ first: Program, _ second: Program, in space: CaseSpace, usual: [Partition],
  budget: Int = 200_000, spread: Spread = inTurn
) throws(CodeBuilder.TooManyRegisters) -> (effects: [ReadingEffect], idle: [String]) {
  try ReadingTrials(
    first: first, second: second, space: space, partitions: usual,
    usual: UsualDifferences(usual.map(\.sizes)), budget: budget
  ).effects(spread)
}

private struct ReadingTrials: Sendable {
  let first: Program
  let second: Program
  let space: CaseSpace
  /// With all readings at their defaults, how the space is cut, and what of it differs.
  let partitions: [Partition]
  let usual: UsualDifferences
  /// How many boxes each question may run.
  let budget: Int

  /// The effects of options that have one, and the readings of which no option has.
  func effects(
    _ spread: Spread
  ) throws(CodeBuilder.TooManyRegisters) -> (effects: [ReadingEffect], idle: [String]) {
    let open = try Joint(first, second, opening: .all)
    let settled = try Joint(first, second)
    let known = readings.filter { !open.readings($0).isEmpty }
    let read = known.filter { id in
      let places = open.readings(id)
      return open.comparisons.contains { comparison in
        places.contains { open.depends(comparison, on: $0) }
      }
    }
    let found = results(of: read.count, by: spread) { number in
      Result { () throws(CodeBuilder.TooManyRegisters) in
        try effects(of: read[number], settled)
      }
    }
    var shown: [String: [ReadingEffect]] = [:]
    for (id, result) in zip(read, found) { shown[id] = try result.get() }
    return (known.flatMap { shown[$0] ?? [] }, known.filter { shown[$0]?.isEmpty ?? true })
  }

  /// Readings with a default, in the order of the first program, then those of the second alone.
  private var readings: [String] {
    (first.readings + second.readings).filter { $0.fallback != nil }.map(\.id)
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func effects(
    of id: String, _ settled: Joint
  ) throws(CodeBuilder.TooManyRegisters) -> [ReadingEffect] {
    let joint = try Joint(first, second, opening: .one(id))
    let tape = Tape(joint.code)
    let dependence = Dependence(tape)
    let defaults = joint.readings(id).map { place in
      (place, [first, second].map { $0.usualOption(of: id) })
    }
    var usualBox = space.box(of: joint)
    for (place, options) in defaults {
      let own = joint.dimensions[place].isReadByFirst ? options[0] : options[1]
      if let own { usualBox[place] = Ends(own) }
    }
    var effects: [ReadingEffect] = []
    for (place, options) in defaults {
      let dimension = joint.dimensions[place]
      let usual = [
        dimension.isReadByFirst ? options[0] : nil, dimension.isReadBySecond ? options[1] : nil,
      ]
      .compactMap(\.self)
      for index in dimension.words.indices {
        let bit = Int32(1) << Int32(index)
        guard dimension.domain.hi & bit != 0, !usual.allSatisfy({ $0 == bit }) else { continue }
        var box = usualBox
        box[place] = Ends(bit)
        if let effect = effect(of: dimension, index, joint, settled, tape, dependence, place, box) {
          effects.append(effect)
        }
      }
    }
    return effects
  }

  private func effect(
    of dimension: Dimension, _ option: Int, _ joint: Joint, _ settled: Joint, _ tape: Tape,
    _ dependence: Dependence, _ place: Int, _ box: [Ends]
  ) -> ReadingEffect? {
    let moved = joint.comparisons.filter { joint.depends($0, on: place) }
    let now = UsualDifferences(
      moved.map { comparison in
        PartitionMaker(
          joint: joint, comparison: comparison, whole: box, tape: tape, dependence: dependence
        ).sizes(in: starts(comparison, joint, settled, place, box), budget: budget)
      })
    // Why: what the assumptions exclude of all cases is no way of reading the sources.
    guard now.all > 0 || usual.all == 0 else { return nil }
    let touched = Set(moved.flatMap(\.contrasts))
    let shifts = moved.flatMap(\.contrasts).compactMap { contrast -> ReadingEffect.Shift? in
      let size = now.sizes[contrast] ?? .init(cases: 0, all: now.all)
      let before = usual.sizes[contrast] ?? .init(cases: 0, all: usual.all)
      guard size.cases != before.cases else { return nil }
      return .init(contrast: contrast, size: size, usual: before)
    }
    guard !shifts.isEmpty else { return nil }
    let kept = usual.sizes.keys.filter { !touched.contains($0) }
    return ReadingEffect(
      reading: dimension.name, option: dimension.words[option], isOfFirst: dimension.isReadByFirst,
      isOfSecond: dimension.isReadBySecond, shifts: shifts,
      verdict: BehaviourDiff.Verdict(Array(now.sizes.keys) + kept),
      usualVerdict: BehaviourDiff.Verdict(Array(usual.sizes.keys)),
      isComplete: now.isComplete && usual.isComplete)
  }
}

extension ReadingTrials {
  /// The parts of a box in which to look: those into which the space was cut before, where they hold
  /// every case.
  private func starts(
    _ comparison: Joint.Comparison, _ joint: Joint, _ settled: Joint, _ place: Int, _ box: [Ends]
  ) -> [[Ends]] {
    let known = partitions.first { $0.comparison.contrasts == comparison.contrasts }
    // Why: what no case could be with the default was cut off before, and may be a case now.
    guard let known, known.isComplete, !joint.depends(joint.assumptions, on: place) else {
      return [box]
    }
    let twins = joint.dimensions.map { dimension in
      settled.dimensions.firstIndex { $0.isTwin(of: dimension) }
    }
    return known.boxes.map { cut in
      zip(box, twins).map { ends, twin in twin.map { cut[$0] } ?? ends }
    }
  }
}

extension Partition {
  fileprivate var sizes: Sizes {
    Sizes(
      sizes: regions.reduce(into: [:]) { $0[$1.contrast, default: 0] += $1.size }, all: all,
      isComplete: isComplete && hidden == 0)
  }
}

extension Dimension {
  /// Whether it is the same unknown of the same programs.
  fileprivate func isTwin(of other: Dimension) -> Bool {
    kind == other.kind && name == other.name && isReadByFirst == other.isReadByFirst
      && isReadBySecond == other.isReadBySecond
  }
}

extension Joint {
  /// The dimensions of a reading that has a default; two where both sides mean other options by it.
  fileprivate func readings(_ id: String) -> [Int] {
    dimensions.indices.filter { dimensions[$0].kind == .reading && dimensions[$0].name == id }
  }

  /// Whether the answer to a question, or whether a case can be at all, depends on an unknown.
  fileprivate func depends(_ comparison: Comparison, on place: Int) -> Bool {
    depends(comparison.registers + assumptions, on: place)
  }

  fileprivate func depends(_ registers: [RegisterID], on place: Int) -> Bool {
    code.read(by: registers).contains(RegisterID(UInt16(truncatingIfNeeded: place)))
  }
}

extension Program {
  /// The bit of a reading's default.
  fileprivate func usualOption(of reading: String) -> Int32? {
    readings.first { $0.id == reading }?.fallback.map { 1 << Int32($0) }
  }
}

extension BehaviourDiff.Verdict {
  /// What the second side is against the first if it differs in these ways.
  init(_ contrasts: [Contrast]) {
    let grave = contrasts.filter { [.outcome, .continuity, .validity].contains($0.aspect) }
    let gains = grave.contains { $0.isBetter == true }
    let loses = grave.contains { $0.isBetter == false }
    self = grave.isEmpty ? .equivalent : gains == loses ? .incomparable : gains ? .laxer : .stricter
  }
}
