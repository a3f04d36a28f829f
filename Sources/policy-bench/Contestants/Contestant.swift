import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// One way of deciding all cases of the benchmark.
struct Contestant {
  let name: String
  /// Decides every case; gives the sum of all answers' weights.
  let run: () -> Int64
}

extension Contestant {
  /// What a competent programmer writes for the same rules.
  static func natural(_ cases: [BenchCase]) -> Contestant {
    let cases = cases.map { Natural.Case($0) }
    return Contestant(name: "Swift by hand, natural") {
      var sum: Int64 = 0
      for c in cases { sum &+= Int64(Natural.decide(c).weight) }
      return sum
    }
  }

  /// What somebody writes who knows how the engine packs its values.
  static func tuned(_ cases: [BenchCase]) -> Contestant {
    Contestant(name: "Swift by hand, tuned") {
      var sum: Int64 = 0
      for c in cases { sum &+= Int64(Tuned.decide(c).weight) }
      return sum
    }
  }

  /// One case a call; every register of the last `kept` cases stays.
  static func row(
    _ name: String, _ program: BenchProgram, _ cases: [BenchCase], keeping kept: Int = 1
  ) -> Contestant {
    let file = RegisterFile(program.tape, cases: kept)
    let rows = program.rows(cases)
    let (width, count, answers) = (program.fields.count, cases.count, program.answers)
    return Contestant(name: name) {
      rows.withUnsafeBufferPointer { rows in
        var sum: Int64 = 0
        for k in 0..<count {
          file.run(rows[(k * width)..<(k + 1) * width].rebased, k & (kept - 1))
          let registers = file.registers(of: k & (kept - 1))
          sum &+= Int64(answers.answer { registers[$0] }.weight)
        }
        return sum
      }
    }
  }

  /// One case a call, and the tree of every rule with every condition that mattered.
  static func tree(
    _ name: String, _ program: Program, _ whole: BenchProgram, _ cases: [BenchCase]
  ) -> Contestant {
    let file = RegisterFile(whole.tape)
    let reader = TraceReader(program)
    let rows = whole.rows(cases)
    let (width, count) = (whole.fields.count, cases.count)
    // Why: it lasts as long as the process, like the rows.
    let steps = UnsafeMutableBufferPointer<TraceStep>.allocate(capacity: reader.capacity)
    return Contestant(name: name) {
      rows.withUnsafeBufferPointer { rows in
        var sum: Int64 = 0
        for k in 0..<count {
          file.run(rows[(k * width)..<(k + 1) * width].rebased)
          let written = reader.read(file.registers(), into: steps)
          sum &+= Int64(steps[written - 1].index) &+ Int64(written)
        }
        return sum
      }
    }
  }

  /// The cases come as columns, as a batch would read them from a table.
  static func columns(
    _ name: String, _ program: BenchProgram, _ cases: [BenchCase]
  ) -> Contestant {
    let file = ColumnFile(program.tape)
    let (rows, width, count) = (program.rows(cases), program.fields.count, cases.count)
    let fields = (0..<width).map { field in (0..<count).map { rows[$0 * width + field] } }
    let answers = program.answers
    return Contestant(name: name) {
      var sum: Int64 = 0
      for start in stride(from: 0, to: count, by: ColumnFile.chunk) {
        let n = min(ColumnFile.chunk, count - start)
        for (input, field) in fields.enumerated() {
          field.withUnsafeBufferPointer { values in
            _ = file[RegisterID(input)].update(fromContentsOf: values[start..<start + n])
          }
        }
        file.run(n)
        let columns = file.all
        for j in 0..<n {
          let answer = answers.answer { columns[$0 &* ColumnFile.chunk &+ j] }
          sum &+= Int64(answer.weight)
        }
      }
      return sum
    }
  }

  static func partly(
    _ name: String, _ program: BenchProgram, _ cases: [BenchCase]
  ) -> Contestant {
    let file = EndFile(program.tape)
    let ends = program.rows(cases).map { Ends($0) }
    let (width, count, answers) = (program.fields.count, cases.count, program.answers)
    return Contestant(name: name) {
      ends.withUnsafeBufferPointer { ends in
        var sum: Int64 = 0
        for k in 0..<count {
          file.run(ends[(k * width)..<(k + 1) * width].rebased)
          let registers = file.all
          sum &+= Int64(answers.answer { registers[$0].hi }.weight)
        }
        return sum
      }
    }
  }
}

extension Slice where Base == UnsafeBufferPointer<Int32> {
  @inline(__always)
  fileprivate var rebased: Base { Base(rebasing: self) }
}

extension Slice where Base == UnsafeBufferPointer<Ends> {
  @inline(__always)
  fileprivate var rebased: Base { Base(rebasing: self) }
}

extension RegisterID {
  init(_ place: Int) { self.init(UInt16(truncatingIfNeeded: place)) }
}
