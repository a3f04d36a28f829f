import PolicyTestSupport
import Testing

/// How large things may be.
enum Budget {
  static let lines = 400
  static let softLines = 300
  static let columns = 100
  static let functionLines = 40
}

/// Files and lines of code that are too long.
func excesses(of source: Source) -> [String] {
  let lines = source.swift.text.split(separator: "\n", omittingEmptySubsequences: false)
  let long = lines.enumerated()
    .filter { $0.element.count > Budget.columns && !$0.element.trimmedStart.hasPrefix("//") }
    .map { "\(source.path):\($0.offset + 1) has \($0.element.count) columns" }
  let count = lines.last?.isEmpty == true ? lines.count - 1 : lines.count
  return count > Budget.lines ? long + ["\(source.path) has \(count) lines"] : long
}

/// Lines of comment that are too long: the formatter does not wrap them, so they only earn a look.
func wideComments(in source: Source) -> [String] {
  source.swift.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    .filter { $0.element.count > Budget.columns && $0.element.trimmedStart.hasPrefix("//") }
    .map { "\(source.path):\($0.offset + 1) a comment of \($0.element.count) columns" }
}

/// Functions longer than their budget, unless most of their lines are cases of a switch.
func longFunctions(in source: Source) -> [String] {
  let lines = source.swift.code.split(separator: "\n", omittingEmptySubsequences: false)
  return lines.indices.compactMap { start in
    let indent = lines[start].prefix { $0 == " " }
    let words = lines[start].split(separator: " ")
    guard words.contains("func") || words.first?.hasPrefix("init(") == true,
      let end = lines[start...].firstIndex(where: { $0 == indent + "}" })
    else { return nil }
    let body = lines[start...end]
    let cases = body.count { line in
      let text = line.trimmedStart
      return text.hasPrefix("case ") || text.hasPrefix("default:")
    }
    guard body.count > Budget.functionLines, cases * 2 < body.count else { return nil }
    return "\(source.path):\(start + 1) a function of \(body.count) lines"
  }
}

/// The names of types declared for other files at the top of a file, with more than a few lines.
func mainTypes(in source: Source) -> [String] {
  let kinds: Set<Substring> = ["struct", "class", "enum", "actor", "protocol"]
  let lines = source.swift.code.split(separator: "\n", omittingEmptySubsequences: false)
  return lines.indices.compactMap { start in
    let words = lines[start].split { $0 == " " || $0 == ":" || $0 == "<" || $0 == "(" }
    guard let first = words.first, lines[start].hasPrefix(first),
      ["package", "public"].contains(first),
      let kind = words.firstIndex(where: kinds.contains), words.indices.contains(kind + 1),
      let end = lines[start...].firstIndex(of: "}"), end - start > 40
    else { return nil }
    return String(words[kind + 1])
  }
}

@Test func noFileExceedsItsBudget() {
  let sources = Source.all + Source.tests
  #expect(sources.flatMap(excesses) == [])
  let long = sources.filter { $0.swift.text.split(separator: "\n").count > Budget.softLines }
  let functions = sources.flatMap(longFunctions)
  let comments = sources.flatMap(wideComments)
  print(
    "over the soft budgets: \(long.count) files, \(functions.count) functions,", terminator: " ")
  print("\(comments.count) comments")
  for line in long.map(\.path) + functions + comments { print("  \(line)") }
}

@Test func aFileHasOneMainType() {
  let complaints = Source.all.compactMap { source -> String? in
    let types = mainTypes(in: source)
    return types.count > 1 ? "\(source.path) holds \(types.joined(separator: ", "))" : nil
  }
  #expect(complaints == [])
}

@Test func excessIsSeen() {
  let wide = Source(path: "a", text: String(repeating: "x", count: 101) + "\nfine\n")
  let tall = Source(path: "b", text: String(repeating: "x\n", count: 401))
  let full = Source(path: "c", text: String(repeating: "x\n", count: 400))
  let note = Source(path: "d", text: "  // " + String(repeating: "x", count: 100))
  #expect(excesses(of: wide) == ["a:1 has 101 columns"])
  #expect(excesses(of: note).isEmpty)
  #expect(wideComments(in: note) == ["d:1 a comment of 105 columns"])
  #expect(excesses(of: tall) == ["b has 401 lines"])
  #expect(excesses(of: full).isEmpty)
}

@Test func aLongFunctionIsSeenAndATableIsNot() {
  let body = String(repeating: "    f()\n", count: 40)
  let table = String(repeating: "    case 1: f()\n", count: 40)
  let long = Source(path: "a", text: "struct S {\n  func f() {\n\(body)  }\n}\n")
  let fine = Source(path: "b", text: "struct S {\n  func f() {\n\(table)  }\n}\n")
  #expect(longFunctions(in: long) == ["a:2 a function of 42 lines"])
  #expect(longFunctions(in: fine).isEmpty)
}

@Test func aSecondMainTypeIsSeenAndATinyOneIsNot() {
  let body = String(repeating: "  let x = 1\n", count: 41)
  let two = Source(
    path: "a", text: "package struct A {\n\(body)}\npublic enum B: Int {\n\(body)}\n")
  let tiny = Source(
    path: "b", text: "package struct A {\n\(body)}\npackage enum B {\n  case a\n}\n")
  #expect(mainTypes(in: two) == ["A", "B"])
  #expect(mainTypes(in: tiny) == ["A"])
}
