import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Tells whether dates exist for a box of the logic in which all that matters is definite.
final class DateJudge {
  enum Verdict {
    /// No dates do, because of these registers of the logic.
    case impossible(causes: [Int])
    /// These days by input do, and any other dates.
    case possible([Int: Int32])
    /// It hangs on a date that is not known, or on which the sources are silent.
    case hidden
    case unknown
  }

  private let frame: DateConditions.Frame
  private let solver: DateSolver
  /// Answers found to exclude each other.
  private var cores: [[(place: Int, answer: Ends)]] = []

  /// - Parameter longLook: how many boxes a long search for dates may stand for; nil for a short one.
  init(_ frame: DateConditions.Frame, longLook: Int?) {
    self.frame = frame
    solver = DateSolver(frame.code, longLook: longLook)
  }

  /// - Parameter registers: the ends of every register of the logic.
  func judge(_ registers: UnsafePointer<Ends>) -> Verdict {
    if let causes = core(registers) { return .impossible(causes: causes) }
    let conditions = DateConditions(frame, registers)
    let count = conditions.origins.count
    switch solver.solve(solver.problem(conditions.all, originCount: count)) {
    case .unknown: return .unknown
    case .some(let days):
      if !conditions.hidden.isEmpty { return .hidden }
      return conditions.isWhole ? .possible(days) : .unknown
    case .none(let excluded):
      guard let few = firm(conditions, excluded) else { return .hidden }
      let causes = Set(few.flatMap(\.causes)).sorted()
      cores.append(causes.map { ($0, registers[$0]) })
      return .impossible(causes: causes)
    }
  }

  /// Registers of the logic whose answers are known to exclude each other; nil if there are none.
  func core(_ registers: UnsafePointer<Ends>) -> [Int]? {
    cores.first { core in core.allSatisfy { registers[$0.place] == $0.answer } }?.map(\.place)
  }

  /// Conditions that no dates satisfy, whatever the dates are that are not known; nil if there are
  /// none.
  private func firm(_ conditions: DateConditions, _ excluded: [[Int]]) -> [DateCondition]? {
    guard conditions.all.contains(where: \.right.isFloor) else {
      return solver.core(of: conditions.all, at: excluded, originCount: conditions.origins.count)
    }
    let firm = conditions.all.filter { !$0.right.isFloor }
    let problem = solver.problem(firm, originCount: conditions.origins.count)
    guard case .none(let some) = solver.solve(problem) else {
      return nil
    }
    return solver.core(of: firm, at: some, originCount: conditions.origins.count)
  }
}
