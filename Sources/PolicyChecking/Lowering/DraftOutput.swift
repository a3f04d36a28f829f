import PolicyProgram
import PolicyValues

/// An output whose registers are still provisional.
struct DraftOutput {
  let name: OutputName
  let type: ValueType
  let value: CodeBuilder.Register
  /// Whether any standing rule, or the block, gives it.
  let isGiven: CodeBuilder.Register
  /// Standing rules that give it disagree.
  let disagrees: CodeBuilder.Register
  let block: TermID?
  let blockBasis: Basis?
}

/// A rule whose registers are still provisional.
struct DraftRule {
  let rule: CheckedRule
  let condition: TermID
  let applies: CodeBuilder.Register
  var gives: [(output: OutputName, value: TermID, stands: CodeBuilder.Register)]
}

/// A requirement whose registers are still provisional.
struct DraftRequirement {
  let id: String?
  let alternatives: [Requirement.Alternative]
  let asked: CodeBuilder.Register
  let brought: CodeBuilder.Register
  let lacking: CodeBuilder.Register
  let conditions: [TermID]
  let because: Wording?
  let basis: Basis
}
