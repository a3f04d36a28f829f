import PolicyValues
import SourceText

/// A fact as the vocabulary declares it: what it is, what it may be, and how to speak of it.
package struct FactSpec: Sendable {
  package let id: String
  package let type: ValueType
  /// On the card or in the register, as opposed to being said with the request.
  package let isRecord: Bool
  package let label: Wording
  /// The question that asks for it.
  package let ask: Wording?
  package let ifTrue: Wording?
  package let ifFalse: Wording?
  package let unit: Wording?
  /// Everything a case may state.
  package let domain: Ends
  package let place: SourceRange
  package let isPresumed: Bool
  /// How it is counted where a history tells spells; nil: it is not.
  package let spells: SpellRule?

  package init(
    id: String, type: ValueType, isRecord: Bool, label: Wording, ask: Wording?, ifTrue: Wording?,
    ifFalse: Wording?, unit: Wording?, domain: Ends, place: SourceRange, isPresumed: Bool,
    spells: SpellRule? = nil
  ) {
    self.id = id
    self.type = type
    self.isRecord = isRecord
    self.label = label
    self.ask = ask
    self.ifTrue = ifTrue
    self.ifFalse = ifFalse
    self.unit = unit
    self.domain = domain
    self.place = place
    self.isPresumed = isPresumed
    self.spells = spells
  }
}

/// A list of options; the option at index i is bit i.
package struct ChoiceSpec: Sendable {
  package let id: ChoiceID
  package var options: [(id: String, label: Wording)]

  package init(id: ChoiceID, options: [(id: String, label: Wording)]) {
    self.id = id
    self.options = options
  }

  /// All options together.
  package var mask: Int32 { Int32(truncatingIfNeeded: (Int64(1) << Int64(options.count)) - 1) }

  package func bit(_ option: String) -> Int32? {
    options.firstIndex { $0.id == option }.map { 1 << Int32($0) }
  }

  /// The options whose bits are set, in the order of the list.
  package func names(_ mask: Int32) -> [String] {
    options.indices.filter { mask >> Int32($0) & 1 != 0 }.map { options[$0].id }
  }
}
