import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Answers one comparison over a space.
struct PartitionMaker {
  let joint: Joint
  let comparison: Joint.Comparison
  let whole: [Ends]
  let tape: Tape

  func partition(budget: Int) -> Partition {
    let explorer = Explorer(
      tape, targets: comparison.registers, assumptions: joint.assumptions, isThrifty: true)
    var found: [Contrast: [[Ends]]] = [:]
    var (alike, hidden): (UInt128, UInt128) = (0, 0)
    let coverage = explorer.explore(whole, budget: budget) { region in
      let box = whole.indices.map { region[RegisterID(UInt16(truncatingIfNeeded: $0))] }
      let size = joint.size(of: box)
      guard region.unresolved.isEmpty else { return hidden += size }
      let holding = comparison.registers.firstIndex { region[$0] == Ends(1) }
      guard let holding else { return alike += size }
      found[comparison.contrasts[holding], default: []].append(box)
    }
    let regions = comparison.contrasts.flatMap { contrast in
      BoxMerger(dimensions: joint.dimensions).merged(found[contrast] ?? []).map { box in
        Partition.Region(contrast: contrast, box: box, size: joint.size(of: box))
      }
    }
    let sorted = regions.enumerated().sorted {
      ($1.element.size, $0.offset) < ($0.element.size, $1.offset)
    }.map(\.element)
    return Partition(
      comparison: comparison, regions: sorted,
      all: sorted.reduce(alike + hidden) { $0 + $1.size }, alike: alike, hidden: hidden,
      isComplete: coverage == .complete)
  }
}
