import CivilTime
import PolicyComparison
import PolicyEvaluation
import PolicyExploration
import PolicyProgram
import PolicyValues

/// The regions of one procedure's differences, in words.
struct RegionReport {
  let regions: [ChangeRegions]
  let language: Language
  /// The written changes behind a region, in words.
  var causes: (Contrast, RegionStory) -> [Inline] = { _, _ in [] }

  /// What shares are shares of; nil: there are none.
  var space: Inline? {
    guard let space = regions.first?.space else { return nil }
    return language.tellRegion(
      .space, dates(space.dates.filter { $0.value < PackedDay.never }),
      Inline(space.filing.lowerBound.description), Inline(space.filing.upperBound.description))
  }

  private func dates(_ dates: [String: Int32]) -> Inline {
    dates.sorted { $0.key < $1.key }.map { fact, day in
      language.tellRegion(.days, .code(fact), self.day(day))
    }.joined(by: language.say(.listComma))
  }

  private func day(_ packed: Int32) -> Inline {
    Inline(packed >= PackedDay.never ? "never" : CivilDate(packed: packed).description)
  }

  /// A line for each region that is told; where explanations part stands with the greatest.
  ///
  /// - Parameter told: causes that were told before; those of a region are told where they are others.
  func reasons(_ contrast: Contrast, told: [Inline] = []) -> [Reason] {
    guard let change = regions.first(where: { $0.contrast == contrast }) else { return [] }
    var told = told
    var reasons = change.stories.enumerated().map { index, story in
      var notes = index == 0 ? notes(story) : []
      let causes = causes(contrast, story)
      if !causes.isEmpty, causes != told {
        told = causes
        notes.append(language.readsChanges(causes))
      }
      return Reason(mark: .value, text: line(story, change), notes: notes)
    }
    if change.more > 0 {
      reasons.append(
        Reason(mark: .value, text: language.tellRegion(.moreRegions, Inline(String(change.more)))))
    }
    return reasons
  }

  // MARK: One region

  private func line(_ story: RegionStory, _ change: ChangeRegions) -> Inline {
    var parts = [share(story.region.size, change.all)]
    if let days = days(story) { parts.append(days) }
    if !story.conditions.isEmpty {
      parts.append(language.tell(.onlyWhere, conditions(story.conditions)))
    }
    var line = parts.joined(by: comma)
    if let usual = regions.first?.space, usual.dates != change.space.dates {
      let own = change.space.dates.filter { usual.dates[$0.key] != $0.value }
      line += language.tellRegion(.ofDates, dates(own))
    }
    return change.isComplete ? line : line + language.tellRegion(.atMostLeft)
  }

  func share(_ size: UInt128, _ all: UInt128) -> Inline {
    guard all > 0 else { return "" }
    let (whole, rest) = size.quotientAndRemainder(dividingBy: all)
    let (scaled, isTooGreat) = rest.multipliedReportingOverflow(by: 1_000)
    let thousandths = isTooGreat ? rest / (all / 1_000) : (scaled + all / 2) / all
    let permille = Int(whole) * 1_000 + Int(thousandths)
    // Why: of shares that small a percentage says nothing.
    guard permille > 0 || size == 0 else {
      return language.tellRegion(.oneIn, Inline("\((all + size / 2) / size)"))
    }
    let percent = Inline("\(permille / 10).\(permille % 10)" + (language == .zh ? "%" : " %"))
    let divisor = greatestDivisor(size, all)
    guard all / divisor < 10_000 else { return language.tellRegion(.share, percent) }
    return language.tellRegion(
      .shareExact, percent, Inline("\(size / divisor)"), Inline("\(all / divisor)"))
  }

  private func greatestDivisor(_ x: UInt128, _ y: UInt128) -> UInt128 {
    var (x, y) = (x, y)
    while y != 0 { (x, y) = (y, x % y) }
    return max(x, 1)
  }

  private func days(_ story: RegionStory) -> Inline? {
    let days: Inline
    switch (story.opens, story.closes) {
    case (nil, nil): return nil
    case (let opens?, nil): days = language.tellRegion(.from, named(opens))
    case (nil, let closes?): days = language.tellRegion(.until, named(closes))
    case (let opens?, let closes?):
      days =
        opens.day == closes.day
        ? language.tellRegion(.onDay, named(opens.shift == 0 || closes.shift != 0 ? opens : closes))
        : language.tellRegion(.fromUntil, named(opens), named(closes))
    }
    return language.tellRegion(.filed, days)
  }

  /// A day by what sets it: as it is written, and whose it is.
  private func named(_ day: NamedDay) -> Inline {
    let date = Inline(day.day.description)
    guard let text = day.text ?? day.name else { return date }
    let shifted: Inline =
      switch day.shift {
      case 1: language.tellRegion(.dayAfter, .code(text))
      case -1: language.tellRegion(.dayBefore, .code(text))
      default: .code(text)
      }
    let name = day.name.flatMap { $0 == text ? nil : Inline.code($0) }
    return language.tellRegion(.named, shifted, [name, date].compactMap(\.self).joined(by: comma))
  }

  func conditions(_ conditions: [RegionStory.Condition]) -> Inline {
    language.both(conditions.map(condition))
  }

  private func condition(_ condition: RegionStory.Condition) -> Inline {
    guard let ends = condition.ends else {
      let options = condition.options.map { Inline.code($0) }.joined(by: "|")
      return language.tell(.isOneOf, .code(condition.name), options)
    }
    let (low, high): (Inline, Inline) =
      condition.type == .day
      ? (day(ends.lo), day(ends.hi)) : (Inline("\(ends.lo)"), Inline("\(ends.hi)"))
    return language.tellRegion(.between, .code(condition.name), low, high)
  }

  // MARK: Explanations

  private func notes(_ story: RegionStory) -> [Inline] {
    let applicant = story.applicants[0]
    var notes = story.partings.flatMap { self.parting($0, applicant) }
    for (lines, word) in [
      (story.linesOfFirst, RegionWord.onlyThere), (story.linesOfSecond, .onlyHere),
    ] where !lines.isEmpty {
      notes.append(language.tellRegion(word, byFile(lines).joined(by: comma)))
    }
    return notes
  }

  /// `path:1, 4, 9` for each file.
  private func byFile(_ lines: [String]) -> [Inline] {
    var files: [(path: String, lines: [Int])] = []
    for line in lines {
      guard let colon = line.lastIndex(of: ":"), let number = Int(line[colon...].dropFirst())
      else { continue }
      let path = String(line[..<colon])
      if let known = files.firstIndex(where: { $0.path == path }) {
        files[known].lines.append(number)
      } else {
        files.append((path, [number]))
      }
    }
    return files.map { file in
      let numbers = file.lines.sorted().map(String.init).joined(separator: ", ")
      return .place("\(file.path):\(numbers)")
    }
  }

  /// What comes out otherwise first, and what is decided by it.
  private func parting(_ parting: Parting, _ applicant: RegionStory.Applicant) -> [Inline] {
    let pairs = parting.steps.map {
      (side($0.first, applicant.first), side($0.second, applicant.second))
    }
    guard let point = pairs.first, let end = pairs.last else { return [] }
    let start = language.tellRegion(.parting, point.0, point.1)
    guard pairs.count > 1 else { return [start] }
    let way = way(parting).map { Inline.code($0) }.joined(by: " → ")
    let through = way.isEmpty ? "" : language.tellRegion(.through, way)
    return [start, language.tellRegion(.so, end.0, end.1) + through]
  }

  /// The names and short conditions between the two.
  private func way(_ parting: Parting) -> [String] {
    var texts: [String] = []
    for pair in parting.steps.dropFirst().dropLast() {
      guard let text = pair.first.map({ oneLine($0.text) }), text.count <= 40,
        text == pair.second.map({ oneLine($0.text) }), !texts.contains(text)
      else { continue }
      texts.append(text)
    }
    return texts
  }

  private func side(_ side: Parting.Side?, _ decision: Decision) -> Inline {
    guard let side else { return language.tellRegion(.absent) }
    let place = language.say(.inBrackets, .place(side.place.place))
    if let value = side.value, side.verdict == .value {
      let shown = Speaker(language, decision).value(value, side.type)
      return .code(oneLine(side.text)) + " = " + shown + place
    }
    let mark: Mark =
      switch side.verdict {
      case .holds: .holds
      case .fails: .fails
      case .defeated: .defeated
      case .open: .open
      case .value: .value
      }
    return Inline(mark.sign, .verdict(mark)) + " " + .code(oneLine(side.text)) + place
  }

  /// An author's words without the layout they had.
  private func oneLine(_ text: String) -> String {
    let line = text.split { $0 == " " || $0.isNewline }.joined(separator: " ")
    return line.count > 100 ? line.prefix(99) + "…" : line
  }

  private var comma: Inline { language.say(.listComma) }
}
