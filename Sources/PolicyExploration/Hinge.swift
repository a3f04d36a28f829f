import PolicyProgram
import PolicyValues

/// A part of what is decided, and whether it hangs on a way of counting that one word fixes.
package struct Hinge: Sendable {
  package let recounting: Recounting
  package let aspect: Suspect.Aspect
  package let sighting: Sighting
  /// What the applicant it was seen for is told under either way of counting; nil: nobody was found.
  package let told: (inForce: String, other: String)?
  /// The filing days on which that applicant, all else the same, is told something else; in order, and all
  /// there are. Empty where it does not depend on the day of the request, or they are not all known.
  package let filingDays: [ClosedRange<Int32>]

  /// What it is about, as other findings name it: `windows/ID`, `PROCEDURE/OUTPUT`, `status`.
  package var subject: String {
    let name = recounting.program.procedure?.id
    let part =
      switch aspect {
      case .window(let id): "windows/\(id)"
      case .output(let output): output.key
      case .status: "status"
      case .statusAfter: "status-after"
      case .papers: "papers"
      }
    if case .window = aspect { return part }
    return name.map { "\($0)/\(part)" } ?? part
  }
}

extension Hinge {
  /// Whether what was seen is all there is.
  package var isComplete: Bool { sighting.isComplete && sighting.hidden == 0 }

  /// Whether nothing was seen, and it may be there.
  package var isUnknown: Bool { !sighting.isSeen && !isComplete }
}

/// Looks for everything that other ways of counting would change.
///
/// With every reading at its default first; with any other only where that shows nothing.
///
/// - Parameters:
///   - recountings: the programs of one edition, under each other value of each convention that one
///     word fixes.
///   - budget: how many boxes one question of `check --exhaustive` may run. One of these may run a
///     25th of it, of what follows from the outcome a hundredth, and all of them together a tenth.
/// - Returns: the parts that may change at all: windows, the status, outcomes, and all else.
package func hinges(of recountings: [Recounting], budget: Int) -> [Hinge] {
  var hinges: [Hinge] = []
  var purse = budget / 10
  var windows: Set<[String]> = []
  let spans = DateSpans()
  for rank in 0..<Suspect.Aspect.ranks {
    for recounting in recountings {
      for aspect in recounting.aspects where aspect.rank == rank {
        if case .window(let id) = aspect {
          let key = [recounting.convention, recounting.other, id]
          guard windows.insert(key).inserted else { continue }
        }
        let share = min(purse, rank < 3 ? budget / 25 : budget / 100)
        guard let hinge = recounting.hinge(aspect, budget: max(1, share), spans) else { continue }
        purse -= hinge.sighting.boxes
        hinges.append(hinge)
      }
    }
  }
  return hinges
}

extension Suspect.Aspect {
  fileprivate static let ranks = 4

  /// When it is looked at: what follows from few facts first.
  fileprivate var rank: Int {
    switch self {
    case .window: 0
    case .status, .statusAfter: 1
    case .output(.outcome): 2
    case .output, .papers: 3
    }
  }
}

extension Recounting {
  fileprivate var aspects: [Suspect.Aspect] {
    let windows = program.windows.map { Suspect.Aspect.window($0.id) }
    guard program.procedure != nil else { return windows + [.status] }
    var seen: Set<RegisterID> = []
    // What is written into the record is mostly an end of the validity; once is enough.
    let outputs = program.outputs.filter { seen.insert($0.value).inserted }
    return windows + outputs.map { .output($0.name) } + [.papers]
  }

  /// - Returns: nil where equal instructions alone show that nothing changes.
  fileprivate func hinge(
    _ aspect: Suspect.Aspect, budget: Int, _ spans: DateSpans
  ) -> Hinge? {
    do throws(CodeBuilder.TooManyRegisters) {
      let usual = try inquiry(aspect, usual: true)
      let first = try look(for: usual, aspect, budget: budget, spans, after: nil)
      guard !first.isSeen, first.isComplete else { return hinge(aspect, first, usual, spans) }
      let whole = try inquiry(aspect, usual: false)
      guard whole.settled != false else { return nil }
      let rest = max(1, budget - first.boxes)
      let second = try look(for: whole, aspect, budget: rest, spans, after: first)
      return hinge(aspect, second, whole, spans)
    } catch {
      // Too large to be put: nothing was looked at.
      let sighting = Sighting(
        suspect: .conventionMatters(convention, aspect), witness: nil, needsReading: false,
        anchors: nil, left: 1, hidden: 0, boxes: 0)
      return hinge(aspect, sighting, nil, spans)
    }
  }

  /// - Parameter first: what the same question showed with every reading at its default: nothing.
  private func look(
    for inquiry: Inquiry, _ aspect: Suspect.Aspect, budget: Int, _ spans: DateSpans,
    after first: Sighting?
  ) throws(CodeBuilder.TooManyRegisters) -> Sighting {
    let finder = WitnessFinder(inquiry: inquiry, program: program)
    var search = Search(finder: finder, isWanted: false, spans: spans)
    try search.look(for: inquiry, budget: budget)
    let seen = search.sighting(.conventionMatters(convention, aspect))
    guard let first else { return seen }
    return Sighting(
      suspect: seen.suspect, witness: seen.witness,
      needsReading: seen.isSeen && first.isComplete && first.hidden == 0, anchors: seen.anchors,
      left: seen.left, hidden: seen.hidden, boxes: first.boxes + seen.boxes)
  }

  /// What a witness is told under either way; of papers those that it is asked for under one only.
  private func told(
    _ aspect: Suspect.Aspect, _ witness: Witness
  ) -> (inForce: String, other: String) {
    let (one, two) = (program.asked(of: witness), changed.asked(of: witness))
    return (
      program.said(of: aspect, witness, sparing: two),
      changed.said(of: aspect, witness, sparing: one)
    )
  }

  private func hinge(
    _ aspect: Suspect.Aspect, _ sighting: Sighting, _ inquiry: Inquiry?, _ spans: DateSpans
  ) -> Hinge {
    Hinge(
      recounting: self, aspect: aspect, sighting: sighting,
      told: sighting.witness.map { told(aspect, $0) },
      filingDays: sighting.witness.flatMap { inquiry?.filingDays(of: $0, spans) } ?? [])
  }
}
