import PolicyReports

/// A case as an interview writes it down, answer by answer.
struct CaseDraft {
  let policy: String
  let language: Language
  var procedure: String?
  /// Facts with their values as YAML, in the order in which they were answered.
  var facts: [(id: String, value: String)] = []
  /// nil: nobody said which papers there are.
  var papers: [String]?

  var text: String {
    let title = language == .zh ? "问答所得的情况" : "as answered in an interview"
    var lines = ["case: \(title)", "policy: \(policy)"]
    if let procedure { lines.append("procedure: \(procedure)") }
    if facts.isEmpty {
      lines.append("facts: {}")
    } else {
      lines.append("facts:")
      lines += facts.map { "  \($0.id): \($0.value)" }
    }
    if let papers {
      lines.append(papers.isEmpty ? "papers: []" : "papers:")
      lines += papers.map(item)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// A paper, or one with a quality.
  private func item(_ paper: String) -> String {
    let parts = paper.split(separator: ":")
    guard parts.count > 1 else { return "  - \(paper)" }
    return "  - \(parts[0]): [\(parts[1...].joined(separator: ", "))]"
  }
}
