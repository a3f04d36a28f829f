import PolicyComparison
import PolicyEvaluation
import PolicyExploration
import PolicyProgram
import PolicyValues

/// Which written changes bear on one applicant: those whose parts came out otherwise for them.
struct Bearing {
  private let a: Decision?
  private let b: Decision?
  private let aspect: BehaviourDiff.Aspect

  init(_ change: BehaviourChange, _ diff: BehaviourDiff) {
    let options = Question.Options(sensitivity: false, everyReading: false)
    a = change.witness.map { Question(diff.a).decide($0.input, options) }
    b = change.witnessOfB.map { Question(diff.b).decide($0.input, options) }
    aspect = change.aspect
  }

  init(_ aspect: BehaviourDiff.Aspect, _ applicant: RegionStory.Applicant?) {
    (a, b) = (applicant?.first, applicant?.second)
    self.aspect = aspect
  }

  /// Whether a change can be seen in what was computed for the applicant.
  ///
  /// Readings and definitions of one side bear on nobody by themselves: they do so through what
  /// reads them, which is told in their place.
  func bears(_ change: StructuralChange) -> Bool {
    guard let a, let b else { return true }
    let other = change.otherName
    switch change.part {
    case .window(let id):
      guard case .changed(let aspect) = change.kind else { return true }
      let isOpening = aspect == .opens
      return differ(a.end(of: id, isOpening), b.end(of: other ?? id, isOpening), isDay: true)
    case .definition(let id):
      guard case .changed = change.kind else { return false }
      return differ(
        a.value(ofDefinition: id), b.value(ofDefinition: id), isDay: a.isDay(definition: id))
    case .rule(_, let id):
      let (x, y) = (a.applies(id), b.applies(other ?? id))
      if case .changed(.gives(let output)) = change.kind {
        return (x == true || y == true) && speaks(of: output)
      }
      return x != y && (x == true || y == true)
    case .reading: return change.kind == .changed(.fallback)
    case .status(let id): return a.holds(status: id) != b.holds(status: id)
    case .fact: return change.kind == .changed(.presumed)
    case .assumption, .source: return false
    default: return true
    }
  }

  /// Whether two values tell the applicant apart: for a word it matters on which side of a day the
  /// request lies, for days and amounts how great they are.
  private func differ(_ x: Ends?, _ y: Ends?, isDay: Bool) -> Bool {
    guard x != y else { return false }
    let isWord = [.outcome, .to, .continuity, .papers, .status].contains(aspect)
    guard isDay, isWord, let x = x?.value, let y = y?.value, let day = a?.dayAsked else {
      return true
    }
    return (day < x) != (day < y) || (day > x) != (day > y)
  }

  private func speaks(of output: OutputName) -> Bool {
    switch aspect {
    case .outcome: output == .outcome
    case .to: output == .to || output == .outcome
    case .continuity: output == .continuity || output == .outcome
    case .validity: output == .validityStarts || output == .validityEnds
    case .fee: output == .fee
    case .completion: output == .completedBy
    case .papers, .status: true
    }
  }
}

extension Decision {
  /// The day of the request, or the day a status is asked for.
  fileprivate var dayAsked: Int32? {
    input.value(of: "request.date") ?? input.value(of: "day")
  }

  fileprivate func isDay(definition id: String) -> Bool {
    program.definitions.first { $0.id == id }.map { program[$0.body].type == .date } ?? false
  }

  fileprivate func end(of window: String, _ isOpening: Bool) -> Ends? {
    program.windows.first { $0.id == window }.map {
      self[program[isOpening ? $0.opens : $0.closes].register]
    }
  }

  fileprivate func value(ofDefinition id: String) -> Ends? {
    program.definitions.first { $0.id == id }.map { self[program[$0.body].register] }
  }

  /// Whether a rule's condition holds; nil: there is no such rule, or it cannot be said.
  fileprivate func applies(_ id: String) -> Bool? {
    program.rules.first { $0.id == id }.flatMap { self[$0.applies].value }.map { $0 == 1 }
  }

  fileprivate func holds(status id: String) -> Bool? {
    program.statuses.first { $0.id == id }.flatMap { self[$0.applies].value }.map { $0 == 1 }
  }
}
