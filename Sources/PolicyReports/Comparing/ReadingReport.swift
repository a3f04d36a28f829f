import PolicyComparison
import PolicyExploration

/// What readings off their defaults make of the differences between two editions, in words.
struct ReadingReport {
  let found: RegionFindings
  let language: Language
  /// How many ways of differing are told of one option.
  private static let told = 4

  /// Nothing where there are no readings.
  var blocks: [Block] {
    var blocks: [Block] = []
    if !found.effects.isEmpty {
      blocks.append(.paragraph(language.tellRegion(.trials)))
      blocks.append(.list(found.effects.map(line)))
    }
    if !found.idleReadings.isEmpty, !found.effects.isEmpty || !found.regions.isEmpty {
      let names = found.idleReadings.map { Inline.code($0) }
      blocks.append(
        .paragraph(language.tellRegion(.idleReadings, names.joined(by: comma))))
    }
    return blocks
  }

  private func line(_ effect: ReadingEffect) -> Inline {
    var parts: [Inline] = []
    if effect.verdict != effect.usualVerdict {
      parts.append(
        language.tellRegion(
          .verdictShift, language.name(effect.verdict), language.name(effect.usualVerdict)))
    }
    parts += effect.shifts.prefix(ReadingReport.told).map(shift)
    if effect.shifts.count > ReadingReport.told { parts.append("…") }
    let side: Inline =
      switch (effect.isOfFirst, effect.isOfSecond) {
      case (true, false): language.tellRegion(.ofFirstOnly)
      case (false, true): language.tellRegion(.ofSecondOnly)
      default: ""
      }
    let line = language.tellRegion(
      .trial, .code(effect.reading), .code(effect.option) + side,
      parts.joined(by: language.tell(DiffWord.then)))
    return effect.isComplete ? line : line + language.tellRegion(.atMostLeft)
  }

  private func shift(_ shift: ReadingEffect.Shift) -> Inline {
    let contrast = shift.contrast
    let change = language.tell(
      .changes, language.name(contrast.aspect), words(contrast.from), words(contrast.to))
    return language.tellRegion(.shift, change, share(shift.size), share(shift.usual))
  }

  private func share(_ share: ReadingEffect.Share) -> Inline {
    share.cases == 0
      ? language.tellRegion(.noCases)
      : RegionReport(regions: [], language: language).share(share.cases, share.all)
  }

  private func words(_ words: [String]) -> Inline {
    words.isEmpty ? language.tell(DiffWord.absent) : words.map { Inline.code($0) }.joined(by: comma)
  }

  private var comma: Inline { language.say(.listComma) }
}

extension ReadingEffect {
  /// The same, as programs read it.
  var json: JSON {
    [
      "reading": .string(reading), "option": .string(option), "readByFirst": .bool(isOfFirst),
      "readBySecond": .bool(isOfSecond), "verdict": .string(verdict.rawValue),
      "verdictWithDefault": .string(usualVerdict.rawValue), "complete": .bool(isComplete),
      "changes": .array(
        shifts.map { shift in
          [
            "aspect": .string(shift.contrast.aspect.rawValue),
            "from": .strings(shift.contrast.from), "to": .strings(shift.contrast.to),
            "better": shift.contrast.isBetter.map(JSON.bool) ?? .null,
            "cases": .string("\(shift.size.cases)"), "of": .string("\(shift.size.all)"),
            "casesWithDefault": .string("\(shift.usual.cases)"),
          ]
        }),
    ]
  }
}
