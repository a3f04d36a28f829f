import PolicyEvaluation
import PolicyProgram

extension BenchProgram {
  @inline(__always)
  func answer(in file: RegisterFile, _ row: Int) -> BenchAnswer {
    BenchAnswer(
      outcome: file[outcome, of: row], status: file[status, of: row],
      missing: file[missing, of: row], deadline: file[deadline, of: row],
      start: file[start, of: row], end: file[end, of: row], fee: file[fee, of: row])
  }

  @inline(__always)
  func answer(in file: EndFile) -> BenchAnswer {
    BenchAnswer(
      outcome: file[outcome].hi, status: file[status].hi, missing: file[missing].hi,
      deadline: file[deadline].hi, start: file[start].hi, end: file[end].hi, fee: file[fee].hi)
  }

  func columns(in file: ColumnFile) -> Answers {
    Answers(
      outcome: file[outcome], status: file[status], missing: file[missing],
      deadline: file[deadline], start: file[start], end: file[end], fee: file[fee])
  }

  /// The answers of up to 512 cases, by column.
  struct Answers {
    let outcome: UnsafeMutableBufferPointer<Int32>
    let status: UnsafeMutableBufferPointer<Int32>
    let missing: UnsafeMutableBufferPointer<Int32>
    let deadline: UnsafeMutableBufferPointer<Int32>
    let start: UnsafeMutableBufferPointer<Int32>
    let end: UnsafeMutableBufferPointer<Int32>
    let fee: UnsafeMutableBufferPointer<Int32>

    @inline(__always)
    func answer(_ j: Int) -> BenchAnswer {
      BenchAnswer(
        outcome: outcome[j], status: status[j], missing: missing[j], deadline: deadline[j],
        start: start[j], end: end[j], fee: fee[j])
    }
  }
}
