import Diagnostics
import SourceText
import YAMLTree

extension Reader {
  func procedure(_ id: Located<String>, _ node: Node) -> ProcedureDecl? {
    guard let fields = Fields(node, Blocks.procedure, self) else { return nil }
    return ProcedureDecl(
      id: id, title: fields.node("title").flatMap(wording),
      event: fields.node("event").flatMap(text),
      rules: map(fields.node("rules"), "rules", rule),
      validity: fields.node("validity").flatMap(validity),
      materials: fields.node("materials").map(materials) ?? [],
      fee: fields.node("fee").flatMap(notedValue),
      completedBy: fields.node("completed-by").flatMap(notedValue),
      record: map(fields.node("record"), "the record") { name, node in
        self.value(node).map { AssignmentDecl(name: name, value: $0) }
      },
      gap: fields.node("gap").flatMap(gap), notes: notes(fields), range: id.range)
  }

  private func rule(_ id: Located<String>, _ node: Node) -> RuleDecl? {
    guard let fields = Fields(node, Blocks.rule, self) else { return nil }
    return RuleDecl(
      id: id, title: fields.node("title").flatMap(wording),
      when: fields.node("when").flatMap(expression), then: fields.node("then").map(then) ?? [],
      except: fields.node("except").map(except) ?? ExceptDecl(),
      because: fields.node("because").flatMap(wording), notes: notes(fields), range: id.range)
  }

  /// Outputs that are words of a list; every other key takes an expression.
  static let wordOutputs: Set<String> = ["outcome", "to", "continuity"]

  private func then(_ node: Node) -> [AssignmentDecl] {
    guard let entries = entries(node, Blocks.then.title) else { return [] }
    return entries.compactMap { entry in
      let leaf: Leaf = Reader.wordOutputs.contains(entry.key.text) ? .word : .expression
      guard let name = identifier(entry.key), let value = value(entry.value, leaf) else {
        return nil
      }
      return AssignmentDecl(name: name, value: value)
    }
  }

  private func except(_ node: Node) -> ExceptDecl {
    guard case .mapping = node else { return ExceptDecl(rules: oneOrMore(node)) }
    guard let fields = Fields(node, Blocks.exceptOutcome, self) else { return ExceptDecl() }
    return ExceptDecl(outcomes: fields.node("outcome").map(oneOrMore) ?? [])
  }

  private func validity(_ node: Node) -> ValidityDecl? {
    guard let fields = Fields(node, Blocks.validity, self) else { return nil }
    let lasts = fields.node("lasts").flatMap { value($0, .period) }
    let ends = fields.node("ends").flatMap { value($0) }
    if fields.node("lasts") == nil, fields.node("ends") == nil {
      report(.validityNeedsAnEnd(at: node.range))
    }
    if let lasts = fields.keyRange("lasts"), let ends = fields.keyRange("ends") {
      report(.validityHasTwoEnds(lasts: lasts, ends: ends))
    }
    return ValidityDecl(
      starts: fields.node("starts").flatMap { value($0) }, lasts: lasts, ends: ends,
      notes: notes(fields), range: node.range)
  }

  /// `1 year`, `6 months`: a period that stands alone.
  func period(_ scalar: Node.Scalar) -> Located<Shift>? {
    guard let bytes = expressionBytes(scalar) else {
      report(readExpression(scalar).diagnostics)
      return nil
    }
    var parser = ExprParser(file: scalar.range.file, bytes: bytes)
    let shift = parser.wholePeriod()
    report(parser.diagnostics)
    return shift.map { Located($0, at: scalar.range) }
  }

  private func notedValue(_ node: Node) -> NotedValueDecl? {
    if case .mapping(let entries, _) = node, !entries.contains(where: { $0.key.text == "by" }) {
      guard let fields = Fields(node, Blocks.noted, self),
        let value = fields.node("value").flatMap({ value($0) })
      else { return nil }
      return NotedValueDecl(value: value, notes: notes(fields))
    }
    return value(node).map { NotedValueDecl(value: $0, notes: NotesDecl()) }
  }

  private func gap(_ node: Node) -> GapDecl? {
    guard let fields = Fields(node, Blocks.gap, self),
      let from = fields.node("from").flatMap({ value($0) }),
      let until = fields.node("until").flatMap({ value($0) })
    else { return nil }
    return GapDecl(from: from, until: until)
  }
}
