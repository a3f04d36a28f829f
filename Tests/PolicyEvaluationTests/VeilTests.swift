import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues
import Testing

@Suite struct VeilTests {
  /// Five workdays after a day, known inside 2024; and whether a filing day is in time.
  private struct Deadline {
    let built: CodeBuilder.Result
    let start, sum, filed, inTime: RegisterID

    init() throws {
      var b = CodeBuilder()
      let calendar = b.calendar(try Samples.run())
      let (start, filed) = (b.input(.day), b.input(.day))
      let bare = b.addWorkdays(start, b.int(5), calendar: calendar)
      let sum = b.veil(bare, known: b.isKnown(bare, from: start), floor: start)
      let inTime = b.atMost(filed, sum)
      built = try b.finish()
      (self.start, self.filed) = (built(start), built(filed))
      (self.sum, self.inTime) = (built(sum), built(inTime))
    }

    func ends(start from: Int32, filed on: Int32) -> EndFile {
      let file = EndFile(Tape(built.code))
      file[start] = Ends(from)
      file[filed] = Ends(on)
      file.run()
      return file
    }
  }

  @Test("Inside the calendar a workday sum is what it is")
  func known() throws {
    let deadline = try Deadline()
    let file = deadline.ends(start: Samples.day(2024, 3, 1), filed: Samples.day(2024, 3, 8))
    #expect(file[deadline.sum] == Ends(Samples.day(2024, 3, 8)))
    #expect(file[deadline.inTime] == Ends(1))
  }

  @Test("Outside the calendar it is open from its floor on, and only what rests on it is open")
  func unknown() throws {
    let deadline = try Deadline()
    let start = Samples.day(2024, 12, 30)
    let file = deadline.ends(start: start, filed: Samples.day(2025, 1, 3))
    #expect(file[deadline.sum] == Ends(start, PackedDay.never))
    #expect(file[deadline.inTime] == Ends(0, 1))
    let early = deadline.ends(start: start, filed: Samples.day(2024, 12, 30))
    #expect(early[deadline.inTime] == Ends(1))
  }

  @Test("One case is to be believed exactly where everything partial was known")
  func whole() throws {
    let deadline = try Deadline()
    let file = RegisterFile(Tape(deadline.built.code))
    for (day, whole) in [(Samples.day(2024, 3, 1), true), (Samples.day(2024, 12, 30), false)] {
      file[deadline.start] = day
      file[deadline.filed] = day
      file.run()
      #expect(file.isWhole() == whole)
    }
  }

  @Test("Exploring stops at the veil and names it")
  func explored() throws {
    let deadline = try Deadline()
    let explorer = Explorer(Tape(deadline.built.code), targets: [deadline.inTime])
    let box = [
      Ends(Samples.day(2024, 12, 20), Samples.day(2025, 1, 10)),
      Ends(Samples.day(2025, 1, 5), Samples.day(2025, 3, 1)),
    ]
    var open = 0
    var regions = 0
    let coverage = explorer.explore(box, budget: 1_000) { region in
      regions += 1
      open += region.unresolved.first?.veil == deadline.sum ? 1 : 0
    }
    #expect(coverage == .complete)
    #expect(open > 0 && open < regions)
    #expect(regions < 100, "days that cannot matter are not told apart")
  }

  @Test("A target is settled if all regions agree, though no single run shows it")
  func settled() throws {
    var b = CodeBuilder()
    let day = b.input(.day, domain: Ends(Samples.day(2024, 1, 1), Samples.day(2024, 12, 31)))
    let other = b.input(.bool)
    let early = b.atMost(day, b.day(Samples.day(2024, 5, 31)))
    let either = b.or(b.and(early, other), b.or(b.not(early), b.not(other)))
    let built = try b.finish()
    let tape = Tape(built.code)
    let box = built.code.inputs.map(\.domain)
    let settled = tape.settle(built(either), in: box, budget: 100)
    #expect(settled.verdict == .settled(1) && settled.coverage == .complete)
    #expect(Set(settled.mattered) == [built(day), built(other)])
    let open = tape.settle(built(early), in: box, budget: 100)
    #expect(open.verdict == .open && open.mattered == [built(day)])
    let excluded = tape.settle(
      built(early), in: box, assuming: [built(early)], budget: 100)
    #expect(excluded.verdict == .settled(1))
  }

  @Test("Facts beyond the sixty-fourth are split like the others", arguments: [false, true])
  func manyFacts(isThrifty: Bool) throws {
    var b = CodeBuilder()
    let facts = (0..<200).map { _ in b.input(.bool) }
    let some = b.all([facts[3], b.any([facts[63], facts[64]]), b.not(facts[199])])
    let built = try b.finish()
    let explorer = Explorer(Tape(built.code), targets: [built(some)], isThrifty: isThrifty)
    var sizes: [Int32: Int] = [:]
    let coverage = explorer.explore(built.code.inputs.map(\.domain), budget: 100) { region in
      let open = [3, 63, 64, 199].filter { region[built(facts[$0])].isOpen }.count
      if let answer = region[built(some)].value { sizes[answer, default: 0] += 1 << open }
    }
    #expect(coverage == .complete)
    #expect(sizes == [0: 13, 1: 3])
    #expect(Set(explorer.mattered) == Set([3, 63, 64, 199].map { built(facts[$0]) }))
  }

  @Test("A budget that is too small says how many boxes were left")
  func budget() throws {
    var b = CodeBuilder()
    let set = b.input(.set(0xFF))
    let both = b.and(b.includesAll(set, b.options(0x0F)), b.meets(set, b.options(0xF0)))
    let built = try b.finish()
    let explorer = Explorer(Tape(built.code), targets: [built(both)])
    #expect(explorer.explore(built.code.inputs.map(\.domain), budget: 4) { _ in } != .complete)
    #expect(explorer.explore(built.code.inputs.map(\.domain), budget: 400) { _ in } == .complete)
  }
}
