import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// A question with its comparisons of dates taken for free facts, and what excludes some of their
/// answers.
struct Logic {
  let sieve: DifferenceSieve
  let explorer: Explorer
  /// What each input stands for in the question: comparisons, then inputs.
  let inputs: [RegisterID]
  let box: [Ends]

  /// - Parameters:
  ///   - feeding: inputs that comparisons read beside dates.
  ///   - longLook: how many boxes a long search for dates may stand for; nil for a short one.
  /// - Returns: nil if a date is read otherwise than by comparisons.
  init?(
    _ inquiry: Inquiry, _ comparisons: [RegisterID], _ feeding: Set<Int>, _ spans: DateSpans,
    longLook: Int?
  ) throws(CodeBuilder.TooManyRegisters) {
    let code = inquiry.code
    var builder = CodeBuilder()
    var copier = CodeCopier(code, within: code.inputs.map(\.domain))
    for comparison in comparisons { copier.place(comparison, as: builder.input(.bool)) }
    var inputs = comparisons
    let reached = inquiry.reached(stoppingAt: comparisons)
    for index in feeding.union(reached).sorted() {
      guard code.types[index] != .day else { return nil }
      let input = code.inputs[index]
      let place = RegisterID(UInt16(truncatingIfNeeded: index))
      copier.place(place, as: builder.input(input.type, domain: input.domain))
      inputs.append(place)
    }
    let dates = DateLogic(code, comparisons: comparisons, spans: spans)
    var gates: [RegisterID: CodeBuilder.Register] = [:]
    for extreme in dates.extremes { gates[extreme] = builder.input(.bool) }
    for gate in Set(dates.bounds.compactMap { $0.gate?.register }).sorted()
    where gates[gate] == nil {
      let isPlain = inquiry.reached(from: [gate], stoppingAt: comparisons).allSatisfy {
        code.types[$0] != .day
      }
      if isPlain { gates[gate] = copier.copy(gate, into: &builder) }
    }
    let twins = dates.twins.map { ($0, builder.input(.bool), builder.input(.bool)) }
    let goals = inquiry.roots.map { copier.copy($0, into: &builder) }
    let result = try builder.finish()
    var places = RegisterMap<Int>(count: code.registerCount)
    for (gate, register) in gates { places[gate] = Int(result(register).index) }
    for (place, comparison) in comparisons.enumerated() { places[comparison] = place }
    let judge = DateJudge(
      DateConditions.Frame(
        code: code, comparisons: comparisons, places: places, ranges: dates.ranges,
        silent: Set(code.inputs.indices.filter(inquiry.isSilent))), longLook: longLook)
    sieve = DifferenceSieve(
      dates, near: Logic.usualDay, twins: twins.map { ($0, result($1), result($2)) }, judge: judge
    ) { gates[$0].map { result($0) } }
    explorer = Explorer(
      Tape(result.code), targets: [], assumptions: goals.map { result($0) }, isThrifty: true,
      sieve: sieve)
    self.inputs = inputs
    box = result.code.inputs.map(\.domain)
  }

  private static let usualDay = PackedDay.pack(month: 2022 * 12 + 2, day: 15)

  /// The values on which the sources are silent, with all that they may be.
  func silent(of inquiry: Inquiry) -> [(place: Int, whole: Ends)] {
    inputs.indices.filter {
      Int(inputs[$0].index) < inquiry.unknowns.count && inquiry.isSilent(Int(inputs[$0].index))
    }.map { ($0, box[$0]) }
  }

  /// What a region says of the question's inputs, by input.
  func known(_ region: borrowing Region) -> [Int: Ends] {
    var known: [Int: Ends] = [:]
    for (index, place) in inputs.enumerated() {
      let ends = region[RegisterID(UInt16(truncatingIfNeeded: index))]
      if ends != box[index] { known[Int(place.index)] = ends }
    }
    return known
  }
}

/// Tries days at which a way of the logic may be met.
final class Guesses {
  private let inquiry: Inquiry
  private let explorer: Explorer
  private let box: [Ends]
  private var tries = 0
  /// The boxes run by the last try.
  private(set) var boxes = 0
  private static let mostTries = 12

  init(_ inquiry: Inquiry) {
    self.inquiry = inquiry
    explorer = Explorer(
      Tape(inquiry.code), targets: [], assumptions: inquiry.goals, isThrifty: true)
    box = inquiry.code.inputs.map(\.domain)
  }

  /// A box in which the condition holds, inside what is known; nil if none was found soon.
  ///
  /// - Parameter days: days at which the condition surely holds.
  func box(
    of known: [Int: Ends], near guess: [Int: Int32], surely days: [Int: Int32]?
  ) -> [Ends]? {
    boxes = 0
    var wide = box
    for (input, ends) in known where input < wide.count { wide[input] = ends }
    if tries < Guesses.mostTries {
      tries += 1
      if let found = near(guess, wide) { return found }
    }
    guard let days else { return nil }
    var narrow = wide
    for (input, day) in days { narrow[input] = Ends(day) }
    return first(narrow, budget: 1_000)
  }

  private func near(_ guess: [Int: Int32], _ wide: [Ends]) -> [Ends]? {
    var narrow = wide
    for (input, day) in guess { narrow[input] = pinned(input, day) }
    if let found = first(narrow, budget: 60) { return found }
    for input in guess.keys.sorted() {
      var box = wide
      if let day = guess[input] { box[input] = pinned(input, day) }
      if let found = first(box, budget: 200) { return found }
    }
    return nil
  }

  private func pinned(_ input: Int, _ day: Int32) -> Ends {
    Ends(min(max(day, box[input].lo), box[input].hi))
  }

  private func first(_ box: [Ends], budget: Int) -> [Ends]? {
    let found = inquiry.first(in: box, by: explorer, budget: budget)
    boxes += explorer.boxes
    return found
  }
}
