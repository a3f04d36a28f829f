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
      let gap = used > 0 && atom.isSpaced ? 1 : 0
      if used > 0, used + gap + atom.line.cells > width {
        lines.append(line)
        line = atom.line
        used = atom.line.cells
      } else {
        line += (gap == 1 ? Inline(" ", atom.spaceRole) : "") + atom.line
        used += gap + atom.line.cells
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
      for character in span.text {
        if character == " " || character == "\n" {
          spaceRole = spaceRole ?? span.role
          continue
        }
        let piece = Inline(String(character), span.role)
        let joins = spaceRole == nil && last.map { !breaks(between: $0, and: character) } ?? false
        if joins, !atoms.isEmpty {
          atoms[atoms.count - 1].line += piece
        } else {
          atoms.append(
            Atom(line: piece, isSpaced: spaceRole != nil, spaceRole: spaceRole ?? .plain))
        }
        last = character
        spaceRole = nil
      }
    }
    return atoms
  }
}

private func breaks(between a: Character, and b: Character) -> Bool {
  guard terminalCells(a) == 2 || terminalCells(b) == 2 else { return false }
  return !closing.contains(b) && !opening.contains(a)
}

private let closing: Set<Character> = [
  "。", "，", "、", "；", "：", "！", "？", "）", "》", "」", "』", "】", "”", "’", "…", "—", ".", ",", ")",
  "]", ";", ":",
]

private let opening: Set<Character> = ["（", "《", "「", "『", "【", "“", "‘", "(", "["]
