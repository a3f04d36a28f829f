import PolicyEvaluation
import PolicyProgram
import PolicyValues

extension BenchProgram {
  @inline(__always)
  func answer(_ r: UnsafeBufferPointer<Int32>) -> BenchAnswer {
    BenchAnswer(
      outcome: r[outcome], status: r[status], missing: r[missing], deadline: r[deadline],
      start: r[start], end: r[end], fee: r[fee])
  }

  @inline(__always)
  func answer(_ r: UnsafeBufferPointer<Ends>) -> BenchAnswer {
    BenchAnswer(
      outcome: r[outcome].hi, status: r[status].hi, missing: r[missing].hi,
      deadline: r[deadline].hi, start: r[start].hi, end: r[end].hi, fee: r[fee].hi)
  }

  func columns(in file: ColumnFile) -> Answers {
    Answers(
      outcome: file[outcome], status: file[status], missing: file[missing],
      deadline: file[deadline], start: file[start], end: file[end], fee: file[fee])
  }

  /// The answers of up to 128 cases, by column.
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

extension UnsafeBufferPointer {
  @inline(__always)
  fileprivate subscript(_ register: RegisterID) -> Element { self[Int(register.index)] }
}
