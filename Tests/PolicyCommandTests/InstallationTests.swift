import Foundation
import PolicyTestSupport
import Testing

/// The command in an installation: `bin/policy` beside `share/policy`.
@Suite struct InstallationTests {
  @Test func anInstalledCommandFindsItsPacksAndPages() throws {
    try Machine.withFolder { machine in
      let bin = machine.folder.appending(path: "prefix/bin")
      try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: Machine.command, to: bin.appending(path: "policy"))
      let made = try machine.run("policy new pack demo --packs prefix/share/policy/policies")
      #expect(made.status == 0)
      try machine.write("# P0103: a page\n", to: "prefix/share/policy/docs/diagnostics/P0103.md")

      let test = try machine.run("prefix/bin/policy test")
      #expect(test == Machine.Run(status: 0, answers: "7 passed, 0 failed\n", complaints: ""))
      let page = try machine.run("prefix/bin/policy docs P0103")
      #expect(page == Machine.Run(status: 0, answers: "# P0103: a page\n", complaints: ""))
      let absent = try machine.run("prefix/bin/policy docs P0104")
      #expect(
        absent
          == Machine.Run(
            status: 1, answers: "", complaints: "policy: the page of P0104 is not installed\n"))
    }
  }

  @Test func packsInTheWorkingFolderComeBeforeThoseInstalled() throws {
    try Machine.withFolder { machine in
      let made = try machine.run(
        "policy new pack here && policy new pack there --packs elsewhere && policy list"
          + " && POLICY_PATH=elsewhere policy list"
          + " && policy list --packs elsewhere --packs policies"
      )
      let titles = made.answers.split(separator: "\n").filter {
        $0.contains(": ") && $0.contains("(")
      }
      #expect(
        titles == [
          "here 0.1.0: here (policies/here)", "there 0.1.0: there (elsewhere/there)",
          "here 0.1.0: here (policies/here)", "there 0.1.0: there (elsewhere/there)",
        ])
    }
  }
}
