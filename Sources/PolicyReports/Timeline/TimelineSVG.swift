import CivilTime
import PolicyReplay
import PolicyValues

/// Draws a replayed history as parallel lanes over one axis of days: events, statuses, the ledger,
/// windows, and the ledgers of other readings.
///
/// Kinds differ in hatching, not in colour alone, and everything drawn is also said: in the title of
/// each shape, and in the picture's own description.
package struct TimelineSVG {
  private let history: History
  private let narrator: TimelineNarrator
  private let context: TimelineContext
  private let language: Language
  private let first: CivilDate
  private let days: Int

  private let left = 176
  private let width = 1_000
  private let bar = 24
  private let lane = 38

  package init(_ history: History, _ context: TimelineContext, _ language: Language) {
    self.history = history
    self.context = context
    self.language = language
    narrator = TimelineNarrator(history: history, context: context, language: language)
    first = history.intervals.first?.from ?? history.asked
    days = max(1, first.days(to: history.asked) + 1)
  }

  /// The whole picture, one `svg` element.
  package var picture: String {
    var canvas = SVGCanvas()
    var y = 30
    let top = y
    let happenings = Happening.all(history)
    events(happenings, &canvas, &y)
    statuses(&canvas, &y)
    ledger(history.ledger, name(.ledgerLane), &canvas, &y)
    spells(&canvas, &y)
    windows(&canvas, &y)
    if !context.variants.isEmpty {
      canvas.text(left, y + 12, name(.otherReadings), isStrong: true)
      y += 22
    }
    for variant in context.variants { ledger(variant.ledger, variant.name, &canvas, &y) }
    var grid = SVGCanvas()
    axis(&grid, top, y)
    legend(&canvas, &y)
    list(happenings, &canvas, &y)
    return frame(grid.body + canvas.body, height: y + 10)
  }

  private func frame(_ body: String, height: Int) -> String {
    let lasting = context.spells.isEmpty ? "" : " " + SpellWord.legend.wording[language]
    let summary = narrator.summary.plain
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" \
      height="\(height)" role="img" aria-labelledby="timeline-title timeline-words" \
      xml:lang="\(language.tag)" font-family="system-ui, 'Noto Sans CJK SC', 'PingFang SC', \
      'Microsoft YaHei', sans-serif">
      <title id="timeline-title">\(escapedHTML(context.title))</title>
      <desc id="timeline-words">\(escapedHTML(summary + " " + name(.legend) + lasting))</desc>
      <defs>
      \(patterns)
      </defs>
      <rect width="\(width)" height="\(height)" fill="#fff"/>
      \(body)</svg>

      """
  }

  // MARK: Lanes

  /// The place of a day's beginning.
  private func x(_ day: CivilDate) -> Int {
    let clipped = min(max(day, first), history.asked.adding(days: 1))
    return left + first.days(to: clipped) * (width - left - 20) / days
  }

  private func name(_ word: TimelineWord) -> String { word.wording[language] }

  private func lane(_ name: String, _ canvas: inout SVGCanvas, _ y: Int) {
    canvas.text(left - 20, y + 17, shortened(name), anchor: "end", size: 12, isStrong: true)
  }

  /// A name cut to the room on the left, with an ellipsis where it was.
  private func shortened(_ name: String) -> String {
    var room = left - 40
    var result = ""
    for character in name {
      room -= character.isASCII ? 7 : 13
      guard room >= 0 else { return result + "…" }
      result.append(character)
    }
    return result
  }

  private func events(_ happenings: [Happening], _ canvas: inout SVGCanvas, _ y: inout Int) {
    lane(name(.event), &canvas, y)
    var level = [Int](repeating: Int.min, count: 3)
    var used = 1
    for happening in happenings {
      let place = x(happening.day)
      // The first of three rows in which it does not touch its neighbour.
      let row = level.firstIndex { $0 + 20 <= place } ?? 0
      level[row] = place
      used = max(used, row + 1)
      let height = y + 12 + row * 22
      let words = "\(happening.day) \(words(happening))"
      switch happening.content {
      case .event(let moment):
        let isFlagged = history.moments[moment].judgement.isFlagged
        canvas.mark(place, height, moment + 1, isFlagged: isFlagged, title: words)
      case .change, .passage: canvas.tick(place, height - 4, title: words)
      }
    }
    y += lane + (used - 1) * 22
  }

  private func statuses(_ canvas: inout SVGCanvas, _ y: inout Int) {
    lane(name(.status), &canvas, y)
    for interval in history.intervals {
      let words = narrator.status(interval).plain
      block(
        interval.from, interval.until, words, fill: fill(status: interval.name), &canvas, y)
    }
    y += lane
  }

  private func ledger(
    _ ledger: Ledger, _ name: String, _ canvas: inout SVGCanvas, _ y: inout Int
  ) {
    lane(name, &canvas, y)
    for segment in ledger.segments {
      block(
        segment.from, segment.until, narrator.kind(of: segment).plain, fill: fill(segment.kind),
        &canvas, y)
    }
    y += lane
  }

  /// A lane for each kind of spell.
  private func spells(_ canvas: inout SVGCanvas, _ y: inout Int) {
    let drawn = context.spells.filter { $0.until >= first && $0.from <= history.asked }
    let kinds = drawn.reduce(into: [String]()) { kinds, spell in
      if !kinds.contains(spell.kind) { kinds.append(spell.kind) }
    }
    for kind in kinds {
      let alike = drawn.filter { $0.kind == kind }
      let label = alike.first?.label[language] ?? kind
      lane(label, &canvas, y)
      for spell in alike {
        let end = spell.until.isNever ? SpellWord.goesOn.wording[language] : "\(spell.until)"
        let (start, stop) = (x(spell.from), x(spell.until.adding(days: 1)))
        let days = "\(spell.from) – \(end)"
        canvas.rectangle(
          start, y + 3, stop - start, bar - 6, fill: "#e4e4e4", title: "\(label), \(days)")
        if stop - start > 190 {
          canvas.text((start + stop) / 2, y + 16, days, anchor: "middle", size: 11)
        }
      }
      y += lane
    }
  }

  private func windows(_ canvas: inout SVGCanvas, _ y: inout Int) {
    let drawn = context.windows.filter { $0.closes >= first && $0.opens <= history.asked }
    guard !drawn.isEmpty else { return }
    let names = drawn.reduce(into: [String]()) { names, window in
      let name = window.title[language]
      if !names.contains(name) { names.append(name) }
    }
    for name in names {
      lane(name, &canvas, y)
      for window in drawn where window.title[language] == name {
        block(
          max(window.opens, first), min(window.closes, history.asked), name, fill: "#eee", &canvas,
          y,
          isLabelled: false)
      }
      y += lane
    }
  }

  private func block(
    _ from: CivilDate, _ until: CivilDate, _ words: String, fill: String,
    _ canvas: inout SVGCanvas, _ y: Int, isLabelled: Bool = true
  ) {
    let (start, end) = (x(from), x(until.adding(days: 1)))
    let days = from.days(to: until) + 1
    let count = language.tell(.daysUnit, Inline("\(days)")).plain
    canvas.rectangle(
      start, y, end - start, bar, fill: fill, title: "\(words), \(from) – \(until), \(count)")
    let cells = words.reduce(0) { $0 + ($1.isASCII ? 7 : 13) }
    if isLabelled, cells + 8 <= end - start {
      canvas.text((start + end) / 2, y + 16, words, anchor: "middle", size: 12, isOnDark: true)
    }
  }

  // MARK: Axis and words

  private func axis(_ canvas: inout SVGCanvas, _ top: Int, _ bottom: Int) {
    canvas.line(left, top - 8, width - 20, top - 8, stroke: "#333")
    let isLong = days > 800
    var day = first.firstOfMonth
    var last = Int.min
    while day <= history.asked {
      defer { day = day.adding(months: 1, .monthEnd) ?? .never }
      guard day >= first, !isLong || day.month == 1 else { continue }
      let place = x(day)
      canvas.line(place, top - 12, place, bottom)
      guard place >= last + 52 else { continue }
      last = place
      let words = day.month == 1 ? "\(day.year)" : "\(day)".prefix(7).description
      canvas.text(place, top - 15, words, anchor: "middle", size: 11)
    }
  }

  private func legend(_ canvas: inout SVGCanvas, _ y: inout Int) {
    let kinds = Segment.Kind.allCases.filter { kind in
      history.ledger.segments.contains { $0.kind == kind }
    }
    var place = left
    y += 4
    for kind in kinds {
      let words = narrator.kind(kind).plain
      let size = 30 + words.reduce(0) { $0 + ($1.isASCII ? 7 : 13) } + 16
      if place + size > width - 10 {
        place = left
        y += 22
      }
      canvas.rectangle(place, y, 22, 14, fill: fill(kind), title: words)
      canvas.text(place + 28, y + 12, words)
      place += size
    }
    y += 34
  }

  private func list(_ happenings: [Happening], _ canvas: inout SVGCanvas, _ y: inout Int) {
    for happening in happenings {
      if case .event(let moment) = happening.content {
        canvas.text(left - 10, y, "\(moment + 1)", anchor: "end", isStrong: true)
      } else {
        canvas.text(left - 10, y, "▽", anchor: "end")
      }
      canvas.text(left, y, "\(happening.day)  \(words(happening))")
      y += 18
    }
    for milestone in narrator.milestones() {
      canvas.text(left - 10, y, "◇", anchor: "end")
      canvas.text(left, y, "\(milestone.day)  \(milestone.words)")
      y += 18
    }
  }

  private func words(_ happening: Happening) -> String {
    switch happening.content {
    case .event(let index):
      let moment = history.moments[index]
      let joint = language == .zh ? "：" : ": "
      return narrator.event(moment).plain + joint + narrator.result(moment).plain
    case .passage(let index): return narrator.passage(history.passages[index]).plain
    case .change(_, let after):
      let joint = language == .zh ? "" : " "
      return narrator.status(after).plain + joint + name(.ofItself)
    }
  }

  // MARK: Looks

  private func fill(_ kind: Segment.Kind) -> String {
    switch kind {
    case .start: "#000"
    case .counted: "#9aa7b5"
    case .grace: "url(#timeline-dots)"
    case .gap: "#fff"
    case .bridged: "url(#timeline-bars)"
    case .beforeRestart: "url(#timeline-cross)"
    case .undetermined: "url(#timeline-waves)"
    }
  }

  private func fill(status: String?) -> String {
    switch status {
    case "valid": "#dfe6ee"
    case "extended": "url(#timeline-bars)"
    case "suspended": "url(#timeline-dots)"
    case "none": "#fff"
    case nil: "url(#timeline-waves)"
    default: "url(#timeline-cross)"
    }
  }

  private var patterns: String {
    func pattern(_ id: String, _ shapes: String) -> String {
      "<pattern id=\"timeline-\(id)\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
        + "<rect width=\"8\" height=\"8\" fill=\"#fff\"/>\(shapes)</pattern>"
    }
    return [
      pattern("dots", "<circle cx=\"2\" cy=\"2\" r=\"1.2\"/><circle cx=\"6\" cy=\"6\" r=\"1.2\"/>"),
      pattern("bars", "<path d=\"M0 0v8M4 0v8\" stroke=\"#555\" stroke-width=\"1.5\"/>"),
      pattern("cross", "<path d=\"M0 0l8 8M8 0l-8 8\" stroke=\"#777\"/>"),
      pattern("waves", "<path d=\"M0 6l4-4 4 4\" stroke=\"#777\" fill=\"none\"/>"),
    ].joined(separator: "\n")
  }
}
