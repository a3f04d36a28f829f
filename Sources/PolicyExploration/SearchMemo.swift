import CivilTime
import PolicyProgram
import PolicyValues

/// What searches of the same programs came to. Many questions are the same but for a condition that
/// other facts decide: which of several papers is asked for says nothing about days.
///
/// One thread at a time.
final class SearchMemo {
  var answers: [QuestionKey: Skeleton.Found] = [:]
  private var sweeps: [QuestionKey: Sweep] = [:]

  /// A sweep that may have run before.
  func sweep(
    _ inquiry: Inquiry, isWanted: Bool, budget: Int, _ spans: DateSpans
  ) -> Sweep {
    let key = QuestionKey(inquiry, isWanted: isWanted, budget: budget)
    if let known = sweeps[key] { return known }
    let sweep = Sweep(inquiry, budget: budget, spans, pace: isWanted ? .any : .all)
    sweeps[key] = sweep
    return sweep
  }
}

/// A question but for what the conditions stand for that were cut off.
struct QuestionKey: Hashable {
  private let inputs: [Code.Input]
  private let constants: [Int32]
  private let instructions: [Instruction]
  private let types: [RegisterType]
  private let calendars: [Calendar]
  private let functions: [ObjectIdentifier]
  private let unknowns: [Unknown?]
  private let target: RegisterID
  private let assumptions: [RegisterID]
  private let isWanted: Bool
  private let budget: Int

  /// A calendar is long, so its years are all that is hashed.
  private struct Calendar: Hashable {
    let run: WorkdayRun

    func hash(into hasher: inout Hasher) { hasher.combine(run.years) }
  }

  init(_ question: Inquiry, isWanted: Bool, budget: Int) {
    let code = question.code
    inputs = code.inputs
    constants = code.constants
    instructions = code.instructions
    types = code.types
    calendars = code.calendars.map(Calendar.init)
    functions = code.functions.map { ObjectIdentifier($0.native) }
    unknowns = question.unknowns.map { if case .cut = $0 { nil } else { $0 } }
    target = question.target
    assumptions = question.assumptions
    self.isWanted = isWanted
    self.budget = budget
  }
}
