import PolicyProgram
import PolicyValues

/// What an input of a program is, so that it can be found in another.
struct JointUnknown {
  let kind: Dimension.Kind
  let name: String
  let type: RegisterType
  let domain: Ends
  let words: [String]
  let isChoice: Bool
  private let valueType: ValueType?

  /// nil: the input is known.
  init?(_ program: Program, _ index: Int, _ readings: OpenReadings) {
    let declared = program.code.inputs[index]
    type = declared.type
    domain = declared.domain
    switch program.inputs[index] {
    case .papers, .papersGiven: return nil
    case .reading(let place):
      let reading = program.readings[place]
      guard readings.contains(reading.id) || reading.fallback == nil else { return nil }
      (kind, name, words) = (.reading, reading.id, reading.options.map(\.id))
      valueType = nil
      isChoice = true
    case .fact(let place):
      let fact = program.facts[place]
      (kind, name, valueType) = (.fact, fact.id, fact.type)
      switch fact.type {
      case .choice(let id), .set(let id):
        words = program.choices[id]?.options.map(\.id) ?? []
        isChoice = true
      default:
        words = []
        isChoice = false
      }
    case .silent(let range):
      (kind, name, words) = (.silent, range.place, [])
      valueType = nil
      isChoice = false
    }
  }

  /// Whether both are the same unknown of a case.
  func isTwin(of other: JointUnknown) -> Bool {
    guard name == other.name else { return false }
    switch (kind, other.kind) {
    case (.silent, .silent): return type == other.type
    case (.reading, .reading): return words == other.words
    case (.fact, .fact):
      guard isChoice, other.isChoice else { return valueType == other.valueType }
      return common(with: other) != 0
    default: return false
    }
  }

  /// The options that have the same name and the same bit.
  private func common(with other: JointUnknown) -> Int32 {
    zip(words, other.words).enumerated().reduce(0) { mask, pair in
      pair.element.0 == pair.element.1 ? mask | 1 << Int32(pair.offset) : mask
    } & domain.hi & other.domain.hi
  }

  /// nil: there is nothing to choose.
  func dimension(with twin: JointUnknown?, isFirst: Bool) -> Dimension? {
    var (type, domain) = (type, domain)
    // Why: what the sources do not say is no choice of a case; the input only tells it apart.
    if kind == .silent { (type, domain) = (.bool, Ends(0)) }
    if let twin, isChoice {
      let mask = common(with: twin)
      switch type {
      case .choice: (type, domain) = (.choice(mask), Ends(oneOf: mask))
      default: (type, domain) = (.set(mask), Ends(domain.lo, mask))
      }
    } else if let twin, kind != .silent {
      domain = Ends(max(domain.lo, twin.domain.lo), min(domain.hi, twin.domain.hi))
    }
    return Dimension(
      name: name, kind: kind, type: type, domain: domain, words: words,
      isReadByFirst: isFirst || twin != nil, isReadBySecond: !isFirst || twin != nil)
  }
}
