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
  static func all(_ program: BenchProgram, _ cases: [BenchCase]) -> [Contestant] {
    [byHand, row(program), log(program), columns(program, cases), partly(program)]
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
        sum &+= Int64(program.answer(file.registers()).weight)
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
        sum &+= Int64(program.answer(file.registers(of: k & 4095)).weight)
      }
      return sum
    }
  }

  static func partly(_ program: BenchProgram) -> Contestant {
    let file = EndFile(program.tape)
    var ends = program.inputs.map { _ in Ends(0) }
    return Contestant(name: "partly known, all known") { cases in
      var sum: Int64 = 0
      for k in cases.indices {
        cases.withInputs(k) { values in
          for (field, value) in values.enumerated() { ends[field] = Ends(value) }
        }
        ends.withUnsafeBufferPointer { file.run($0) }
        sum &+= Int64(program.answer(file.all).weight)
      }
      return sum
    }
  }

  /// The cases come as columns, as a batch would read them from a table.
  static func columns(_ program: BenchProgram, _ cases: [BenchCase]) -> Contestant {
    let file = ColumnFile(program.tape)
    let fields = cases.withUnsafeBufferPointer { cases in
      let rows = UnsafeRawBufferPointer(cases).assumingMemoryBound(to: Int32.self)
      return program.inputs.indices.map { field in
        cases.indices.map { rows[$0 * BenchCase.fieldCount + field] }
      }
    }
    return Contestant(name: "columns") { cases in
      var sum: Int64 = 0
      for start in stride(from: 0, to: cases.count, by: ColumnFile.chunk) {
        let n = min(ColumnFile.chunk, cases.count - start)
        for (register, field) in zip(program.inputs, fields) {
          field.withUnsafeBufferPointer { values in
            _ = file[register].update(fromContentsOf: values[start..<start + n])
          }
        }
        file.run(n)
        let columns = program.columns(in: file)
        for j in 0..<n { sum &+= Int64(columns.answer(j).weight) }
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
