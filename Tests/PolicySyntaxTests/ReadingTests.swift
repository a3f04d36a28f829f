import Diagnostics
import PolicySyntax
import SourceText
import Testing
import YAMLTree

private let head = """
  policy: atlantis/permit
  title: { zh: 许可, en: permit }
  instrument: permit
  edition: 2020-01
  in-force: { from: 2020-01-01, until: never }
  governed-by: day

  """

private func policy(_ text: String) throws -> PolicyDecl {
  let document = readYAML(SourceFile(path: "test.yaml", text: head + text))
  let reader = Reader()
  let policy = reader.policy(try #require(document.value.root))
  #expect(told(document.diagnostics + reader.diagnostics) == "")
  return try #require(policy)
}

@Test(arguments: ["1 year", "\"1 year\"", "'1 year'", ">-\n        1 year\n"])
func aPeriodMayBeQuotedLikeAnyExpression(period: String) throws {
  let text = """
    procedures:
      renew:
        title: { zh: 续期, en: renewal }
        validity:
          starts: permit.expires
          lasts: \(period)
    """
  guard case .period(let lasts) = try policy(text).procedures.first?.validity?.lasts else {
    Issue.record("no period was read")
    return
  }
  #expect(lasts.value.months == 12)
}

@Test(arguments: [
  ("a and b", "a and b"), ("\"a and b\"", "a and b"), ("'迟到 or b'", "迟到 or b"),
  (">-\n    a and\n    b\n", "a and\n    b"), ("|\n    a\n    or b\n", "a\n    or b"),
  ("a and\n    not b", "a and\n    not b"),
])
func anExpressionIsTheSliceAsWritten(scalar: String, slice: String) throws {
  let value = try #require(policy("define:\n  late: \(scalar)\n").definitions.first?.value)
  #expect(value.range.text == slice)
}

@Test(arguments: ["a and 居住 is 未|乙", "\"a and 居住 is 未|乙\"", ">-\n    a and\n    居住 is 未|乙\n"])
func everyNodeOfAnExpressionKnowsItsPlace(scalar: String) throws {
  let value = try #require(policy("define:\n  晚: \(scalar)\n").definitions.first?.value)
  guard case .expression(let expression) = value, case .all(let parts) = expression.kind,
    case .isOneOf(let subject, let options, _) = parts[1].kind
  else {
    Issue.record("another tree than was written")
    return
  }
  #expect(parts.map(\.range.text) == ["a", "居住 is 未|乙"])
  #expect(subject.range.text == "居住")
  #expect(options.map(\.range.text) == ["未", "乙"])
}

@Test func keysOfATableHaveTheirOwnPlaces() throws {
  let text = "define:\n  late: { by: channel, app | 微信: a, otherwise: { by: b, c: unstated } }\n"
  guard case .table(let table)? = try policy(text).definitions.first?.value,
    case .table(let inner)? = table.otherwise
  else {
    Issue.record("no table was read")
    return
  }
  #expect(table.entries.flatMap(\.keys).map(\.range.text) == ["app", "微信"])
  #expect(table.entries.flatMap(\.keys).map(\.value) == ["app", "微信"])
  #expect(table.by.range.text == "channel")
  guard case .unstated(let range) = inner.entries[0].value else {
    Issue.record("`unstated` is no expression")
    return
  }
  #expect(range.text == "unstated")
}

@Test func aTableMayChooseByTheWindowThatHoldsADate() throws {
  let text = "define:\n  first: { by: request.date in windows, normal: a, late: b }\n"
  guard case .table(let table)? = try policy(text).definitions.first?.value,
    case .windows(let date) = table.by
  else {
    Issue.record("no table over windows was read")
    return
  }
  #expect(date.range.text == "request.date")
}

@Test func aCitationIsReadInEachOfItsForms() throws {
  let text = """
    define:
      a: { value: day, cite: rules#13 }
      b: { value: day, cite: [rules, { source: guide, article: 2, confidence: "?", note: 待核实 }] }
    """
  let cites = try policy(text).definitions.map(\.notes.cite)
  #expect(cites.map { $0.map(\.source.value) } == [["rules"], ["rules", "guide"]])
  #expect(cites.map { $0.map { $0.article ?? "" } } == [["13"], ["", "2"]])
  #expect(cites[0][0].source.range.text == "rules")
  #expect(cites[1][1].confidence?.rawValue == "?")
}

@Test func scalarsAreTypedByWhereTheyStand() throws {
  let text = """
    windows:
      normal: { opens: 2021-06-01, closes: never, shown: false, note: 2021-06-01 }
    ref: 12
    note: no
    """
  let policy = try policy(text)
  #expect(policy.windows.first?.isShown == false)
  #expect(policy.windows.first?.notes.note == "2021-06-01")
  #expect(policy.notes.refs == ["12"])
  #expect(policy.notes.note == "no")
}

@Test func aRowOfATestOverridesWhatAllTestsAreGiven() throws {
  let text = """
    tests: atlantis/permit
    given: { a: 1, b: 1 }
    cases:
      edges:
        given: { b: 2, c: 2 }
        each:
          - { c: 3, expect: { outcome: refused, because: [late] } }
          - { expect: { status: valid } }
    """
  let root = try #require(readYAML(SourceFile(path: "test.yaml", text: text)).value.root)
  let reader = Reader()
  let tests = try #require(reader.tests(root)).tests
  #expect(told(reader.diagnostics) == "")
  #expect(tests.map(\.name) == ["edges[1]", "edges[2]"])
  let facts = tests.map { test in
    test.given.facts.map { "\($0.name.value)=\($0.value.range.text)" }.sorted()
  }
  #expect(facts == [["a=1", "b=2", "c=3"], ["a=1", "b=2", "c=2"]])
}

@Test func papersThatAreNotSpokenOfAreNotNone() throws {
  func papers(_ text: String) throws -> [PaperGivenDecl]? {
    let text = "case: one\nfacts: { a: 1 }\n" + text
    let root = try #require(readYAML(SourceFile(path: "test.yaml", text: text)).value.root)
    return Reader().caseFile(root)?.papers
  }
  #expect(try papers("") == nil)
  #expect(try papers("papers: []\n")?.isEmpty == true)
  let some = try #require(try papers("papers: [permit, certificate: [stamped, signed]]\n"))
  #expect(some.map(\.name.value) == ["permit", "certificate"])
  #expect(some.map { $0.qualities.map(\.value) } == [[], ["stamped", "signed"]])
}
