/// The type of a value a policy can speak of. A scalar's type comes from where it stands.
package enum ValueType: Hashable, Sendable {
  case bool
  /// A day; `never` is after every day.
  case date
  /// A whole number within the range its fact declares.
  case int
  /// An amount of money, counted exactly in the smallest unit (fen).
  case money
  /// One option of a named list.
  case choice(ChoiceID)
  /// Any number of options of a named list.
  case set(ChoiceID)
}

/// The name of a list of options: a fact's id, a reading's id, or one of the engine's own lists.
package struct ChoiceID: Hashable, Sendable {
  package let name: String
  package init(_ name: String) { self.name = name }
}
