import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// How many cases each contestant answers otherwise than the tuned function.
struct Agreement: CustomStringConvertible {
  private var wrong: [(name: String, count: Int)] = []

  var isComplete: Bool { wrong.allSatisfy { $0.count == 0 } }

  var description: String { wrong.map { "\($0.name) \($0.count)" }.joined(separator: ", ") }

  init(_ programs: [(name: String, program: BenchProgram)], _ cases: [BenchCase]) {
    wrong.append(("natural", cases.count { Natural.decide(Natural.Case($0)).answer != expect($0) }))
    for (name, program) in programs {
      let rows = program.rows(cases)
      wrong.append(("\(name) row", row(program, rows, cases)))
      wrong.append(("\(name) columns", columns(program, rows, cases)))
      wrong.append(("\(name) partly", partly(program, rows, cases)))
    }
  }

  private func expect(_ c: BenchCase) -> BenchAnswer { Tuned.decide(c) }

  private func row(_ program: BenchProgram, _ rows: [Int32], _ cases: [BenchCase]) -> Int {
    let file = RegisterFile(program.tape)
    let width = program.fields.count
    return cases.indices.count { k in
      rows[k * width..<(k + 1) * width].withUnsafeBufferPointer { file.run($0) }
      let registers = file.registers()
      return program.answers.answer { registers[$0] } != expect(cases[k])
    }
  }

  private func columns(_ program: BenchProgram, _ rows: [Int32], _ cases: [BenchCase]) -> Int {
    let file = ColumnFile(program.tape)
    let width = program.fields.count
    var wrong = 0
    for start in stride(from: 0, to: cases.count, by: ColumnFile.chunk) {
      let n = min(ColumnFile.chunk, cases.count - start)
      for input in 0..<width {
        let column = file[RegisterID(input)]
        for j in 0..<n { column[j] = rows[(start + j) * width + input] }
      }
      file.run(n)
      wrong += (0..<n).count { j in
        let answer = program.answers.answer { file[RegisterID($0)][j] }
        return answer != expect(cases[start + j])
      }
    }
    return wrong
  }

  private func partly(_ program: BenchProgram, _ rows: [Int32], _ cases: [BenchCase]) -> Int {
    let file = EndFile(program.tape)
    let ends = rows.map { Ends($0) }
    let width = program.fields.count
    return cases.indices.count { k in
      ends[k * width..<(k + 1) * width].withUnsafeBufferPointer { file.run($0) }
      let registers = file.all
      return program.answers.answer { registers[$0].hi } != expect(cases[k])
    }
  }
}
