import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Applicants for whom a condition holds, and what of them may be otherwise.
struct Variations {
  private let inquiry: Inquiry
  private let explorer: Explorer
  private let domains: [Ends]
  /// Boxes in which the condition holds for every case.
  private var boxes: [[Ends]] = []
  private static let most = 6

  init(_ inquiry: Inquiry) {
    self.inquiry = inquiry
    explorer = Explorer(
      Tape(inquiry.code), targets: [], assumptions: inquiry.goals, isThrifty: true)
    domains = inquiry.code.inputs.map(\.domain)
  }

  /// Takes an applicant for whom the condition holds for an example.
  mutating func note(_ witness: Witness) {
    note { unknown in witness.value(of: unknown).map { Ends($0) } }
  }

  /// Takes cases of which so much is known, for which the condition holds, for an example.
  mutating func note(_ known: [Unknown: Ends]) { note { known[$0] } }

  private mutating func note(_ known: (Unknown) -> Ends?) {
    let box = zip(inquiry.unknowns, domains).map { known($0) ?? $1 }
    if let found = first(in: box, budget: 400) { keep(found) }
  }

  /// Whether somebody was found soon for whom the condition holds with a value of an unknown; that
  /// nobody was says nothing.
  mutating func shows(_ place: Int, _ value: Ends) -> Bool {
    let isChoice = inquiry.code.inputs[place].type.isChoice
    let isKnown = boxes.contains { box in
      let ends = box[place]
      return isChoice ? ends.hi & value.hi == value.hi : ends.lo <= value.lo && value.hi <= ends.hi
    }
    if isKnown { return true }
    for box in boxes {
      var box = box
      box[place] = value
      if let found = first(in: box, budget: 40) {
        keep(found)
        return true
      }
    }
    for box in boxes.prefix(2) {
      // The same dates, with anything else.
      var box = zip(box.indices, box).map { index, ends in
        inquiry.code.types[index] == .day ? ends : domains[index]
      }
      box[place] = value
      if let found = first(in: box, budget: 300) {
        keep(found)
        return true
      }
    }
    return false
  }

  private mutating func keep(_ box: [Ends]) {
    if boxes.count < Variations.most { boxes.append(box) }
  }

  /// A box in which the condition holds, whatever is known of what the sources are silent about.
  private func first(in box: [Ends], budget: Int) -> [Ends]? {
    inquiry.first(in: box, by: explorer, budget: budget)
  }
}
