/// How an operation's result moves when one argument grows and the others stay.
///
/// Choices and sets grow by inclusion of their bits, everything else by number.
@usableFromInline
package enum Way: UInt8, Hashable, Sendable, CaseIterable {
  /// Never falls.
  case up
  /// Never rises.
  case down
  /// May do either: the result says nothing until this argument is known.
  case wait
}
