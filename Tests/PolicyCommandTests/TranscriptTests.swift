import Foundation
import PolicyTestSupport
import Testing

/// Sessions with the command, written as Markdown: the files there are, what is typed, what comes back.
///
/// A `yaml` block with a path is a file. A `console` block holds lines that are typed, each after
/// `$ `, and under each what comes back: answers as they are, complaints after `! `, and a status
/// other than 0 in brackets. `UPDATE_EXPECTATIONS=1` writes down what comes back now.
@Suite struct TranscriptTests {
  static let sessions = SpecReader.specs(under: "Tests/PolicyCommandTests/Transcripts")
    .filter { !$0.blocks("console").isEmpty }

  @Test(arguments: sessions) func aSessionGoesAsWritten(session: Spec) throws {
    try Machine.withFolder { machine in
      for block in session.inherited + session.blocks where block.kind == "yaml" {
        let path = try #require(block.attributes.first, "\(block.place): which file is this")
        try machine.write(block.text, to: path)
      }
      for block in session.blocks("console") {
        let actual = try machine.replay(block)
        let complaint = Expectations.current.complaint(actual, against: block)
        #expect(complaint == nil, "\(complaint ?? "")")
      }
    }
  }

  @Test func thereAreSessions() { #expect(Self.sessions.count > 20) }
}
