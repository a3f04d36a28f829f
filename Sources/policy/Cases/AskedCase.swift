import Diagnostics
import PolicyEvaluation
import PolicyPacks
import PolicyReports
import PolicySyntax
import SourceText

/// A case with what the arguments ask about it, and its answer.
struct AskedCase {
  let written: CaseDecl
  let file: SourceFile
  let store: PolicyStore
  let answer: Answer
  let options: CaseOptions

  init(
    written: CaseDecl, file: SourceFile, store: PolicyStore, answer: Answer, options: CaseOptions
  ) {
    self.written = written
    self.file = file
    self.store = store
    self.answer = answer
    self.options = options
  }

  /// Reads and answers; complaints go to standard error, and end it where nothing was decided.
  init(
    _ options: CaseOptions, _ packs: PackOptions, deciding: Question.Options = .init()
  ) throws {
    self.options = options
    let read = readCase(options.path)
    guard let found = read.value, !read.hasErrors else { throw complain(read.diagnostics) }
    file = found.file
    written = found.written.asked(options)
    store = packs.store()
    var selection = options.selection
    selection.options = deciding
    let answered = store.answer(written, selection)
    answer = answered.value
    let isRefused = if case .refused = answer { true } else { false }
    complain(
      of: read.diagnostics + answered.diagnostics + (isRefused ? store.diagnostics : []))
    if isRefused { throw ExitStatus.complaints }
  }

  /// What a report about the ruling says and the engine does not know: the days to come, what is
  /// disputed and other ways of counting among it.
  func context(_ ruling: Ruling, _ explanation: Explanation) -> ReportContext {
    var context = ReportContext(ruling, of: self, explanation)
    let selection = options.selection
    context.conventions = store.conventionChanges(written, selection, ruling)
    context.disputes = store.disputes(written, selection, ruling)
    context.outlook = store.outlook(written, selection, ruling)
    return context
  }
}

extension CaseDecl {
  /// The case with the day of the question as the arguments give it.
  fileprivate func asked(_ options: CaseOptions) -> CaseDecl {
    let today = options.today ? currentDay() : nil
    return CaseDecl(
      title: title, policy: policy, procedure: options.day == nil ? procedure : nil,
      today: today.map { Located($0, at: range) } ?? self.today, facts: facts, papers: papers,
      readings: readings, claims: claims, history: history, spells: spells,
      range: range)
  }
}
