import SourceText

/// What an input register stands for, in the order of the program's inputs.
package enum InputSpec: Sendable {
  /// Index into the program's facts.
  case fact(Int)
  /// Index into the program's readings.
  case reading(Int)
  /// One word of the set of papers brought; bit i of word w is paper bit 31 w + i.
  case papers(word: Int)
  /// Whether the case says which papers there are.
  case papersGiven
  /// A value on which the sources are silent; never known.
  case silent(SourceRange)
}
