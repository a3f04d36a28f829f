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

  @Test(.enabled(if: hasGit, "git is not installed"))
  func whoIsDecidedDifferentlyIsSavedAsCasesThatCanBeDecided() throws {
    try Machine.withFolder { machine in
      let commit = "git -c user.name=A -c user.email=a@example.org commit -qm one"
      let made = try machine.run("policy new pack demo && git init -q . && git add . && \(commit)")
      #expect(made.status == 0, "\(made.complaints)")
      let found = try machine.run("ls policies/demo/*/*.yaml | grep -v tests | head -1")
      let file = found.answers.trimmingCharacters(in: .whitespacesAndNewlines)
      let text = try String(contentsOf: machine.folder.appending(path: file), encoding: .utf8)
      try machine.write(text.replacing("outcome: accepted", with: "outcome: refused"), to: file)

      let diff = "policy diff HEAD:\(file) \(file) --behaviour --save applicants"
      let compared = try machine.run(diff)
      let saved = try machine.run("ls applicants")
      let names = saved.answers.split(separator: "\n").map(String.init)
      let firsts = names.filter { $0.hasSuffix("-outcome-first.yaml") }
      try #require(!firsts.isEmpty, "\(compared.answers)\(compared.complaints)")
      for name in firsts {
        #expect(names.contains(name.replacing("-first.yaml", with: "-second.yaml")))
      }
      // The draft stands in the packs: what is saved of it says what is decided by it.
      for name in firsts.map({ $0.replacing("-first.yaml", with: "-second.yaml") }) {
        let decided = try machine.run("policy decide applicants/\(name)")
        #expect(decided.answers.contains("refused"), "\(decided.answers)\(decided.complaints)")
      }
      let again = try machine.run(diff)
      #expect(again.status == compared.status, "files that say the same stay")
    }
  }

  @Test func applicantsAreSavedOnlyOfDecisions() throws {
    try Machine.withFolder { machine in
      let refused = try machine.run("policy diff a b --structure --save applicants")
      #expect(refused.status == 2, "\(refused.complaints)")
      #expect(refused.complaints.contains("`--save` goes with decisions that are compared"))
    }
  }
}
