import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// What looking everywhere for a suspect showed.
package struct Sighting: Sendable {
  package let suspect: Suspect
  /// An applicant for whom the condition holds; nil if there is none, or none was found.
  package let witness: Witness?
  /// Whether it takes another option of a reading than the default.
  package let needsReading: Bool
  /// On how many anchors the condition holds for someone.
  package let anchors: AnchorCount?
  /// How many anchors were not looked at.
  package let left: Int
  /// How many boxes a partial value, such as an unknown calendar year, hides.
  package let hidden: Int
  package let boxes: Int

  package var isComplete: Bool { left == 0 }
  package var isSeen: Bool { witness != nil }
}

/// Some of the days of a date that is taken day by day.
package struct AnchorCount: Sendable, Hashable {
  /// The fact.
  package let fact: String
  package let count: Int
  package let total: Int
  /// Months and days, packed as a day without a year; empty if it is every day.
  package let monthDays: [Int32]
  package let first: CivilDate
  package let last: CivilDate

  package var isEvery: Bool { count == total }

  /// The days in words: `every day`, `29 February`, `the 29th, 30th and 31st of a month`.
  package var words: String {
    if isEvery { return "every day" }
    let days = Set(monthDays.map { $0 & 31 })
    if monthDays.count == 1, let only = monthDays.first { return AnchorCount.words(only) }
    if let least = days.min(), least >= 28 {
      return "the " + AnchorCount.list(days.sorted().map { "\($0)\(AnchorCount.ending($0))" })
        + " of some months"
    }
    if monthDays.count <= 4 { return AnchorCount.list(monthDays.map(AnchorCount.words)) }
    return "\(monthDays.count) days of the year"
  }

  private static func words(_ monthDay: Int32) -> String {
    "\(monthDay & 31) \(months[Int(monthDay >> 5) % 12])"
  }

  private static func ending(_ day: Int32) -> String {
    switch day {
    case 1, 21, 31: "st"
    case 2, 22: "nd"
    case 3, 23: "rd"
    default: "th"
    }
  }

  private static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}

/// Looks for a suspect everywhere in a program.
///
/// - Parameters:
///   - budget: how many boxes may be run.
/// - Returns: nil if the question is too large to be put as a program.
package func sight(_ suspect: Suspect, in program: Program, budget: Int) -> Sighting? {
  do throws(CodeBuilder.TooManyRegisters) {
    let inquiry = try suspect.inquiry(into: program)
    var search = Search(suspect: suspect, finder: WitnessFinder(inquiry: inquiry, program: program))
    for part in try inquiry.relevant.parted() where !search.isOver {
      let whole = try part.cut()
      let question = try Skeleton(whole).reduced()?.cut() ?? whole
      search.look(question, budget: budget - search.boxes)
    }
    return search.sighting
  } catch {
    return nil
  }
}

/// One suspect looked for in one part of the cases after another.
private struct Search {
  let suspect: Suspect
  let finder: WitnessFinder
  private(set) var boxes = 0
  private var hidden = 0
  /// The part with hits, or with anchors left, that says most.
  private var witness: Witness?
  private var needsReading = false
  private var anchors: AnchorCount?
  private var left = 0

  init(suspect: Suspect, finder: WitnessFinder) {
    self.suspect = suspect
    self.finder = finder
  }

  var isOver: Bool { suspect.isWanted && witness != nil }

  mutating func look(_ inquiry: Inquiry, budget: Int) {
    let sweep = Sweep(inquiry)
    let most = suspect.isWanted ? 1 : Int.max
    var result = sweep.run(most: most, budget: budget)
    boxes += result.boxes
    hidden += result.hidden
    left += result.left
    let isFirst = witness == nil
    var isUnusual = false
    if !result.hits.isEmpty, isFirst {
      // The same with every reading at its default, which is graver.
      let usual = sweep.run(pinning: defaults(finder.program), most: most, budget: budget)
      boxes += usual.boxes
      isUnusual = usual.hits.isEmpty
      if !isUnusual { result = usual }
      witness = sweep.witness(of: result, finder)
    }
    if isFirst, witness != nil || anchors == nil || result.left > 0 {
      needsReading = isUnusual
      anchors = sweep.count(result) ?? anchors
    }
  }

  var sighting: Sighting {
    Sighting(
      suspect: suspect, witness: witness, needsReading: needsReading, anchors: anchors, left: left,
      hidden: hidden, boxes: boxes)
  }
}

private func defaults(_ program: Program) -> [Unknown: Ends] {
  var pinned: [Unknown: Ends] = [:]
  for reading in program.readings {
    if let fallback = reading.fallback { pinned[.reading(reading.id)] = Ends(1 << Int32(fallback)) }
  }
  return pinned
}

extension Sweep {
  /// The first applicant that can be made of the hits.
  func witness(of result: Result, _ finder: WitnessFinder) -> Witness? {
    for hit in result.hits.prefix(8) {
      var found: [Unknown: Ends] = [:]
      for (index, unknown) in inquiry.unknowns.enumerated() {
        if case .cut = unknown { continue }
        if hit.box[index] != inquiry.code.inputs[index].domain { found[unknown] = hit.box[index] }
      }
      let day = result.anchors.representatives[hit.anchor].day
      let near = result.anchor == nil ? PackedDay.pack(month: 2024 * 12, day: 15) : day
      if let witness = finder.witness(found, near: near) { return witness }
    }
    return nil
  }

  /// On how many days of the anchor there are hits.
  func count(_ result: Result) -> AnchorCount? {
    guard let anchor = result.anchor, case .fact(let fact) = inquiry.unknowns[anchor] else {
      return nil
    }
    let all = result.anchors
    let hit = Set(result.hits.map(\.anchor)).map { all.representatives[$0] }
    let monthDays = Set(hit.map { ($0.day >> 5) % 12 << 5 | $0.day & 31 }).sorted()
    return AnchorCount(
      fact: fact, count: hit.reduce(0) { $0 + $1.weight }, total: all.total,
      monthDays: monthDays, first: CivilDate(packed: all.first), last: CivilDate(packed: all.last))
  }
}

package func debugSight(_ suspect: Suspect, in program: Program, budget: Int) {
  do throws(CodeBuilder.TooManyRegisters) {
    let inquiry = try suspect.inquiry(into: program)
    for part in try inquiry.relevant.parted() {
      let whole = try part.cut()
      let red = try Skeleton(whole).reduced()
      let cut = try red?.cut() ?? whole
      print("reduced", red != nil)
      let sweep = Sweep(cut)
      let r = sweep.run(budget: budget)
      let days = sweep.anchor.map { sweep.inquiry.unknowns[$0] }
      print("part instr \(cut.code.instructions.count) regs \(cut.code.registerCount) of \(part.code.instructions.count) anchor \(String(describing: days)) classes \(r.anchors.representatives.count) looked \(r.anchors.total - r.left) boxes \(r.boxes) left \(r.left) assumptions \(cut.assumptions.count)")
      for (k, v) in r.splits.sorted(by: { $0.value > $1.value }) {
        if case .cut(let c) = k { print("   cut \(c.index) reads", part.unknowns.indices.filter { u in part.code.isRead(u, by: c) }.map { part.unknowns[$0] }, v) } else { print("  ", k, v) }
      }
      print("   unknowns:", cut.unknowns.count)
    }
  } catch {}
}
extension Code {
  func isRead(_ input: Int, by r: RegisterID) -> Bool {
    var seen: Set<RegisterID> = []
    var waiting = [r]
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted else { continue }
      if Int(next.index) == input { return true }
      if let instruction = instruction(of: next) { waiting += arguments(of: instruction) }
    }
    return false
  }
}
