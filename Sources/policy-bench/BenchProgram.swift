import PolicyEvaluation
import PolicyProgram

/// A program for the benchmark policy, and where its facts and answers stand.
struct BenchProgram {
  let tape: Tape
  /// In the order of the fields of `BenchCase`; they are the first inputs of the program.
  let inputs: [RegisterID]
  let outcome: RegisterID
  let status: RegisterID
  let missing: RegisterID
  let deadline: RegisterID
  let start: RegisterID
  let end: RegisterID
  let fee: RegisterID
}
