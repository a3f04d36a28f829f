import PolicyTestSupport

extension Machine {
  /// What a `console` block shows when its lines are typed again.
  ///
  /// Each line after `$ ` is typed, with those after `> ` that follow it; under it comes what came back:
  /// answers as they are, complaints after `! `, and a status other than 0 in brackets.
  func replay(_ block: SpecBlock) throws -> String {
    var text = ""
    for typed in typed(block) {
      let run = try run(typed.joined(separator: "\n"))
      text += "$ " + typed.joined(separator: "\n> ") + "\n" + ended(run.answers)
      text += run.complaints.split(separator: "\n", omittingEmptySubsequences: false)
        .dropLast(run.complaints.hasSuffix("\n") ? 1 : run.complaints.isEmpty ? 1 : 0)
        .map { $0.isEmpty ? "!\n" : "! \($0)\n" }.joined()
      if run.status != 0 { text += "[\(run.status)]\n" }
    }
    return text.replacing("\n> \n", with: "\n>\n")
  }

  private func typed(_ block: SpecBlock) -> [[String]] {
    var commands: [[String]] = []
    var isOpen = false
    for line in block.text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("$ ") {
        commands.append([String(line.dropFirst(2))])
        isOpen = true
      } else if isOpen, line == ">" || line.hasPrefix("> ") {
        commands[commands.count - 1].append(String(line.dropFirst(2)))
      } else {
        isOpen = false
      }
    }
    return commands
  }

  private func ended(_ text: String) -> String {
    text.isEmpty || text.hasSuffix("\n") ? text : text + "⏎\n"
  }
}
