import Diagnostics
import PolicySyntax
import SourceText
import Testing
import YAMLTree

private func root(_ text: String, _ path: String) throws -> Node {
  let document = readYAML(SourceFile(path: path, text: text))
  #expect(told(document.diagnostics) == "")
  return try #require(document.value.root)
}

/// Lays texts over one another, the base first.
private func merged(_ texts: String...) throws -> MergedLayers {
  var result = MergedLayers(try root(texts[0], "1.yaml"))
  for (index, text) in texts.enumerated().dropFirst() {
    result = mergeLayers(result, try root(text, "\(index + 1).yaml"))
  }
  return result
}

/// A node on one line, keys in their order.
private func flat(_ node: Node) -> String {
  switch node {
  case .scalar(let scalar): scalar.text
  case .sequence(let items, _): "[" + items.map(flat).joined(separator: ", ") + "]"
  case .mapping(let entries, _):
    "{" + entries.map { "\($0.key.text): \(flat($0.value))" }.joined(separator: ", ") + "}"
  }
}

@Test func mappingsMergeKeyByKeyAndNewKeysComeLast() throws {
  let layers = try merged("a: { x: 1, y: { p: 1, q: 2 } }\nb: 1\n", "c: 3\na: { y: { q: 3 } }\n")
  #expect(flat(layers.node) == "{a: {x: 1, y: {p: 1, q: 3}}, b: 1, c: 3}")
  #expect(layers.diagnostics.isEmpty)
}

@Test(arguments: [
  ("a: [1, 2]", "a: [3]", "{a: [3]}"), ("a: { x: 1 }", "a: b", "{a: b}"),
  ("a: b", "a: { x: 1 }", "{a: {x: 1}}"), ("a: [1]", "a: { x: 1 }", "{a: {x: 1}}"),
])
func aScalarOrAListReplaces(base: String, over: String, result: String) throws {
  #expect(flat(try merged(base, over).node) == result)
}

@Test func aTableWrittenAnewReplacesTheWholeTable() throws {
  let base = "closes: { by: channel, app: a, otherwise: b }\n"
  let anew = try merged(base, "closes: { by: reading, one: c }\n")
  #expect(flat(anew.node) == "{closes: {by: reading, one: c}}")
  let changed = try merged(base, "closes: { app: c, web: d }\n")
  #expect(flat(changed.node) == "{closes: {by: channel, app: c, otherwise: b, web: d}}")
}

@Test func aNewCitationStandsBeforeTheInheritedOnes() throws {
  let layers = try merged(
    "w: { cite: old, ref: A }\n", "w: { cite: [new, newer], ref: B }\n", "w: { cite: newest }\n")
  #expect(flat(layers.node) == "{w: {cite: [newest, new, newer, old], ref: B}}")
}

@Test func anEditionSaysItselfWhatItIs() throws {
  let base = "policy: p\nedition: 1\nin-force: { from: a }\nnote: x\ntitle: t\nw: { note: inner }\n"
  let layers = try merged(base, "policy: p\nedition: 2\nextends: p@1\ndrop: [title]\n")
  #expect(
    flat(layers.node) == "{policy: p, w: {note: inner}, edition: 2, extends: p@1, drop: [title]}")
}

@Test func whatIsDroppedIsGoneAndMayBeWrittenAnew() throws {
  let base = "windows: { late: { opens: a, closes: b }, normal: { opens: c } }\nx: 1\n"
  let gone = try merged(base, "drop: [windows/late, x]\n")
  #expect(flat(gone.node) == "{windows: {normal: {opens: c}}, drop: [windows/late, x]}")
  let anew = try merged(base, "drop: [windows/late]\nwindows: { late: { opens: d, closes: e } }\n")
  #expect(
    flat(anew.node)
      == "{windows: {normal: {opens: c}, late: {opens: d, closes: e}}, x: 1, drop: [windows/late]}")
}

@Test func whatIsDroppedOnceIsNotThereToBeDroppedAgain() throws {
  let layers = try merged("a: { b: 1 }\n", "drop: [a/b, a/b, a/c, a/b/c, d]\n")
  #expect(layers.diagnostics.map(\.primary.range.text) == ["a/b", "a/c", "a/b/c", "d"])
  #expect(
    told(layers.diagnostics.last.map { [$0] } ?? []) == """
      P0138: there is nothing to drop at `d`
        `d` at 1:30: not inherited
        `a` at 1:1: what is inherited has no such key here
        help: write the keys from the top, joined by `/`, as in `windows/late`
      """)
}

@Test func aRepeatedValueIsAWarningThatShowsBothPlaces() throws {
  let layers = try merged("policy: p\nw: { a: 1, l: [1] }\n", "policy: p\nw: { a: 1, l: [1] }\n")
  #expect(layers.diagnostics.map(\.severity) == [.warning])
  #expect(
    told(layers.diagnostics) == """
      P0139: `a` repeats the inherited value
        `1` at 2:9: said again
        `1` at 2:9: inherited from here
        help: leave it out
      """)
  #expect(layers.diagnostics.first?.primary.range.file.path == "2.yaml")
  #expect(layers.diagnostics.first?.others.first?.range.file.path == "1.yaml")
}

@Test func everyChangedValueRemembersWhatItReplaced() throws {
  let layers = try merged("w: { a: 1, b: 1 }\n", "w: { a: 2 }\n", "w: { a: 3 }\n")
  let places = layers.replaced.map { "\($0.key.place) \($0.key.text) was \($0.value.range.text)" }
  #expect(places.sorted() == ["2.yaml:1 2 was 1", "3.yaml:1 3 was 2"])
}

@Test func layingNothingOverAnEditionChangesNothing() throws {
  let base = "policy: p\nw: { a: 1 }\nt: { by: x, y: z }\n"
  #expect(flat(try merged(base, "policy: p\n").node) == flat(try merged(base).node))
}
