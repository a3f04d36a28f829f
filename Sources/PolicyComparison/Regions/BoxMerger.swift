import PolicyValues

/// Makes few boxes of many that do not overlap: two that differ in one dimension become one where
/// nothing lies between.
struct BoxMerger {
  let dimensions: [Dimension]

  /// The same points in fewer boxes; the order depends on the boxes alone.
  func merged(_ boxes: [[Ends]]) -> [[Ends]] {
    var boxes = boxes
    var count = Int.max
    while boxes.count < count {
      count = boxes.count
      for place in order { boxes = merged(boxes, along: place) }
    }
    return boxes.sorted(by: BoxMerger.isBefore)
  }

  /// Days of filing come last: what is the same on some day is said once.
  private var order: [Int] {
    let filing = dimensions.indices.filter { CaseSpace.filingDays.contains(dimensions[$0].name) }
    return dimensions.indices.filter { !filing.contains($0) } + filing
  }

  private func merged(_ boxes: [[Ends]], along place: Int) -> [[Ends]] {
    var groups: [[Ends]: [Ends]] = [:]
    for box in boxes {
      var key = box
      key[place] = Ends(0)
      groups[key, default: []].append(box[place])
    }
    guard groups.count < boxes.count else { return boxes }
    return groups.flatMap { key, ends in
      joined(ends, along: place).map { end in
        var box = key
        box[place] = end
        return box
      }
    }
  }

  private func joined(_ ends: [Ends], along place: Int) -> [Ends] {
    let dimension = dimensions[place]
    var result: [Ends] = []
    for next in ends.sorted(by: { ($0.lo, $0.hi) < ($1.lo, $1.hi) }) {
      // Why: options join whatever lies between; days and numbers only their neighbours.
      let partner = result.indices.first { dimension.union(result[$0], next) != nil }
      if let partner, let union = dimension.union(result[partner], next) {
        result[partner] = union
      } else {
        result.append(next)
      }
    }
    return result
  }

  private static func isBefore(_ x: [Ends], _ y: [Ends]) -> Bool {
    for (a, b) in zip(x, y) where a != b { return (a.lo, a.hi) < (b.lo, b.hi) }
    return false
  }
}
