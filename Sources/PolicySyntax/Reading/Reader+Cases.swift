import Diagnostics
import SourceText
import YAMLTree

extension Reader {
  package func caseFile(_ node: Node) -> CaseDecl? {
    guard let fields = Fields(node, Blocks.caseFile, self),
      let title = fields.node("case").flatMap(text)
    else { return nil }
    let history = history(fields.node("history"))
    return CaseDecl(
      title: title.value, policy: fields.node("policy").flatMap(text),
      procedure: fields.node("procedure").flatMap(text),
      today: fields.node("today").flatMap { date($0) }, facts: given(fields.node("facts")),
      papers: papers(fields.node("papers")), readings: chosen(fields.node("readings")),
      claims: claims(fields.node("claims")), history: history.events, spells: history.spells,
      range: title.range)
  }

  /// What each party says.
  private func claims(_ node: Node?) -> [ClaimDecl] {
    map(node, "claims") { party, node in
      ClaimDecl(party: party, facts: self.given(node))
    }
  }

  /// Dated events, and spells, each in the order in which they are written.
  package func history(_ node: Node?) -> (events: [EventDecl], spells: [SpellDecl]) {
    let entries = node.flatMap { list($0, "a list of events") } ?? []
    let spells = entries.filter(isSpell)
    return (entries.filter { !isSpell($0) }.compactMap(event), spells.compactMap(spell))
  }

  private func isSpell(_ node: Node) -> Bool {
    guard case .mapping(let entries, _) = node else { return false }
    return entries.contains { $0.key.text == "spell" }
  }

  private func spell(_ node: Node) -> SpellDecl? {
    guard let fields = Fields(node, Blocks.spell, self),
      let kind = fields.node("spell").flatMap(text),
      let from = fields.node("from").flatMap({ date($0) }),
      let until = fields.node("until").flatMap({ date($0, orNever: true) })
    else { return nil }
    if until.value < from.value {
      report(.endsBeforeItStarts(from: from.range, until: until.range))
      return nil
    }
    return SpellDecl(kind: kind, from: from, until: until, range: node.range)
  }

  private func event(_ node: Node) -> EventDecl? {
    guard let fields = Fields(node, Blocks.event, self),
      let date = fields.node("date").flatMap({ date($0) }),
      let event = fields.node("event").flatMap(text)
    else { return nil }
    let channel = fields.node("channel").map { node in
      GivenDecl(
        name: Located("request.channel", at: fields.keyRange("channel") ?? node.range), value: node)
    }
    return EventDecl(
      date: date, event: event, procedure: fields.node("procedure").flatMap(text),
      facts: (channel.map { [$0] } ?? []) + given(fields.node("facts")),
      papers: papers(fields.node("papers")), range: node.range)
  }

  package func given(_ node: Node?) -> [GivenDecl] {
    map(node, "facts") { GivenDecl(name: $0, value: $1) }
  }

  /// Options chosen for readings.
  package func chosen(_ node: Node?) -> [ChosenDecl] {
    map(node, "readings") { name, node in
      self.text(node).map { ChosenDecl(reading: name, option: $0) }
    }
  }

  /// `permit`, or `unit-certificate: [stamped]`; nil where the file does not speak of papers.
  package func papers(_ node: Node?) -> [PaperGivenDecl]? {
    guard let node else { return nil }
    return (list(node, "a list of papers") ?? []).flatMap(paperGiven)
  }

  private func paperGiven(_ node: Node) -> [PaperGivenDecl] {
    guard !node.isMissing else { return [] }
    switch node {
    case .scalar(let scalar):
      return [PaperGivenDecl(name: Located(scalar.text, at: scalar.range), qualities: [])]
    case .mapping(let entries, _):
      return entries.map {
        PaperGivenDecl(name: Located($0.key.text, at: $0.key.range), qualities: oneOrMore($0.value))
      }
    case .sequence(_, let range):
      report(.wrongShape(expected: "a paper", found: node.kindName, at: range))
      return []
    }
  }

  package func tests(_ node: Node) -> TestsDecl? {
    guard let fields = Fields(node, Blocks.tests, self),
      let target = fields.node("tests").flatMap(text)
    else { return nil }
    let shared = given(fields.node("given"))
    let tests = map(fields.node("cases"), "tests") { name, node in
      self.testCase(name, node, target, shared)
    }
    return TestsDecl(target: target, tests: tests.flatMap { $0 })
  }

  private func testCase(
    _ name: Located<String>, _ node: Node, _ target: Located<String>, _ shared: [GivenDecl]
  ) -> [TestDecl]? {
    guard let fields = Fields(node, Blocks.testCase, self) else { return nil }
    let own = overriding(shared, given(fields.node("given")))
    let papers = papers(fields.node("papers"))
    let readings = chosen(fields.node("readings"))
    let procedure = fields.node("procedure").flatMap(text)
    let history = history(fields.node("history"))
    func test(
      _ label: String, _ facts: [GivenDecl], _ chosen: [ChosenDecl], _ expect: ExpectationDecl,
      _ under: [(readings: [ChosenDecl], expect: ExpectationDecl)], _ range: SourceRange
    ) -> TestDecl {
      TestDecl(
        name: label,
        given: CaseDecl(
          title: label, policy: target, procedure: procedure, today: nil, facts: facts,
          papers: papers, readings: chosen, history: history.events, spells: history.spells,
          range: range),
        expect: expect, expectUnder: under, range: range)
    }
    var result: [TestDecl] = []
    if let expect = fields.node("expect").flatMap(expectation) {
      result.append(test(name.value, own, readings, expect, expectUnder(fields), name.range))
    }
    for (index, row) in (fields.node("each").flatMap { list($0, "a list of rows") } ?? [])
      .enumerated()
    {
      guard let fields = Fields(row, Blocks.testRow, self),
        let expect = fields.node("expect").flatMap(expectation)
      else { continue }
      let facts = overriding(
        own,
        fields.others.map {
          GivenDecl(name: Located($0.key.text, at: $0.key.range), value: $0.value)
        })
      let chosen = readings + chosen(fields.node("readings"))
      result.append(test("\(name.value)[\(index + 1)]", facts, chosen, expect, [], row.range))
    }
    if result.isEmpty { report(.testExpectsNothing(name.value, at: name.range)) }
    return result
  }

  private func expectUnder(_ fields: Fields) -> [(readings: [ChosenDecl], expect: ExpectationDecl)]
  {
    guard let node = fields.node("expect-under"), let items = list(node, "a list") else {
      return []
    }
    return items.compactMap { item in
      guard let under = Fields(item, Blocks.expectationUnder, self),
        let expect = under.node("expect").flatMap(expectation)
      else { return nil }
      return (chosen(under.node("readings")), expect)
    }
  }

  private func expectation(_ node: Node) -> ExpectationDecl? {
    guard let fields = Fields(node, Blocks.expectation, self),
      let entries = entries(node, Blocks.expectation.title)
    else { return nil }
    if let outcome = fields.keyRange("outcome"), fields.node("because") == nil,
      fields.node("because-one-of") == nil
    {
      report(.expectationNeedsBecause(at: outcome))
    }
    return ExpectationDecl(
      entries: entries.map { .init(key: Located($0.key.text, at: $0.key.range), value: $0.value) },
      range: node.range)
  }

  /// Facts of an outer block, those named again replaced.
  private func overriding(_ outer: [GivenDecl], _ inner: [GivenDecl]) -> [GivenDecl] {
    let names = Set(inner.map(\.name.value))
    return outer.filter { !names.contains($0.name.value) } + inner
  }
}
