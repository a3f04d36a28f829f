import PolicyProgram
import SourceText

/// What an input of an explored program stands for.
package enum Unknown: Hashable, Sendable {
  /// A fact, by id; programs that are explored together share it.
  case fact(String)
  /// A reading, by id.
  case reading(String)
  /// A value on which the sources are silent, by its place.
  case silent(SourceRange)
  /// A condition cut off with the facts that only it reads; a register of the code before the cut.
  case cut(RegisterID)
}
