import Diagnostics
import PolicySyntax
import SourceText

/// Reads an archive strictly: there is one way to write one, and every other is refused with its
/// reason. Whether the signature fits is not asked here.
///
/// O(bytes); never traps, whatever the bytes are.
package func readArchive(_ archive: SourceFile) -> Checked<PackArchive?> {
  var reader = ArchiveReader(archive)
  do throws(ArchiveReader.Refusal) {
    return Checked(try reader.read())
  } catch {
    return Checked(nil, [error.diagnostic])
  }
}

struct ArchiveReader {
  struct Refusal: Error { let diagnostic: Diagnostic }

  private let archive: SourceFile
  private var lines: HeadLines

  init(_ archive: SourceFile) {
    self.archive = archive
    self.lines = HeadLines(archive)
  }

  mutating func read() throws(Refusal) -> PackArchive {
    guard lines.place.text == PackArchive.firstLine else {
      throw refusal(.notAnArchive(lines.place, expected: "the line `\(PackArchive.firstLine)`"))
    }
    _ = lines.take()
    guard lines.end != nil else {
      throw refusal(.archiveHeadOpen(SourceRange(lines.file, 0..<PackArchive.firstLine.utf8.count)))
    }
    let pack = try field("pack", "the id of a pack") { isPackID($0) ? $0 : nil }
    let version = try field("version", "three numbers as in `1.2.0`", PackVersion.init)
    let key = try field("key", "64 hexadecimal digits") { hexadecimalBytes($0, count: 32) }
    let count = try field("files", "a number from 1 to \(PackArchive.fileLimit)", fileCount)
    var entries: [PackArchive.Entry] = []
    for _ in 0..<count.value { entries.append(try entry()) }
    try checkPaths(entries)
    let signed = Array(archive.bytes[..<lines.place.bytes.lowerBound])
    let signature = try field("signature", "128 hexadecimal digits") {
      hexadecimalBytes($0, count: 64)
    }
    guard lines.isAtEnd else {
      throw refusal(.notAnArchive(lines.place, expected: "an empty line"))
    }
    let files = try files(entries)
    return PackArchive(
      pack: pack, version: version, key: key, entries: entries, signature: signature,
      signed: signed, files: files)
  }

  private mutating func field<Value>(
    _ name: String, _ what: String, _ read: (String) -> Value?
  ) throws(Refusal) -> Located<Value> {
    let place = lines.place
    guard let text = lines.take(name), let value = read(text.value) else {
      throw refusal(.notAnArchive(place, expected: "`\(name):` with \(what)"))
    }
    return Located(value, at: text.range)
  }

  /// `DIGEST SIZE PATH`.
  private mutating func entry() throws(Refusal) -> PackArchive.Entry {
    let place = lines.place
    let parts = lines.take()?.value.split(
      separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard let parts, parts.count == 3, hexadecimalBytes(parts[0], count: 32) != nil,
      let size = number(parts[1])
    else { throw refusal(.notAnArchive(place, expected: "a line `DIGEST SIZE PATH`")) }
    var start = place.bytes.lowerBound
    let places = parts.map { part in
      let range = SourceRange(place.file, start..<(start + part.utf8.count))
      start = range.bytes.upperBound + 1
      return range
    }
    return PackArchive.Entry(
      path: Located(String(parts[2]), at: places[2]), size: Located(size, at: places[1]),
      digest: Located(String(parts[0]), at: places[0]))
  }

  private func checkPaths(_ entries: [PackArchive.Entry]) throws(Refusal) {
    for (index, entry) in entries.enumerated() {
      if let problem = PackPath.problem(entry.path.value) {
        throw refusal(.badPath(entry.path, problem))
      }
      guard index > 0 else { continue }
      let before = entries[index - 1]
      if before.path.value == entry.path.value {
        throw refusal(.entryTwice(entry, first: before))
      }
      if !before.path.value.utf8.lexicographicallyPrecedes(entry.path.value.utf8) {
        throw refusal(.entriesOutOfOrder(entry, after: before))
      }
    }
    if let clash = PackPath.clash(entries.map(\.path.value)) {
      throw refusal(.entriesClash(entries[clash.later], with: entries[clash.earlier]))
    }
  }

  /// The bytes after the head, cut as the head says.
  private func files(_ entries: [PackArchive.Entry]) throws(Refusal) -> [SealedFile] {
    var rest = archive.bytes[(lines.end ?? archive.bytes.count)...]
    var files: [SealedFile] = []
    for entry in entries {
      guard rest.count >= entry.size.value else {
        throw refusal(.archiveEndsEarly(entry, has: rest.count))
      }
      let file = SealedFile(path: entry.path.value, bytes: Array(rest.prefix(entry.size.value)))
      guard file.digest == entry.digest.value else {
        throw refusal(.changedEntry(entry))
      }
      files.append(file)
      rest = rest.dropFirst(entry.size.value)
    }
    if let last = entries.last, !rest.isEmpty {
      throw refusal(.bytesLeftOver(rest.count, after: last))
    }
    return files
  }

  private func refusal(_ diagnostic: Diagnostic) -> Refusal { Refusal(diagnostic: diagnostic) }
}

/// Whether a text can be the id of a pack, and so the name of its folder.
package func isPackID(_ text: String) -> Bool {
  !text.contains("/") && PackPath.problem(text) == nil && Identifier.problem(text) == nil
}

/// So many bytes in hexadecimal digits; nil where there are more, fewer or others.
package func hexadecimalBytes(_ text: some StringProtocol, count: Int) -> [UInt8]? {
  text.utf8.count == 2 * count ? bytes(hexadecimal: text) : nil
}

private func fileCount(_ text: String) -> Int? {
  number(text).flatMap { (1...PackArchive.fileLimit).contains($0) ? $0 : nil }
}

/// A number without leading zeros, of at most eight digits.
private func number(_ text: some StringProtocol) -> Int? {
  guard (1...8).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
    text.utf8.count == 1 || !text.hasPrefix("0")
  else { return nil }
  return Int(text)
}
