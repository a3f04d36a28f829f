import Testing

/// Words that read a clock, ask for chance, or sleep.
let impureWords: Set<Substring> = [
  "ContinuousClock", "SuspendingClock", "DispatchTime", "CFAbsoluteTimeGetCurrent",
  "clock_gettime", "gettimeofday", "mach_absolute_time", "SystemRandomNumberGenerator", "sleep",
  "usleep", "arc4random",
]

/// Words of floating point.
let floatingPointWords: Set<Substring> = [
  "Double", "Float", "Float16", "Float32", "Float64", "Float80", "CGFloat", "FloatingPoint",
  "BinaryFloatingPoint",
]

/// Words with which a program gives up.
let trappingWords: Set<Substring> = ["fatalError"]

/// Every forbidden word of a source's code.
func forbidden(_ words: Set<Substring>, in source: Source) -> [String] {
  source.swift.words.intersection(words).sorted().map { "\(source.path) says `\($0)`" }
}

/// Every forbidden run of characters in a source's code.
func forbidden(_ pieces: [String], in source: Source) -> [String] {
  pieces.filter { piece in
    source.swift.code.ranges(of: piece).contains { range in
      let code = source.swift.code
      let before =
        range.lowerBound == code.startIndex ? " " : code[code.index(before: range.lowerBound)]
      return !(before.isLetter || before.isNumber || before == "_")
    }
  }.map { "\(source.path) says `\($0)`" }
}

/// Decimal fractions in code; `pair.0.1` and `1...2` are none.
func fractions(in source: Source) -> [String] {
  let runs = source.swift.code.split { !($0.isLetter || $0.isNumber || "._$)]".contains($0)) }
  return runs.filter { run in
    let parts = run.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let whole = parts[0].first, let part = parts[1].first else {
      return false
    }
    return whole.isNumber && part.isNumber && !parts[0].hasPrefix("0x")
  }.map { "\(source.path) has the fraction \($0)" }
}

@Test func engineReadsNoClock() {
  let complaints = Source.pure.flatMap {
    forbidden(impureWords, in: $0) + forbidden(["Date()", "Date.now", "time(nil)"], in: $0)
  }
  #expect(complaints == [])
}

@Test func engineUsesNoFloatingPoint() {
  let complaints = Source.pure.flatMap { forbidden(floatingPointWords, in: $0) + fractions(in: $0) }
  #expect(complaints == [])
}

@Test func nothingIsForced() {
  let complaints = Source.all.flatMap {
    forbidden(trappingWords, in: $0) + forbidden(["try!", "as!"], in: $0)
  }
  #expect(complaints == [])
}

@Test func nothingIsLeftToDo() {
  let word: Substring = "TO" + "DO"
  let complaints = (Source.all + Source.tests).filter { source in
    source.swift.text.split { !($0.isLetter || $0.isNumber) }.contains(word)
  }.map(\.path)
  #expect(complaints == [])
}

@Test func aClockIsSeenAndADateOfOursIsNot() {
  let bad = Source(path: "a", text: "let now = Date()\nlet c = ContinuousClock()")
  let fine = Source(path: "b", text: "let d = CivilDate()\n// Date() would read a clock\n")
  #expect(forbidden(impureWords, in: bad) == ["a says `ContinuousClock`"])
  #expect(forbidden(["Date()"], in: bad) == ["a says `Date()`"])
  #expect(forbidden(["Date()"], in: fine).isEmpty)
}

@Test func floatingPointIsSeenAndATupleIsNot() {
  let bad = Source(path: "a", text: "let x = 0.5; let y: Double = \"\\(z as Float)\"")
  let fine = Source(path: "b", text: "let x = pair.0.1 + $0.1; for i in 1...2 {}; \"0.5 Double\"")
  #expect(forbidden(floatingPointWords, in: bad) == ["a says `Double`", "a says `Float`"])
  #expect(fractions(in: bad) == ["a has the fraction 0.5"])
  #expect(forbidden(floatingPointWords, in: fine) + fractions(in: fine) == [])
}

@Test func forcingIsSeenAndTextAboutItIsNot() {
  let bad = Source(path: "a", text: "let x = try! f()\nfatalError(\"\")")
  let fine = Source(
    path: "b", text: "let x = try f() // never try! it\nlet y = \"\"\"\n try!\n\"\"\"")
  #expect(forbidden(["try!"], in: bad) + forbidden(trappingWords, in: bad) != [])
  #expect(forbidden(["try!"], in: fine) + forbidden(trappingWords, in: fine) == [])
}
