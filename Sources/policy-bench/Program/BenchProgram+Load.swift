import PolicyEvaluation
import PolicyPacks
import PolicyProgram
import PolicyValues
import StandardFunctions

extension BenchProgram {
  /// The written policy cannot be measured, for the reason given.
  struct NotReady: Error {
    let reason: String
  }

  /// The benchmark's policy, read and compiled as every policy is.
  static func load(_ folder: String) throws -> (program: Program, whole: BenchProgram) {
    let store = PolicyStore(folders: [folder], library: StandardFunctions().functions)
    guard let edition = store.base("fictional/permit@2024-01") else {
      throw NotReady(reason: "there is no fictional/permit@2024-01 in \(folder)")
    }
    let question = store.question(edition, procedure: "endorse")
    guard let program = question.value?.program else {
      throw NotReady(reason: question.diagnostics.map(\.message).joined(separator: "; "))
    }
    let fields = try program.inputs.map { try field($0, program) }
    let answers = try AnswerRegisters(program) { Int($0.index) }
    return (program, BenchProgram(tape: Tape(program.code), fields: fields, answers: answers))
  }

  /// The same program cut down to its answers, for cases whose papers are known.
  func trimmed(of program: Program) throws -> BenchProgram {
    var asked: [RegisterID] = []
    _ = try AnswerRegisters(program) { register in
      asked.append(register)
      return 0
    }
    let box = zip(fields, program.code.inputs).map { $0 == nil ? Ends(1) : $1.domain }
    let trimmed = try program.code.trimmed(to: asked, within: box)
    let places = Dictionary(zip(asked, trimmed.places)) { first, _ in first }
    let answers = try AnswerRegisters(program) { Int(places[$0]?.index ?? 0) }
    return BenchProgram(tape: Tape(trimmed.code), fields: fields, answers: answers)
  }

  private static func field(_ input: InputSpec, _ program: Program) throws -> Int? {
    switch input {
    case .papersGiven: return nil
    case .papers: return BenchCase.fieldNames.firstIndex(of: "papers")
    case .fact(let fact):
      if let field = BenchCase.fieldNames.firstIndex(of: program.facts[fact].id) { return field }
      throw NotReady(reason: "no case states \(program.facts[fact].id)")
    case .reading, .silent: throw NotReady(reason: "the benchmark's policy leaves nothing open")
    }
  }
}

extension AnswerRegisters {
  /// The registers of a program's answers, each taken through `place`, always in the same order.
  init(_ program: Program, _ place: (RegisterID) -> Int) throws {
    func output(_ name: OutputName) throws -> Int {
      guard let output = program.output(name) else {
        throw BenchProgram.NotReady(reason: "no rule gives \(name.key)")
      }
      return place(output.value)
    }
    guard let status = program.statusBefore, program.requirements.count == 9,
      let late = program.windows.first(where: { $0.id == "late" })
    else { throw BenchProgram.NotReady(reason: "a status, a paper or a window is missing") }
    let lacking = program.requirements.map { place($0.lacking) }
    self.init(
      outcome: try output(.outcome), status: place(status), start: try output(.validityStarts),
      end: try output(.validityEnds), fee: try output(.fee),
      deadline: place(program[late.closes].register), continuity: try output(.continuity),
      lacking: (
        lacking[0], lacking[1], lacking[2], lacking[3], lacking[4], lacking[5], lacking[6],
        lacking[7], lacking[8]
      ))
  }
}
