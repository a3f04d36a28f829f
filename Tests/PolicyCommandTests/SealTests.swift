import Foundation
import PolicyPacks
import PolicyTestSupport
import Testing

@testable import policy

/// Signatures, and archives that are signed well and still wrong.
@Suite struct SealTests {
  /// The first keys of RFC 8032, section 7.1.
  static let secret = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
  static let shared = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"

  /// Public key, message, signature: tests 1 to 3 of RFC 8032.
  static let vectors = [
    (
      shared, "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
        + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    ),
    (
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da0"
        + "85ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    ),
    (
      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac1"
        + "8ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    ),
  ]

  @Test(arguments: vectors)
  func thePublishedSignaturesAreValidAndNoOthers(key: String, message: String, signature: String)
    throws
  {
    try Machine.withFolder { machine in
      try machine.write("\(key)\n\(signature)\n\(message)\n", to: "right")
      try machine.write("\(key)\n\(signature)\n\(message)00\n", to: "longer")
      try machine.write("\(key)\n\(signature.dropLast())c\n\(message)\n", to: "changed")
      let states = try ["right", "longer", "changed"].map {
        try machine.run("policy-ed25519 verify < \($0)").status
      }
      #expect(states == [0, 1, 1])
    }
  }

  @Test func theSecretKeyGivesItsPublicKey() throws {
    try Machine.withFolder { machine in
      let run = try machine.run("echo \(Self.secret) | policy-ed25519 public")
      #expect(run == Machine.Run(status: 0, answers: Self.shared + "\n", complaints: ""))
    }
  }

  @Test(arguments: ["", "generat", "public", "sign", "verify"])
  func whatTheSignerCannotReadEndsWithTwo(verb: String) throws {
    try Machine.withFolder { machine in
      let run = try machine.run("printf '0g\\n\\n' | policy-ed25519 \(verb)")
      #expect(run == Machine.Run(status: 2, answers: "", complaints: ""))
    }
  }

  @Test func freshKeysSignAndAreNeverTheSame() throws {
    try Machine.withFolder { machine in
      let keys = try machine.run("policy pack keygen a && policy pack keygen b && cat a.key b.key")
      #expect(keys.status == 0)
      let lines = keys.answers.split(separator: "\n").filter { $0.count == 64 }
      #expect(Set(lines).count == 2)
      let made = try machine.run(
        "policy new pack demo > /dev/null && policy pack build demo --key a.key"
          + " && policy pack verify demo-0.1.0.policypack --key a.pub")
      #expect(made.status == 0)
      let other = try machine.run("policy pack verify demo-0.1.0.policypack --key b.pub")
      #expect(other.status == 1)
    }
  }

  @Test func withoutTheSignerNothingIsBelieved() throws {
    try Machine.withFolder { machine in
      let bin = machine.folder.appending(path: "bin")
      try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: Machine.command, to: bin.appending(path: "policy"))
      let run = try machine.run("bin/policy pack keygen mine; ls")
      #expect(run.answers == "bin\n")
      #expect(
        run.complaints == "policy: `policy-ed25519` does not lie beside `policy`; install both\n")
    }
  }

  // MARK: Signed and wrong

  private static let pack =
    "pack: demo\ntitle: { zh: 例, en: demo }\nlanguage: 1\nversion: 0.1.0\nnames: [Demo]\n"

  /// Puts files into an archive, signs it as it is, tries to install it, and looks what is there.
  private func install(
    _ files: [(path: String, text: String)], as pack: String = "demo", version: String = "0.1.0"
  ) throws -> Machine.Run {
    try Machine.withFolder { machine in
      var head = "policy-pack: 1\npack: \(pack)\nversion: \(version)\nkey: \(Self.shared)\n"
      head += "files: \(files.count)\n"
      for file in files {
        let bytes = Array(file.text.utf8)
        head += "\(hexadecimal(sha256(bytes))) \(bytes.count) \(file.path)\n"
      }
      try machine.write("\(Self.secret)\n\(hexadecimal(Array(head.utf8)))\n", to: "request")
      let signature = try machine.run("policy-ed25519 sign < request").answers
      let archive = head + "signature: \(signature)\n" + files.map(\.text).joined()
      try machine.write(archive, to: "a.policypack")
      try machine.write("policy-public-key: 1\n\(Self.shared)\n", to: "trusted.pub")
      return try machine.run(
        "policy pack install a.policypack --key trusted.pub --packs there; find there -mindepth 1")
    }
  }

  private func expect(
    _ run: Machine.Run, _ complaint: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(run.answers == "", "nothing is there", sourceLocation: sourceLocation)
    #expect(run.complaints == complaint, sourceLocation: sourceLocation)
  }

  @Test func aPackThatIsWhatItsHeadSaysIsInstalled() throws {
    let run = try install([("pack.yaml", Self.pack)])
    #expect(run.complaints == "")
    #expect(
      run.answers == "installed demo 0.1.0 in there/demo\nthere/demo\nthere/demo/pack.yaml\n")
  }

  @Test func anArchiveNamedForAnotherPackIsRefused() throws {
    expect(
      try install([("pack.yaml", Self.pack)], as: "other"),
      """
      error[P0629]: the archive is named for another pack than it holds
        ╭─ a.policypack:2:7
        │
      2 │ pack: other
        │       ^^^^^ the head says this
        │
        ╭─ a.policypack/other/pack.yaml:1:7
        │
      1 │ pack: demo
        │       ---- `pack.yaml` says this
        │

      """)
  }

  @Test func anArchiveNamedForAnotherVersionIsRefused() throws {
    expect(
      try install([("pack.yaml", Self.pack)], version: "0.2.0"),
      """
      error[P0629]: the archive is named for another version than it holds
        ╭─ a.policypack:3:10
        │
      3 │ version: 0.2.0
        │          ^^^^^ the head says this
        │
        ╭─ a.policypack/demo/pack.yaml:4:10
        │
      4 │ version: 0.1.0
        │          ----- `pack.yaml` says this
        │

      """)
  }

  @Test func anArchiveWithoutAPackIsRefused() throws {
    expect(
      try install([("README.md", "# demo\n")]),
      """
      error[P0629]: the archive holds no pack: `pack.yaml` is not in it
        ╭─ a.policypack:2:7
        │
      2 │ pack: demo
        │       ^^^^ the head says this
        │

      """)
  }

  @Test func aPackThatDoesNotCheckIsRefused() throws {
    expect(
      try install([("pack.yaml", Self.pack), ("words.yaml", "vocabulry: demo/words\n")]),
      """
      error[P0502]: the first key of a file says what it is
        ╭─ a.policypack/demo/words.yaml:1:1
        │
      1 │ vocabulry: demo/words
        │ ^^^^^^^^^ `vocabulry` is no kind of file
        │
        = help: write `vocabulary:`

      """)
  }
}
