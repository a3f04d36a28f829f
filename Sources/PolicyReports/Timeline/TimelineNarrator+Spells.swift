import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyReplay
import PolicyValues

// What lasted, and what it comes to.
extension TimelineNarrator {
  private func say(_ word: SpellWord, _ arguments: Inline...) -> Inline {
    filled(word.wording[language], arguments)
  }

  func spells() -> [Block] {
    guard !context.spells.isEmpty else { return [] }
    let rows = context.spells.map { spell -> [Inline] in
      [
        Inline(spell.from.description), end(spell),
        Inline(spell.label[language]) + (language == .zh ? "，" : ", ")
          + .place(spell.place.place),
      ]
    }
    let columns = [say(.from), say(.until), say(.kind)]
    let table = Block.table(columns: columns, rows: rows)
    guard !context.counts.isEmpty else { return [.heading(level: 2, say(.heading)), table] }
    let speaking = CountSpeaker(language)
    let counts = context.counts.map { fact, count in
      say(.counted, Inline(fact.label[language]), .code(fact.id), speaking.value(count, fact))
        + speaking.sum(count)
    }
    return [
      .heading(level: 2, say(.heading)), table,
      .paragraph(say(.onDay, Inline(history.asked.description))), .list(counts),
      .paragraph(say(.assumption)),
    ]
  }

  private func end(_ spell: Spell) -> Inline {
    spell.until.isNever ? say(.goesOn) : Inline(spell.until.description)
  }
}

/// Says how a value was counted from spells.
struct CountSpeaker {
  let language: Language

  init(_ language: Language) { self.language = language }

  private func say(_ word: SpellWord, _ arguments: Inline...) -> Inline {
    filled(word.wording[language], arguments)
  }

  /// The value with its unit.
  func value(_ count: SpellCount, _ fact: FactSpec) -> Inline {
    if count.rule.take == .since {
      return Inline(CivilDate(packed: count.value).description, .emphasis)
    }
    let unit = fact.unit.map { Inline(language == .zh ? "" : " ") + Inline($0[language]) } ?? ""
    return Inline("\(count.value)", .emphasis) + unit
  }

  /// The months and the spells behind a value, as a clause of its own.
  func sum(_ count: SpellCount) -> Inline {
    let places = count.spells.map { Inline.place($0.place.place) }
      .joined(by: language.say(.listComma))
    let kind = Inline(count.spells.first?.label[language] ?? count.rule.spell)
    switch count.rule.take {
    case .since: return say(.unbroken, kind, places)
    case .months, .monthsInARow:
      guard !count.months.isEmpty else { return say(.noMonths, kind, places) }
      let runs = count.months.map { run in
        let (first, last) = (month(run.lowerBound), month(run.upperBound))
        return first == last ? Inline(first) : say(.span, Inline(first), Inline(last))
      }
      return say(.months, runs.joined(by: say(.plus)), kind, places)
    }
  }

  private func month(_ day: CivilDate) -> String { String("\(day)".prefix(7)) }
}

/// The words in which reports speak of spells.
enum SpellWord {
  case heading, from, until, kind, goesOn, onDay, counted, months, span, plus, noMonths
  case unbroken, assumption, goesOnAssumed, origin, originMonths, legend

  var wording: Wording {
    switch self {
    case .heading: w("存续期间", "What lasted")
    case .from: w("自", "from")
    case .until: w("至", "until")
    case .kind: w("类别、所在行", "kind, line")
    case .legend: w("天数账之下是存续期间。", "Below the ledger: what lasted.")
    case .goesOn: w("仍在继续", "goes on")
    case .onDay: w("据此算得（{1}）：", "This comes to, on {1}:")
    case .counted: w("{1}（{2}）：{3}", "{1} ({2}): {3}")
    case .months: w("，即 {1}，均在“{2}”期间内（{3}）", ": {1}, in spells of “{2}” ({3})")
    case .span: w("{1} 至 {2}", "{1} to {2}")
    case .plus: w(" ＋ ", " + ")
    case .noMonths: w("，“{1}”期间内没有相应的整月（{2}）", ": no such month in spells of “{1}” ({2})")
    case .unbroken: w("，“{1}”自该日起没有间断（{2}）", ": “{1}” without a break from that day ({2})")
    case .assumption:
      w(
        "月数只计在该日之前已经结束、且整月都在期间内的公历月；来源没有规定怎样计月，此为假定。",
        "A month is a whole calendar month inside the spells that ended before the day; the "
          + "sources do not say how months are counted, so this is an assumption.")
    case .goesOnAssumed:
      w("并假定{1}一直继续。", "It also takes for granted that what goes on does so: {1}.")
    case .origin: w("由期间算得{1}", "counted from spells{1}")
    case .originMonths:
      w(
        "由期间按整月算得（怎样计月来源未定，此为假定）{1}",
        "counted from spells in whole months, which is an assumption{1}")
    }
  }

  private func w(_ zh: String, _ en: String) -> Wording { Wording(zh: zh, en: en) }
}
