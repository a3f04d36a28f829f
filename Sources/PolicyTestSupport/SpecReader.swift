/// Reads Markdown as specs: headings name tests, fences hold what they are about.
///
/// Only what specs need of Markdown: `#` headings, fences of three or more backquotes or tildes
/// that start in the first column, and paragraphs.
package struct SpecReader {
  /// A heading that has been entered and not yet left.
  private struct Section {
    let level: Int
    let title: String
    let line: Int
    var prose: [Substring] = []
    var proseEnded = false
    var blocks: [SpecBlock] = []
  }

  private let path: String
  private var open: [Section] = []
  private var specs: [(order: Int, spec: Spec)] = []
  private var blockCount = 0

  private init(path: String) { self.path = path }

  /// The specs of a file's text in the order of their headings; headings without blocks give none.
  package static func read(_ text: String, path: String) -> [Spec] {
    var reader = SpecReader(path: path)
    reader.read(text.split(separator: "\n", omittingEmptySubsequences: false))
    return reader.specs.sorted { $0.order < $1.order }.map(\.spec)
  }

  /// The specs of every Markdown file under a folder of the checkout.
  package static func specs(under folder: String) -> [Spec] {
    Repository.files(under: folder, withExtension: "md")
      .flatMap { read(Repository.text($0), path: $0) }
  }

  private mutating func read(_ lines: [Substring]) {
    var index = 0
    while index < lines.count {
      if let fence = Fence(opening: lines[index]) {
        index = readBlock(fence, lines, from: index + 1)
      } else {
        readProse(lines[index], line: index + 1)
      }
      index += 1
    }
    leave(to: 0)
  }

  /// Reads a block's lines and returns the index of its closing fence.
  private mutating func readBlock(_ fence: Fence, _ lines: [Substring], from start: Int) -> Int {
    let end = lines[start...].firstIndex(where: fence.isClosed(by:)) ?? lines.count
    let words = fence.info.split(separator: " ").map(String.init)
    let block = SpecBlock(
      path: path, kind: words.first ?? "", attributes: Array(words.dropFirst()),
      text: lines[start..<end].map { $0 + "\n" }.joined(), line: start + 1, ordinal: blockCount)
    blockCount += 1
    if !open.isEmpty {
      open[open.count - 1].blocks.append(block)
      open[open.count - 1].proseEnded = true
    }
    return end
  }

  private mutating func readProse(_ line: Substring, line number: Int) {
    let hashes = line.prefix { $0 == "#" }.count
    if (1...6).contains(hashes), line.dropFirst(hashes).first == " " {
      leave(to: hashes)
      let title = line.dropFirst(hashes).trimmed
      open.append(Section(level: hashes, title: String(title), line: number))
    } else if !open.isEmpty, !open[open.count - 1].proseEnded {
      let words = line.trimmed
      if !words.isEmpty {
        open[open.count - 1].prose.append(words)
      } else if !open[open.count - 1].prose.isEmpty {
        open[open.count - 1].proseEnded = true
      }
    }
  }

  /// Closes every open heading of this level or deeper; each with blocks becomes a spec.
  private mutating func leave(to level: Int) {
    while let section = open.last, section.level >= level {
      let headings = open.map(\.title)
      open.removeLast()
      guard !section.blocks.isEmpty else { continue }
      let spec = Spec(
        path: path, headings: headings, line: section.line,
        prose: section.prose.joined(separator: " "), blocks: section.blocks,
        inherited: open.flatMap(\.blocks))
      specs.append((section.line, spec))
    }
  }
}

/// The line that opens a fenced block, and what would close it.
struct Fence {
  let mark: Character
  let length: Int
  let info: Substring

  init?(opening line: Substring) {
    guard let mark = line.first, mark == "`" || mark == "~" else { return nil }
    let length = line.prefix { $0 == mark }.count
    let info = line.dropFirst(length).trimmed
    guard length >= 3, !info.contains("`") else { return nil }
    self.mark = mark
    self.length = length
    self.info = info
  }

  func isClosed(by line: Substring) -> Bool {
    let words = line.trimmed
    return words.count >= length && words.allSatisfy { $0 == mark } && line.first == mark
  }
}

extension Substring {
  /// Without white space at either end.
  var trimmed: Substring {
    guard let start = firstIndex(where: { !$0.isWhitespace }),
      let end = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return self[start...end]
  }
}
