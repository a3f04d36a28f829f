import Diagnostics
import SourceText
import YAMLTree

extension Reader {
  package func pack(_ node: Node) -> PackDecl? {
    guard let fields = Fields(node, Blocks.pack, self), let id = fields.node("pack").flatMap(text)
    else { return nil }
    return PackDecl(
      id: id, title: fields.node("title").flatMap(wording),
      place: fields.node("place").flatMap(text)?.value,
      language: fields.node("language").flatMap(integer),
      version: fields.node("version").flatMap(version), needs: needs(fields.node("needs")),
      names: names(fields.node("names")).map(\.value))
  }

  /// Three numbers, as in `1.2.0`.
  package func version(_ node: Node) -> Located<PackVersion>? {
    guard let text = text(node) else { return nil }
    guard let version = PackVersion(text.value) else {
      report(.badVersion(text))
      return nil
    }
    return Located(version, at: text.range)
  }

  private func needs(_ node: Node?) -> [NeedDecl] {
    (node.flatMap { list($0, "a list of packs") } ?? []).compactMap(need)
  }

  /// `PACK`, or `{ pack: PACK, from: VERSION, before: VERSION }`.
  private func need(_ node: Node) -> NeedDecl? {
    guard case .mapping = node else {
      return scalar(node, "the id of a pack").map {
        NeedDecl(pack: Located($0.text, at: $0.range), from: nil, before: nil)
      }
    }
    guard let fields = Fields(node, Blocks.need, self), let pack = fields.node("pack").flatMap(text)
    else { return nil }
    let from = fields.node("from").flatMap(version)
    let before = fields.node("before").flatMap(version)
    if let from, let before, before.value <= from.value {
      report(.noVersionLeft(before, from: from))
      return NeedDecl(pack: pack, from: nil, before: nil)
    }
    return NeedDecl(pack: pack, from: from, before: before)
  }

  package func vocabulary(_ node: Node) -> VocabularyDecl? {
    guard let fields = Fields(node, Blocks.vocabulary, self),
      let id = fields.node("vocabulary").flatMap(text)
    else { return nil }
    return VocabularyDecl(
      id: id, uses: names(fields.node("uses")),
      choices: map(fields.node("choices"), "lists of options", choice),
      facts: map(fields.node("facts"), "facts", fact),
      materials: map(fields.node("materials"), "papers", paper),
      events: map(fields.node("events"), "events", label),
      spells: map(fields.node("spells"), "spells", label),
      statuses: map(fields.node("statuses"), "statuses", label),
      sources: map(fields.node("sources"), "sources", source),
      adds: map(fields.node("adds"), "lists of options", choice),
      assume: expressions(fields.node("assume")))
  }

  private func choice(_ id: Located<String>, _ node: Node) -> ChoiceDecl? {
    ChoiceDecl(id: id, options: map(node, "options", option))
  }

  private func option(_ id: Located<String>, _ node: Node) -> LabelDecl? {
    guard let fields = Fields(node, Blocks.choiceOption, self) else { return nil }
    return LabelDecl(id: id, label: wording(fields))
  }

  private func fact(_ id: Located<String>, _ node: Node) -> FactDecl? {
    guard let fields = Fields(node, Blocks.fact, self) else { return nil }
    return FactDecl(
      id: id, type: fields.node("type").flatMap(text),
      options: map(fields.node("options"), "options", option),
      isRecord: fields.node("record").flatMap(bool) ?? false, label: wording(fields),
      ask: fields.node("ask").flatMap(wording), ifTrue: fields.node("if-true").flatMap(wording),
      ifFalse: fields.node("if-false").flatMap(wording), range: fields.node("range").flatMap(range),
      unit: fields.node("unit").flatMap(wording),
      presume: fields.node("presume").flatMap(expression),
      spells: fields.node("spells").flatMap(spellRule), place: id.range)
  }

  private func spellRule(_ node: Node) -> SpellRuleDecl? {
    guard let fields = Fields(node, Blocks.spellRule, self),
      let kind = fields.node("of").flatMap(text), let take = fields.node("take"),
      let word = word(take, of: SpellRuleDecl.takes)
    else { return nil }
    return SpellRuleDecl(
      of: kind, take: Located(word, at: take.range), within: fields.node("within").flatMap(integer))
  }

  private func range(_ node: Node) -> RangeDecl? {
    guard let fields = Fields(node, Blocks.range, self), let from = fields.node("from"),
      let to = fields.node("to")
    else { return nil }
    return RangeDecl(from: from, to: to)
  }

  private func paper(_ id: Located<String>, _ node: Node) -> PaperDecl? {
    guard let fields = Fields(node, Blocks.material, self) else { return nil }
    return PaperDecl(
      id: id, label: wording(fields),
      qualities: map(fields.node("qualities"), "qualities", label),
      anyOf: names(fields.node("any-of")))
  }

  package func calendar(_ node: Node) -> CalendarDecl? {
    guard let fields = Fields(node, Blocks.calendar, self),
      let id = fields.node("calendar").flatMap(text)
    else { return nil }
    let notices: [Node] =
      switch fields.node("notice") {
      case .sequence(let items, _)?: items
      case let node?: [node]
      case nil: []
      }
    return CalendarDecl(
      id: id, year: fields.node("year").flatMap(integer), notices: notices.compactMap(notice),
      holidays: (fields.node("holidays").flatMap { list($0, "a list of holidays") } ?? [])
        .compactMap(holiday),
      workdays: (fields.node("workdays").flatMap { list($0, "a list of days") } ?? [])
        .compactMap { date($0) },
      range: node.range)
  }

  private func notice(_ node: Node) -> CalendarDecl.Notice? {
    guard let fields = Fields(node, Blocks.notice, self) else { return nil }
    return CalendarDecl.Notice(
      title: fields.node("title").flatMap(wording),
      number: fields.node("number").flatMap(text)?.value,
      published: fields.node("published").flatMap { date($0)?.value },
      whereRead: fields.node("where").flatMap(text)?.value)
  }

  private func holiday(_ node: Node) -> CalendarDecl.Holiday? {
    guard let fields = Fields(node, Blocks.holiday, self),
      let from = fields.node("from").flatMap({ date($0) }),
      let to = fields.node("to").flatMap({ date($0) })
    else { return nil }
    if to.value < from.value { report(.endsBeforeItStarts(from: from.range, until: to.range)) }
    return CalendarDecl.Holiday(name: fields.node("name").flatMap(wording), from: from, to: to)
  }
}
