import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// The benchmark policy as a program, and where the fields of a case and of its answer stand.
struct BenchProgram {
  let tape: Tape
  /// By input, the field of `BenchCase`; nil for "the papers are known", which always holds.
  let fields: [Int?]
  let answers: AnswerRegisters

  /// The cases as the program's inputs, row after row.
  func rows(_ cases: [BenchCase]) -> [Int32] {
    var rows: [Int32] = []
    rows.reserveCapacity(cases.count * fields.count)
    cases.withUnsafeBytes { bytes in
      let values = bytes.assumingMemoryBound(to: Int32.self)
      for k in cases.indices {
        for field in fields {
          rows.append(field.map { values[k * BenchCase.fieldCount + $0] } ?? 1)
        }
      }
    }
    return rows
  }
}

/// The registers that an answer is read from.
struct AnswerRegisters {
  var outcome, status, start, end, fee, deadline, continuity: Int
  /// Of each requirement in written order, whether its paper is missing.
  var lacking: Lacking

  typealias Lacking = (Int, Int, Int, Int, Int, Int, Int, Int, Int)

  /// An answer of the engine's words, turned into the benchmark's: what is not due is not said.
  @inline(__always)
  func answer(_ value: (_ register: Int) -> Int32) -> BenchAnswer {
    let word = value(outcome)
    let standing = value(status)
    let isAccepted = word == EngineChoices.accepted
    let isPaid = word & (EngineChoices.accepted | EngineChoices.redirected) != 0
    return BenchAnswer(
      outcome: word & 7 | word >> 1 & 12, status: standing >> 1 & 1 | standing >> 2 & 6,
      missing: missing(value), deadline: value(deadline),
      start: either(isAccepted, value(start), PackedDay.never),
      end: either(isAccepted, value(end), PackedDay.never), fee: either(isPaid, value(fee), 0),
      continuity: value(continuity) & 1 | value(continuity) >> 2)
  }

  // Why: both values are loaded before the choice, so that loops over it become vector code.
  @inline(__always)
  private func either(_ condition: Bool, _ yes: Int32, _ no: Int32) -> Int32 {
    condition ? yes : no
  }

  @inline(__always)
  private func missing(_ value: (Int) -> Int32) -> Int32 {
    let identity = value(lacking.0) | value(lacking.1) << 1
    let housing =
      value(lacking.2) << 4 | value(lacking.3) << 5 | value(lacking.4) << 6 | value(lacking.5) << 7
    return identity | housing | value(lacking.6) << 8 | value(lacking.7) << 9
      | value(lacking.8) << 10
  }
}
