import Foundation

/// Compares what was made with what a file expects; `UPDATE_EXPECTATIONS=1` rewrites the file.
///
/// A comparison that rewrites has still failed: a run that changes what it is held to proves
/// nothing.
package struct Expectations: Sendable {
  /// Whether a difference rewrites the file.
  package let rewrites: Bool

  /// What the environment of the run asks for.
  package static let current = Expectations(
    rewrites: ProcessInfo.processInfo.environment["UPDATE_EXPECTATIONS"] == "1")

  package init(rewrites: Bool) { self.rewrites = rewrites }

  /// Compares with a fenced block of a spec; nil if they are the same, else what to tell.
  package func complaint(_ actual: String, against block: SpecBlock) -> String? {
    let actual = actual.isEmpty || actual.hasSuffix("\n") ? actual : actual + "\n"
    guard actual != block.text else { return nil }
    guard rewrites else {
      return "\(block.place): \(firstDifference(expected: block.text, actual: actual))"
    }
    return rewrite(Repository.root.appending(path: block.path), place: block.place) { text in
      replacingBlock(block.ordinal, with: actual, in: text)
    }
  }

  /// Compares with a whole file of the checkout; nil if they are the same, else what to tell.
  package func complaint(_ actual: String, againstFile path: String) -> String? {
    complaint(actual, against: Repository.root.appending(path: path), place: path)
  }

  /// Compares with a whole file anywhere; an absent file is a difference.
  package func complaint(_ actual: String, against file: URL, place: String) -> String? {
    let expected = try? String(contentsOf: file, encoding: .utf8)
    guard expected != actual else { return nil }
    guard rewrites else {
      return expected.map { "\(place): \(firstDifference(expected: $0, actual: actual))" }
        ?? "\(place) is absent; UPDATE_EXPECTATIONS=1 writes it"
    }
    return rewrite(file, place: place) { _ in actual }
  }

  private func rewrite(_ file: URL, place: String, _ change: (String) -> String) -> String {
    Self.writing.lock()
    defer { Self.writing.unlock() }
    do {
      let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try change(text).write(to: file, atomically: true, encoding: .utf8)
      return "\(place): rewritten; look at the change, then run again without UPDATE_EXPECTATIONS"
    } catch {
      return "\(place): could not be rewritten: \(error)"
    }
  }

  /// Why: tests run side by side, and two blocks of one file may be rewritten at once.
  private static let writing = NSLock()
}

/// The text of a Markdown file with its n-th fenced block replaced; the same text if there is none.
///
/// The fence grows where the new text holds a line that would close it.
package func replacingBlock(_ ordinal: Int, with replacement: String, in text: String) -> String {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  var index = 0
  var count = 0
  while index < lines.count {
    guard let fence = Fence(opening: lines[index]) else {
      index += 1
      continue
    }
    let start = index + 1
    let end = lines[start...].firstIndex(where: fence.isClosed(by:)) ?? lines.count
    if count == ordinal {
      var body = replacement.split(separator: "\n", omittingEmptySubsequences: false)
      if body.last?.isEmpty == true { body.removeLast() }
      let mark = safeFence(fence, around: body)
      let block = [mark + lines[index].dropFirst(fence.length)[...]] + body + [mark[...]]
      return (lines[..<index] + block + lines[min(end + 1, lines.count)...])
        .joined(separator: "\n")
    }
    count += 1
    index = end + 1
  }
  return text
}

private func safeFence(_ fence: Fence, around body: [Substring]) -> String {
  let longest =
    body.map { line in line.prefix { $0 == fence.mark }.count }.max() ?? 0
  return String(repeating: fence.mark, count: max(fence.length, longest >= 3 ? longest + 1 : 0))
}

/// The first line in which two texts differ, shown from both.
package func firstDifference(expected: String, actual: String) -> String {
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(old, new).prefix { $0 == $1 }.count
  let before = line < old.count ? "`\(old[line])`" : "the end"
  let after = line < new.count ? "`\(new[line])`" : "the end"
  return "line \(line + 1) differs\n  expected: \(before)\n  actual:   \(after)"
}
