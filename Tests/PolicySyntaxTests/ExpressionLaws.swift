import Diagnostics
import PolicySyntax
import PolicyTestSupport
import SourceText
import Testing

private let pieces = [
  "a", "permit.starts", "居住", "day", "1", "13", "2021-06-01", "25.50", "CNY", "month", "days",
  "workdays", "and", "or", "not", "is", "has", "in", "before", "using missing-day reject", "never",
  "always", "(", ")", ",", "|", "<", ">=", "!=", "+", "-", "\n", "，", "&", "'", "é", "\u{301}", ".",
]

private func soup(_ random: inout SplitMix64) -> String {
  let count = Int.random(in: 0...12, using: &random)
  return (0..<count).map { _ in random.pick(pieces) }
    .joined(separator: random.chance(4, outOf: 5) ? " " : "")
}

/// The nodes directly inside an expression.
private func children(_ expression: ExprSyntax) -> [ExprSyntax] {
  switch expression.kind {
  case .name, .integer, .date, .money, .boolean, .never, .always: []
  case .not(let inner), .status(_, let inner, _): [inner]
  case .all(let parts), .any(let parts), .call(_, let parts): parts
  case .isOneOf(let a, _, _), .has(let a, _), .relative(let a, _, _), .shift(let a, _): [a]
  case .compare(_, let a, let b), .plus(let a, let b), .minus(let a, let b),
    .knownOn(let a, let b):
    [a, b]
  }
}

/// Nodes that do not lie inside their parents, or do not stand in their order.
private func strays(_ expression: ExprSyntax) -> [String] {
  let inner = children(expression)
  let outside = inner.filter {
    $0.range.bytes.lowerBound < expression.range.bytes.lowerBound
      || $0.range.bytes.upperBound > expression.range.bytes.upperBound
  }
  let unordered = zip(inner, inner.dropFirst()).filter {
    $0.range.bytes.upperBound > $1.range.bytes.lowerBound
  }
  return outside.map(\.range.text) + unordered.map(\.0.range.text) + inner.flatMap(strays)
}

@Test(arguments: 1...20 as ClosedRange<UInt64>)
func readingAnExpressionNeverTrapsAndComplainsExactlyWhenItFails(seed: UInt64) {
  var random = SplitMix64(seed: seed)
  for _ in 0..<500 {
    let text = soup(&random)
    let checked = expression(text)
    #expect((checked.value == nil) == !checked.diagnostics.isEmpty, "seed \(seed): \(text)")
    let length = text.utf8.count
    for label in checked.diagnostics.flatMap({ [$0.primary] + $0.others }) {
      #expect(label.range.bytes.upperBound <= length, "seed \(seed): \(text)")
    }
  }
}

@Test(arguments: 1...20 as ClosedRange<UInt64>)
func anExpressionsPartsLieInsideItInTheirOrder(seed: UInt64) {
  var random = SplitMix64(seed: seed)
  var seen = 0
  for _ in 0..<500 {
    let text = soup(&random)
    guard let tree = expression(text).value else { continue }
    seen += 1
    #expect(strays(tree) == [], "seed \(seed): \(text)")
  }
  #expect(seen > 10, "the soup holds expressions")
}

@Test(arguments: 1...20 as ClosedRange<UInt64>)
func whatIsReadFromASliceDoesNotDependOnWhatStandsAround(seed: UInt64) {
  var random = SplitMix64(seed: seed)
  for _ in 0..<200 {
    let text = soup(&random)
    let alone = expression(text)
    let file = SourceFile(path: "test.yaml", text: "键: \(text)\n其余: 1\n")
    let start = "键: ".utf8.count
    let inside = readExpression(file, start..<start + text.utf8.count)
    #expect(
      alone.value.map { shown($0) } == inside.value.map { shown($0) }, "seed \(seed): \(text)")
    #expect(alone.diagnostics.map(\.message) == inside.diagnostics.map(\.message))
  }
}
