import PolicyValues

/// One output of a program: where its value, its due, its gap and its conflict stand.
package struct Output: Sendable {
  package let name: OutputName
  package let type: ValueType
  /// A word's output holds the set of what is claimed; any other the value itself.
  package let value: RegisterID
  /// Whether the outcome asks for it.
  package let due: RegisterID
  /// Due, and nothing gives it.
  package let gap: RegisterID
  /// Due, and standing rules disagree.
  package let conflict: RegisterID
  /// The value where no rule gives one, and what it rests on.
  package let block: TermID?
  package let blockBasis: Basis?

  package init(
    name: OutputName, type: ValueType, value: RegisterID, due: RegisterID, gap: RegisterID,
    conflict: RegisterID, block: TermID?, blockBasis: Basis?
  ) {
    self.name = name
    self.type = type
    self.value = value
    self.due = due
    self.gap = gap
    self.conflict = conflict
    self.block = block
    self.blockBasis = blockBasis
  }
}
