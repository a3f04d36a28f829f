import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Answers one comparison over a space.
struct PartitionMaker {
  let joint: Joint
  let comparison: Joint.Comparison
  let whole: [Ends]
  let tape: Tape
  /// The tape's registers that depend on each input.
  let dependence: Dependence

  /// What each case of some boxes says.
  private struct Answers {
    /// The boxes of each way of differing, and how many cases they hold.
    var found: [Contrast: [[Ends]]] = [:]
    var sizes: [Contrast: UInt128] = [:]
    var alike: UInt128 = 0
    var hidden: UInt128 = 0
    /// Every box, whatever is said of it.
    var boxes: [[Ends]] = []
    var isComplete = true

    var all: UInt128 { sizes.values.reduce(alike + hidden, +) }
  }

  func partition(budget: Int) -> Partition {
    let answers = answers(in: [whole], budget: budget)
    let regions = comparison.contrasts.flatMap { contrast in
      BoxMerger(dimensions: joint.dimensions).merged(answers.found[contrast] ?? []).map { box in
        Partition.Region(contrast: contrast, box: box, size: joint.size(of: box))
      }
    }
    let sorted = regions.enumerated().sorted {
      ($1.element.size, $0.offset) < ($0.element.size, $1.offset)
    }.map(\.element)
    return Partition(
      comparison: comparison, regions: sorted, all: answers.all, alike: answers.alike,
      hidden: answers.hidden, isComplete: answers.isComplete, boxes: answers.boxes)
  }

  /// How many cases differ in each way.
  ///
  /// - Parameter boxes: parts of the whole that hold every case there is, none twice. What is cut where
  ///   another question was takes fewer steps to cut again.
  func sizes(in boxes: [[Ends]], budget: Int) -> Partition.Sizes {
    let answers = answers(in: boxes, budget: budget)
    return Partition.Sizes(
      sizes: answers.sizes, all: answers.all,
      isComplete: answers.isComplete && answers.hidden == 0)
  }

  private func answers(in boxes: [[Ends]], budget: Int) -> Answers {
    let explorer = Explorer(
      tape, targets: comparison.registers, assumptions: joint.assumptions, isThrifty: true,
      dependence: dependence, isNarrow: true)
    var answers = Answers()
    var left = budget
    for start in boxes {
      let coverage = explorer.explore(start, budget: max(1, left)) { region in
        let box = start.indices.map { region[RegisterID(UInt16(truncatingIfNeeded: $0))] }
        let size = joint.size(of: box)
        answers.boxes.append(box)
        guard region.unresolved.isEmpty else { return answers.hidden += size }
        let holding = comparison.registers.firstIndex { region[$0] == Ends(1) }
        guard let holding else { return answers.alike += size }
        let contrast = comparison.contrasts[holding]
        answers.found[contrast, default: []].append(box)
        answers.sizes[contrast, default: 0] += size
      }
      left -= explorer.boxes
      answers.isComplete = answers.isComplete && coverage == .complete
    }
    return answers
  }
}
