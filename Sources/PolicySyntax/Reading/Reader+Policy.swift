import Diagnostics
import PolicyValues
import SourceText
import YAMLTree

extension Reader {
  /// One edition, from a node whose layers are merged.
  package func policy(_ node: Node) -> PolicyDecl? {
    guard let fields = Fields(node, Blocks.policy, self),
      let id = fields.node("policy").flatMap(text)
    else { return nil }
    return PolicyDecl(
      id: id, title: fields.node("title").flatMap(wording),
      instrument: fields.node("instrument").flatMap(text)?.value,
      edition: fields.node("edition").flatMap(text),
      inForce: fields.node("in-force").flatMap(inForce),
      governedBy: fields.node("governed-by").flatMap { value($0) },
      extends: fields.node("extends").flatMap(text),
      uses: names(fields.node("uses")),
      calendar: fields.node("calendar").flatMap(text),
      conventions: fields.node("conventions").map(conventions) ?? ConventionsDecl(),
      sources: map(fields.node("sources"), "sources", source),
      readings: map(fields.node("readings"), "readings", reading),
      assume: expressions(fields.node("assume")),
      windows: map(fields.node("windows"), "windows", window),
      definitions: map(fields.node("define"), "definitions", definition),
      statuses: map(fields.node("status"), "statuses", status),
      procedures: map(fields.node("procedures"), "procedures", procedure),
      presume: map(fields.node("presume"), "presumptions") { fact, node in
        self.expression(node).map { PresumptionDecl(fact: fact, value: $0) }
      },
      transition: map(fields.node("transition"), "rules of the transition", transition),
      findings: findings(fields.node("findings")),
      notes: notes(fields), range: id.range)
  }

  private func findings(_ node: Node?) -> [FindingDecl] {
    guard let node, let items = list(node, "a list of findings") else { return [] }
    return items.compactMap { item in
      guard let fields = Fields(item, Blocks.finding, self),
        let code = fields.node("code").flatMap(text),
        let subject = fields.node("where").flatMap(text),
        let reason = fields.node("reason").flatMap(text)
      else { return nil }
      return FindingDecl(code: code, subject: subject, reason: reason.value, range: fields.range)
    }
  }

  func names(_ node: Node?) -> [Located<String>] {
    guard let node, let items = list(node, "a list of names") else { return [] }
    return items.compactMap(text)
  }

  func expressions(_ node: Node?) -> [ExprSyntax] {
    guard let node, let items = list(node, "a list of expressions") else { return [] }
    return items.compactMap(expression)
  }

  func inForce(_ node: Node) -> InForceDecl? {
    guard let fields = Fields(node, Blocks.inForce, self),
      let from = fields.node("from").flatMap({ disputedDay($0) }),
      let until = fields.node("until").flatMap({ disputedDay($0, orNever: true) })
    else { return nil }
    let options = [nil] + (from.rows + until.rows).map { Optional($0.option.value) }
    if options.contains(where: { until.day(under: $0) < from.day(under: $0) }) {
      report(.endsBeforeItStarts(from: from.range, until: until.range))
    }
    return InForceDecl(
      from: from, until: until, published: fields.node("published").flatMap { date($0)?.value },
      range: node.range)
  }

  private func conventions(_ node: Node) -> ConventionsDecl {
    guard let fields = Fields(node, Blocks.conventions, self) else { return ConventionsDecl() }
    return ConventionsDecl(
      firstDay: fields.node("first-day").flatMap { value($0, .word) },
      missingDay: fields.node("missing-day").flatMap { value($0, .word) },
      restDay: fields.node("rest-day").flatMap { value($0, .word) },
      notes: notes(fields), range: node.range)
  }

  private func reading(_ id: Located<String>, _ node: Node) -> ReadingDecl? {
    guard let fields = Fields(node, Blocks.reading, self) else { return nil }
    let options: [ReadingDecl.Option] = map(fields.node("options"), "options") { id, node in
      guard let option = Fields(node, Blocks.option, self) else { return nil }
      return ReadingDecl.Option(
        id: id, label: wording(option), doubt: option.node("doubt").flatMap(wording),
        notes: notes(option))
    }
    return ReadingDecl(
      id: id, ask: fields.node("ask").flatMap(wording), options: options,
      fallback: fields.node("default").flatMap(text), notes: notes(fields))
  }

  private func window(_ id: Located<String>, _ node: Node) -> WindowDecl? {
    guard let fields = Fields(node, Blocks.window, self) else { return nil }
    return WindowDecl(
      id: id, title: fields.node("title").flatMap(wording),
      opens: fields.node("opens").flatMap { value($0) },
      closes: fields.node("closes").flatMap { value($0) },
      isShown: fields.node("shown").flatMap(bool) ?? true, notes: notes(fields), range: node.range)
  }

  /// A bare expression or table, or the block with a title.
  private func definition(_ id: Located<String>, _ node: Node) -> DefinitionDecl? {
    if case .mapping(let entries, _) = node, !entries.contains(where: { $0.key.text == "by" }) {
      guard let fields = Fields(node, Blocks.definition, self) else { return nil }
      return DefinitionDecl(
        id: id, title: fields.node("title").flatMap(wording),
        value: fields.node("value").flatMap { value($0) }, notes: notes(fields), range: node.range)
    }
    return DefinitionDecl(
      id: id, title: nil, value: value(node), notes: NotesDecl(), range: node.range)
  }

  private func status(_ id: Located<String>, _ node: Node) -> StatusDecl? {
    guard let fields = Fields(node, Blocks.status, self) else { return nil }
    return StatusDecl(
      id: id, when: fields.node("when").flatMap(expression),
      except: fields.node("except").map(oneOrMore) ?? [],
      because: fields.node("because").flatMap(wording), notes: notes(fields), range: node.range)
  }
}
