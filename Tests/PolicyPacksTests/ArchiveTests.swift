import Diagnostics
import PolicySyntax
import PolicyTestSupport
import SourceText
import Testing

@testable import PolicyPacks

/// Archives as bytes: what is written is read again, and nothing else is.
@Suite struct ArchiveTests {
  static let files = [
    SealedFile(path: "pack.yaml", bytes: Array("pack: town\n".utf8)),
    SealedFile(path: "tests/a.yaml", bytes: Array("tests: town/card\n".utf8)),
    SealedFile(path: "words.yaml", bytes: []),
  ]
  static let key = [UInt8](repeating: 0xAB, count: 32)
  static let signature = [UInt8](repeating: 0xCD, count: 64)

  static func archive(of files: [SealedFile], pack: String = "town") throws -> [UInt8] {
    let version = try #require(PackVersion("1.2.0"))
    let head = PackArchive.head(pack: pack, version: version, key: key, files: files)
    return PackArchive.bytes(head: head, signature: signature, files: files)
  }

  private func read(_ bytes: [UInt8]) -> Checked<PackArchive?> {
    readArchive(SourceFile(path: "a.policypack", bytes: bytes))
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    let archive = try #require(read(try Self.archive(of: Self.files)).value)
    #expect(archive.pack.value == "town")
    #expect(archive.version.value.description == "1.2.0")
    #expect(archive.key.value == Self.key)
    #expect(archive.signature.value == Self.signature)
    #expect(archive.files == Self.files)
    let text = String(decoding: archive.signed, as: UTF8.self)
    #expect(text.hasPrefix("policy-pack: 1\n") && text.hasSuffix(" 0 words.yaml\n"))
  }

  @Test func everyCutIsRefused() throws {
    let bytes = try Self.archive(of: Self.files)
    let taken = (0..<bytes.count).filter { read(Array(bytes[..<$0])).value != nil }
    #expect(taken == [], "an archive that ends early is none")
  }

  @Test func everyChangedBitIsRefusedOrSigned() throws {
    let bytes = try Self.archive(of: Self.files)
    let whole = try #require(read(bytes).value)
    let unseen = bytes.indices.filter { index in
      (0..<8).contains { bit in
        var changed = bytes
        changed[index] ^= 1 << UInt8(bit)
        guard let archive = read(changed).value else { return false }
        // Why: what is read all the same must be told by the signature, or be the signature.
        return archive.signed == whole.signed && archive.signature.value == whole.signature.value
      }
    }
    #expect(unseen == [])
  }

  @Test func randomChangesNeverTrap() throws {
    var chance = SplitMix64(seed: 20)
    let bytes = try Self.archive(of: Self.files)
    let interesting: [UInt8] = [0, 0x0A, 0x20, 0x2E, 0x2F, 0x30, 0x39, 0xFF]
    for _ in 0..<2000 {
      var changed = bytes
      for _ in 0...Int(chance.next() % 4) {
        let index = Int(chance.next() % UInt64(changed.count))
        switch chance.next() % 3 {
        case 0: changed[index] = interesting[Int(chance.next() % 8)]
        case 1: changed.remove(at: index)
        default: changed.insert(interesting[Int(chance.next() % 8)], at: index)
        }
      }
      let result = read(changed)
      #expect((result.value == nil) == (result.diagnostics.count == 1))
    }
  }

  /// Archives that nobody should make, by what is wrong with them.
  static func broken() throws -> [(name: String, bytes: [UInt8])] {
    let good = String(decoding: try archive(of: files), as: UTF8.self)
    let line = { (number: Int) in
      good.split(separator: "\n", omittingEmptySubsequences: false)[number - 1]
    }
    func changed(_ old: some StringProtocol, _ new: String) -> [UInt8] {
      Array(good.replacing(String(old), with: new, maxReplacements: 1).utf8)
    }
    let paths = [
      "/etc/passwd", "../pack.yaml", "a/../../b.yaml", "a//b.yaml", ".ssh/key", "a/./b", "",
      "a\\b.yaml", "a b.yaml", "a\u{202E}b.yaml", "-a.yaml", "b.", "a/",
      String(repeating: "a", count: 256),
    ]
    let single = { (path: String) in [SealedFile(path: path, bytes: [0x61])] }
    let pairs = [
      ["a.yaml", "a.yaml"], ["b.yaml", "a.yaml"], ["A.yaml", "a.yaml"], ["a", "a/b.yaml"],
    ]
    return try paths.map { ("the path `\($0)`", try archive(of: single($0))) }
      + pairs.map { pair in
        (
          "the paths `\(pair[0])` and `\(pair[1])`",
          try archive(of: pair.map { SealedFile(path: $0, bytes: [0x61]) })
        )
      } + [
        ("nothing", []), ("another file", Array("pack: town\n".utf8)),
        ("another form", changed("policy-pack: 1", "policy-pack: 2")),
        ("other line ends", Array(good.replacing("\n", with: "\r\n").utf8)),
        ("a pack with a slash", try archive(of: files, pack: "a/b")),
        ("a pack above its folder", try archive(of: files, pack: "..")),
        ("a version of two numbers", changed("1.2.0", "1.2")),
        ("a key in capitals", changed("abab", "ABAB")),
        ("a short key", changed("abab", "ab")),
        ("no files", try archive(of: [])),
        ("more files than there are lines", changed("files: 3", "files: 4")),
        ("fewer files than there are lines", changed("files: 3", "files: 2")),
        ("a number with a zero before it", changed("files: 3", "files: 03")),
        ("too many files", changed("files: 3", "files: 2001")),
        ("no signature", changed("\(line(9))\n", "")),
        ("a line after the signature", changed("\(line(9))\n", "\(line(9))\nmore: 1\n")),
        ("a size that is none", changed(" 11 pack", " 1x pack")),
        ("a size beyond all", changed(" 11 pack", " 99999999999999999999 pack")),
        ("a size that is too large", changed(" 11 pack", " 99999999 pack")),
        ("a size that is too small", changed(" 11 pack", " 10 pack")),
        ("a changed byte", changed("pack: town\ntests", "pack: tawn\ntests")),
        ("a byte too many", Array(good.utf8) + [0x0A]),
        ("a head without an end", Array(good.replacing("\n\n", with: "\n").utf8)),
        ("bytes that are no text", [0x80, 0xFF, 0x0A, 0x0A]),
      ]
  }

  @Test func whatIsNoArchiveIsRefusedWithItsReason() throws {
    var text = ""
    for (name, bytes) in try Self.broken() {
      let result = read(bytes)
      #expect(result.value == nil, "\(name)")
      text += "## \(name)\n\n\(renderDiagnostics(result.diagnostics))\n"
    }
    let complaint = Expectations.current.complaint(
      text, againstFile: "Tests/PolicyPacksTests/Goldens/refused-archives.txt")
    #expect(complaint == nil, "\(complaint ?? "")")
  }
}

@Suite struct PackVersionTests {
  @Test(arguments: ["0.0.0", "1.2.0", "10.0.999999"])
  func aVersionIsWrittenAsItWasRead(text: String) {
    #expect(PackVersion(text)?.description == text)
  }

  @Test(arguments: ["", "1", "1.2", "1.2.3.4", "01.2.3", "1.2.", "1.-2.3", "1.2.3a", "1.2.1000000"])
  func whatIsNoVersionIsNone(text: String) { #expect(PackVersion(text) == nil) }

  @Test func versionsAreComparedNumberByNumber() {
    let ordered = ["0.9.9", "1.0.0", "1.0.10", "1.2.0", "1.10.0", "2.0.0"].compactMap(
      PackVersion.init)
    #expect(ordered.count == 6)
    #expect(ordered.shuffled().sorted() == ordered)
  }
}
