import Diagnostics
import PolicyPacks
import PolicySyntax
import SourceText

/// A case with what the arguments ask about it, and its answer.
struct AskedCase {
  let written: CaseDecl
  let file: SourceFile
  let store: PolicyStore
  let answer: Answer
  let options: CaseOptions

  /// Reads and answers; complaints go to standard error, and end it where nothing was decided.
  init(_ options: CaseOptions, _ packs: PackOptions) throws {
    self.options = options
    let read = readCase(options.path)
    guard let found = read.value, !read.hasErrors else { throw complain(read.diagnostics) }
    file = found.file
    written = found.written.asked(options)
    store = packs.store()
    let answered = store.answer(written, options.selection)
    answer = answered.value
    let isRefused = if case .refused = answer { true } else { false }
    complain(
      of: read.diagnostics + answered.diagnostics + (isRefused ? store.diagnostics : []))
    for key in found.unread {
      Stream.complaints.write("note: `\(key)` of the case is not read by this command\n")
    }
    if isRefused { throw ExitStatus.complaints }
  }
}

extension CaseDecl {
  /// The case with the day of the question as the arguments give it.
  fileprivate func asked(_ options: CaseOptions) -> CaseDecl {
    let today = options.today ? currentDay() : nil
    return CaseDecl(
      title: title, policy: policy, procedure: options.day == nil ? procedure : nil,
      today: today.map { Located($0, at: range) } ?? self.today, facts: facts, papers: papers,
      readings: readings, history: history, range: range)
  }
}
