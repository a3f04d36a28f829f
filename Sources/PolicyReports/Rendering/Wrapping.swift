import SourceText

extension Inline {
  /// How many cells of a terminal it takes.
  package var cells: Int { spans.reduce(0) { $0 + terminalCells($1.text) } }

  /// The line broken into lines of at most so many cells, where words or ideographs end.
  ///
  /// A line starts with no closing punctuation and ends with no opening one; what has no place to
  /// break stays whole, however long.
  package func wrapped(to width: Int) -> [Inline] {
    var lines: [Inline] = []
    var line = Inline("")
    var used = 0
    for atom in atoms {
      let cells = atom.line.cells
      let gap = used > 0 && atom.isSpaced ? 1 : 0
      if used > 0, used + gap + cells > width {
        lines.append(line)
        line = atom.line
        used = cells
      } else {
        if gap == 1 { line += Inline(" ", atom.spaceRole) }
        line += atom.line
        used += gap + cells
      }
    }
    return lines + [line]
  }

  /// A run that is never broken.
  private struct Atom {
    var line: Inline
    let isSpaced: Bool
    let spaceRole: Role
  }

  private var atoms: [Atom] {
    var atoms: [Atom] = []
    var last: Character?
    var spaceRole: Role?
    for span in spans {
      // What of this span belongs to the last atom and was not put there yet.
      var run = ""
      func finish() {
        guard !run.isEmpty else { return }
        atoms[atoms.count - 1].line += Inline(run, span.role)
        run = ""
      }
      for character in span.text {
        if character == " " || character == "\n" {
          spaceRole = spaceRole ?? span.role
          continue
        }
        let joins = spaceRole == nil && last.map { !breaks(between: $0, and: character) } ?? false
        if !joins || atoms.isEmpty {
          finish()
          atoms.append(
            Atom(line: "", isSpaced: spaceRole != nil, spaceRole: spaceRole ?? .plain))
        }
        run.append(character)
        last = character
        spaceRole = nil
      }
      finish()
    }
    return atoms
  }
}

private func breaks(between a: Character, and b: Character) -> Bool {
  if a.isASCII, b.isASCII { return false }
  guard terminalCells(a) == 2 || terminalCells(b) == 2 else { return false }
  return !closing.contains(b) && !opening.contains(a)
}

private let closing: Set<Character> = [
  "。", "，", "、", "；", "：", "！", "？", "）", "》", "」", "』", "】", "”", "’", "…", "—", ".", ",", ")",
  "]", ";", ":",
]

private let opening: Set<Character> = ["（", "《", "「", "『", "【", "“", "‘", "(", "["]
