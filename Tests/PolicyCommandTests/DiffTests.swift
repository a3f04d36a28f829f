import Foundation
import PolicyTestSupport
import Testing

/// Comparing revisions of a file, which needs git.
@Suite struct DiffTests {
  static let hasGit = FileManager.default.isExecutableFile(atPath: "/usr/bin/git")

  @Test(.enabled(if: hasGit, "git is not installed"))
  func aFileIsComparedWithAnEarlierRevisionOfItself() throws {
    try Machine.withFolder { machine in
      let commit = "git -c user.name=A -c user.email=a@example.org commit -qm one"
      let made = try machine.run("policy new pack demo && git init -q . && git add . && \(commit)")
      #expect(made.status == 0, "\(made.complaints)")
      let found = try machine.run("ls policies/demo/*/*.yaml | grep -v tests | head -1")
      let file = found.answers.trimmingCharacters(in: .whitespacesAndNewlines)

      let same = try machine.run("policy diff HEAD:\(file) \(file) --structure --exit-code")
      #expect(same.status == 0, "\(same.answers)\(same.complaints)")
      #expect(same.answers.contains("both say the same"))

      let text = try String(
        contentsOf: machine.folder.appending(path: file), encoding: .utf8)
      try machine.write(text.replacing("outcome: accepted", with: "outcome: refused"), to: file)
      let changed = try machine.run("policy diff HEAD:\(file) \(file) --structure --exit-code")
      #expect(changed.status == 1)
      #expect(changed.answers.contains("from accepted (HEAD:\(file):"), "\(changed.answers)")
      #expect(changed.answers.contains("to refused (\(file):"))
    }
  }
}
