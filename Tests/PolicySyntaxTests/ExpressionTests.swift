import Diagnostics
import PolicySyntax
import SourceText
import Testing

@Test(arguments: [
  ("a or b and c", "(a or (b and c))"),
  ("(a or b) and c", "((a or b) and c)"),
  ("not a and b", "((not a) and b)"),
  ("not a is b", "(not (a is b))"),
  ("not not a", "(not (not a))"),
  ("a or b or c", "(a or b or c)"),
  ("a < b + 1 day and c", "((a < (b + 0m 1d)) and c)"),
  ("a - b + c", "((a - b) + c)"),
  ("a is b|c", "(a is b|c)"),
  ("a is not b | c", "(a is not b|c)"),
  ("a has b|c and d", "((a has b|c) and d)"),
  ("a before w or b after w", "((a before w) or (b after w))"),
  ("a + 1 day in w", "((a + 0m 1d) in w)"),
  ("min(a, max(b, c)) <= d", "(min(a, max(b, c)) <= d)"),
  ("f()", "f()"),
  ("f ( a )", "f(a)"),
  ("always", "always"),
  ("never", "never"),
  ("true = false", "(true = false)"),
  ("a != 5", "(a != 5)"),
])
func operatorsBindAsTheGrammarSays(text: String, tree: String) throws {
  let checked = expression(text)
  #expect(told(checked.diagnostics) == "")
  #expect(try shown(#require(checked.value)) == tree)
}

@Test(arguments: [
  ("a + 1 year 6 months 3 days", "(a + 18m 3d)"),
  ("a - 1 year 6 months 3 days", "(a + -18m -3d)"),
  ("a + 18 months - 1 day", "((a + 18m 0d) + 0m -1d)"),
  ("a + 5 workdays", "(a + 5w)"),
  ("a - 1 workday", "(a + -1w)"),
  ("a + 1 month using missing-day next-day", "(a + 1m 0d next-day)"),
  ("a + 1 month 2 days using missing-day reject + 1 day", "((a + 1m 2d reject) + 0m 1d)"),
  ("a + 100000 days", "(a + 0m 100000d)"),
  ("a + 0 months", "(a + 0m 0d)"),
  ("a + 5", "(a + 5)"),
  ("2021-06-01 + 1 day", "(2021-06-01 + 0m 1d)"),
])
func aPeriodIsOneSumHoweverManyUnitsItNames(text: String, tree: String) throws {
  let checked = expression(text)
  #expect(told(checked.diagnostics) == "")
  #expect(try shown(#require(checked.value)) == tree)
}

@Test(arguments: [
  ("0", "0"), ("1000000000", "1000000000"), ("007", "7"),
  ("25 CNY", "2500 fen"), ("25.50 CNY", "2550 fen"), ("0.05 CNY", "5 fen"),
  ("1000000000 CNY", "100000000000 fen"), ("1000000000.00 CNY", "100000000000 fen"),
  ("0001-01-01", "0001-01-01"), ("2024-02-29", "2024-02-29"), ("9999-12-31", "9999-12-31"),
])
func literalsAreExactUpToTheirLimits(text: String, tree: String) throws {
  let checked = expression(text)
  #expect(told(checked.diagnostics) == "")
  #expect(try shown(#require(checked.value)) == tree)
}

@Test(arguments: [
  "permit.starts", "a-b", "day", "days", "CNY", "missing-day", "reject", "住址", "居住证.起始-日", "é",
  "ж2", "五", "Ab9", "windows",
])
func namesHoldLettersOfAnyScript(name: String) throws {
  let checked = expression(name)
  #expect(told(checked.diagnostics) == "")
  #expect(try shown(#require(checked.value)) == name)
}

@Test(arguments: ["a and\n  b", "a\r\n and b", "a\tand\tb", "  a and b  ", "\na and b\n"])
func lineBreaksAreSpaces(text: String) throws {
  #expect(try shown(#require(expression(text).value)) == "(a and b)")
}

@Test(arguments: ["(", "not ", "f("])
func nestingEndsAtItsLimit(opening: String) {
  func nested(_ depth: Int) -> String {
    let close = opening.hasSuffix("(") ? String(repeating: ")", count: depth) : ""
    return String(repeating: opening, count: depth) + "a" + close
  }
  #expect(expression(nested(64)).value != nil)
  #expect(expression(nested(65)).diagnostics.map(\.code) == [.badExpression])
  #expect(expression(nested(100_000)).diagnostics.map(\.code) == [.badExpression])
}

@Test func lengthHasNoLimitOfItsOwn() {
  let text = Array(repeating: "a", count: 20_000).joined(separator: " and ")
  #expect(expression(text).value != nil)
  let sum = "a" + String(repeating: " + 1 day", count: 2_000)
  #expect(expression(sum).value != nil)
}

@Test func aFloodOfForeignCharactersIsComplainedAboutTwentyTimes() {
  let checked = expression(String(repeating: "，", count: 100_000))
  #expect(checked.value == nil)
  #expect(checked.diagnostics.map(\.code) == Array(repeating: .strangeCharacter, count: 20))
}

@Test(arguments: [
  [0xE4], [0xE4, 0xBD], [0x61, 0x20, 0xF0, 0x9F], [0xFF], [0x80, 0x61], [0xC3, 0x28],
])
func brokenBytesAreComplainedAboutOnce(bytes: [UInt8]) {
  let file = SourceFile(path: "test.yaml", bytes: bytes)
  let checked = readExpression(file, 0..<bytes.count)
  #expect(checked.value == nil)
  #expect(!checked.diagnostics.isEmpty)
}

@Test(arguments: [
  "a b", "a < b < c", "a is", "a is not", "a is true", "a has", "a in", "a in 5", "and a", "a or",
  "not", "(a", "a)", "f(a", "f(a,)", "f(,a)", "(always)", "always and a", "a + ", "- a", "1 day",
  "a + 1 day 1 month", "a + 1 day 1 day", "a + 1 workday 1 day", "a + 1 year 1 workday",
  "a + 0 workdays", "a + 1 day using missing-day reject", "a + 0 months using missing-day reject",
  "a + 1 month using next-day", "a + 1 month using missing-day stays", "a-", "a.", "a--b c", "25.5",
  "25.5 CNY", "25.505 CNY", "25.50", "1000000001", "1000000001.00 CNY", "a + 100001 days",
  "2021-02-30", "2021-6-1", "02021-06-01", "2021-06", "a - b|c", "a | b", "a, b", "", " ", "“a”",
  "e\u{301}", "a：b", "a !b", "a ! = b", "a == b",
])
func whatIsNoExpressionIsRefusedWithAComplaint(text: String) {
  let checked = expression(text)
  #expect(checked.value == nil)
  #expect(checked.diagnostics.count >= 1)
}
