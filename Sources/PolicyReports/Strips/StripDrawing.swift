import CivilTime
import PolicyEvaluation
import PolicyValues

/// A strip drawn in cells that every terminal has: signs say what colours only repeat.
struct StripDrawing {
  let strip: Strip
  let filed: CivilDate?
  let language: Language
  /// The cells of a line.
  var width = 76

  /// What a stretch of days looks like.
  enum Fill: String, CaseIterable {
    case notYet = "."
    case accepted = "="
    case acceptedLess = "~"
    case incomplete = "+"
    case refused = "x"
    case redirected = ">"
    case open = "?"
    case nothing = "_"

    var word: CaseWord {
      switch self {
      case .notYet: .drawNotYet
      case .accepted: .drawAccepted
      case .acceptedLess: .drawAcceptedLess
      case .incomplete: .drawIncomplete
      case .refused: .drawRefused
      case .redirected: .drawRedirected
      case .open: .drawOpen
      case .nothing: .drawNothing
      }
    }

    var mark: Mark {
      switch self {
      case .accepted: .holds
      case .acceptedLess, .incomplete, .open: .open
      case .refused, .redirected: .fails
      case .notYet, .nothing: .value
      }
    }
  }

  /// The drawing with what its signs mean; nothing where there are more pieces than cells.
  var block: [Block] {
    let sizes = cells
    guard !sizes.isEmpty else { return [] }
    var numbers = ""
    var bar = Inline("")
    for (index, size) in sizes.enumerated() {
      let number = String(index + 1)
      numbers += number + String(repeating: " ", count: size - number.count)
      let fill = Self.fill(strip.pieces[index])
      bar += Inline("|", .plain)
      bar += Inline(String(repeating: fill.rawValue, count: size - 1), .verdict(fill.mark))
    }
    var lines = [ends, Inline(numbers), bar + "|"]
    if let marker { lines.append(marker) }
    let words = language.say(.stripWords, Inline(String(strip.pieces.count)))
    return [.drawing(lines, words: words), .paragraph(legend)]
  }

  private var ends: Inline {
    let (from, until) = (strip.from.description, strip.until.description)
    return Inline(
      from + String(repeating: " ", count: max(1, width + 1 - from.count - until.count)) + until)
  }

  /// The cells of each piece: room for its number, the rest by its days.
  private var cells: [Int] {
    let least = String(strip.pieces.count).count + 1
    let free = width - least * strip.pieces.count
    guard free >= 0 else { return [] }
    let total = max(1, strip.pieces.reduce(0) { $0 + $1.count })
    var passed = 0
    return strip.pieces.map { piece in
      let before = free * passed / total
      passed += piece.count
      return least + free * passed / total - before
    }
  }

  /// Where the case's own day lies.
  private var marker: Inline? {
    guard let filed, let index = strip.index(of: filed) else { return nil }
    let piece = strip.pieces[index]
    let start = cells[..<index].reduce(0, +)
    let room = cells[index] - 1
    let place = start + 1 + (room - 1) * piece.from.days(to: filed) / max(1, piece.count - 1)
    let words = language.say(.yourDay, Inline(filed.description))
    // The words stand on whichever side has room for them.
    if place + words.cells <= width + 1 { return spaces(place) + words }
    let bare = Inline(String(words.plain.dropFirst(2)))
    return spaces(max(0, place - bare.cells - 1)) + bare + " ^"
  }

  private var legend: Inline {
    let used = Fill.allCases.filter { fill in strip.pieces.contains { Self.fill($0) == fill } }
    let signs = used.map { Inline($0.rawValue, .code) + " " + language.say($0.word) }
    return language.say(.legend, signs.joined(by: language == .zh ? "，" : ", "))
  }

  static func fill(_ piece: Strip.Piece) -> Fill {
    guard let decision = piece.first else { return .nothing }
    switch decision.output(.outcome).known {
    case EngineChoices.accepted:
      let effect = decision.output(.continuity).known
      return effect == EngineChoices.resumes || effect == EngineChoices.restarts
        ? .acceptedLess : .accepted
    case EngineChoices.notYet: return .notYet
    case EngineChoices.incomplete: return .incomplete
    case EngineChoices.refused: return .refused
    case EngineChoices.redirected: return .redirected
    default: return .open
    }
  }
}
