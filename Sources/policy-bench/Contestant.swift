import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// One way of deciding all cases of the benchmark; `run` returns the sum of all answers' weights.
struct Contestant {
  let name: String
  let run: (_ cases: UnsafeBufferPointer<BenchCase>) -> Int64
}

extension Contestant {
  static func all(_ program: BenchProgram) -> [Contestant] {
    [byHand, row(program), log(program), columns(program), partly(program)]
  }

  static var byHand: Contestant {
    Contestant(name: "hand-written") { cases in
      var sum: Int64 = 0
      for c in cases { sum &+= Int64(decideByHand(c).weight) }
      return sum
    }
  }

  static func row(_ program: BenchProgram) -> Contestant {
    let file = RegisterFile(program.tape)
    return Contestant(name: "row") { cases in
      var sum: Int64 = 0
      for k in cases.indices {
        cases.withInputs(k) { file.run($0) }
        sum &+= Int64(program.answer(in: file, 0).weight)
      }
      return sum
    }
  }

  /// Every register of the last 4,096 cases is kept: decisions with their whole trace.
  static func log(_ program: BenchProgram) -> Contestant {
    let file = RegisterFile(program.tape, cases: 4096)
    return Contestant(name: "row, registers kept") { cases in
      var sum: Int64 = 0
      for k in cases.indices {
        cases.withInputs(k) { file.run($0, k & 4095) }
        sum &+= Int64(program.answer(in: file, k & 4095).weight)
      }
      return sum
    }
  }

  static func columns(_ program: BenchProgram) -> Contestant {
    let file = ColumnFile(program.tape)
    return Contestant(name: "columns") { cases in
      var sum: Int64 = 0
      for start in stride(from: 0, to: cases.count, by: ColumnFile.chunk) {
        let n = min(ColumnFile.chunk, cases.count - start)
        fill(file, program, cases, start, n)
        file.run(n)
        let columns = program.columns(in: file)
        for j in 0..<n { sum &+= Int64(columns.answer(j).weight) }
      }
      return sum
    }
  }

  static func partly(_ program: BenchProgram) -> Contestant {
    let file = EndFile(program.tape)
    return Contestant(name: "partly known, all known") { cases in
      var sum: Int64 = 0
      for k in cases.indices {
        cases.withInputs(k) { values in
          for (register, value) in zip(program.inputs, values) { file[register] = Ends(value) }
        }
        file.run()
        sum &+= Int64(program.answer(in: file).weight)
      }
      return sum
    }
  }

  /// Turns rows into columns.
  static func fill(
    _ file: ColumnFile, _ program: BenchProgram, _ cases: UnsafeBufferPointer<BenchCase>,
    _ start: Int, _ n: Int
  ) {
    let rows = UnsafeRawBufferPointer(cases).assumingMemoryBound(to: Int32.self)
    for (field, register) in program.inputs.enumerated() {
      let column = file[register]
      for j in 0..<n { column[j] = rows[(start + j) * BenchCase.fieldCount + field] }
    }
  }
}

extension UnsafeBufferPointer<BenchCase> {
  /// The fields of a case, which stand in the order of the program's inputs.
  @inline(__always)
  func withInputs(_ k: Int, _ body: (_ inputs: UnsafeBufferPointer<Int32>) -> Void) {
    let rows = UnsafeRawBufferPointer(self).assumingMemoryBound(to: Int32.self)
    body(
      UnsafeBufferPointer<Int32>(
        rebasing: rows[k * BenchCase.fieldCount..<(k + 1) * BenchCase.fieldCount]))
  }
}
