import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// One program made ready to be run on the facts of a history, its readings chosen.
///
/// One thread at a time; memory is taken once.
final class Runner {
  let question: Question
  private let file: EndFile
  private var box: [Ends]
  private let reads: [(input: Int, slot: Int, domain: Ends)]
  private let papers: [(input: Int, word: Int?)]
  /// The record facts that the procedure may write: slots with their outputs.
  let writes: [(slot: Int, output: Output)]

  var program: Program { question.program }
  /// The slots that it reads.
  var slots: [Int] { reads.map(\.slot) }

  init(_ question: Question, _ slots: FactSlots, readings: [String: Int32]) {
    let program = question.program
    self.question = question
    file = EndFile(question.tape)
    var input = CaseInput()
    input.readings = readings
    box = question.box(input)
    var reads: [(Int, Int, Ends)] = []
    var papers: [(Int, Int?)] = []
    for (index, spec) in program.inputs.enumerated() {
      switch spec {
      case .fact(let fact):
        guard let slot = slots[program.facts[fact].id] else { continue }
        reads.append((index, slot, program.code.inputs[index].domain))
      case .papers(let word): papers.append((index, word))
      case .papersGiven: papers.append((index, nil))
      case .reading, .silent: break
      }
    }
    self.reads = reads
    self.papers = papers
    writes = program.outputs.compactMap { output in
      guard case .record(let fact) = output.name else { return nil }
      return slots[fact].map { ($0, output) }
    }
  }

  /// Runs on facts by slot; `day` may be open.
  ///
  /// - Parameter open: the slot of a fact that lies somewhere between two ends.
  func run(
    _ facts: [Int32], papers brought: Set<String>? = nil, open: (slot: Int, ends: Ends)? = nil
  ) {
    for (input, slot, domain) in reads {
      let value = facts[slot]
      box[input] = value == FactSlots.unknown ? domain : Ends(value)
    }
    if let open {
      for (input, slot, _) in reads where slot == open.slot { box[input] = open.ends }
    }
    for (input, word) in papers { box[input] = Ends(bits(brought, word)) }
    box.withUnsafeBufferPointer { file.run($0) }
  }

  private func bits(_ brought: Set<String>?, _ word: Int?) -> Int32 {
    guard let brought else { return 0 }
    guard let word else { return 1 }
    return brought.reduce(0) { bits, paper in
      guard let bit = program.paperBits[paper], bit / 31 == word else { return bits }
      return bits | 1 << Int32(bit % 31)
    }
  }

  /// What the last run found of a register.
  subscript(_ register: RegisterID) -> Ends { file[register] }

  subscript(_ term: TermID) -> Ends { file[program[term].register] }

  /// What the last run settled of an output; nil where it takes exploring to know.
  func definite(_ output: Output) -> OutputValue? {
    guard let isDue = self[output.due].value else { return nil }
    if isDue == 0 { return .notDue }
    guard self[output.gap] == Ends(0), self[output.conflict] == Ends(0),
      let value = self[output.value].value
    else { return nil }
    if output.name.isWord, value == 0 || value & (value - 1) != 0 { return nil }
    return .value(value)
  }
}
