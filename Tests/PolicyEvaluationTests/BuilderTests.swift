import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues
import Testing

@Suite struct BuilderTests {
  @Test("Equal instructions and equal constants are one register")
  func equalsAreOne() throws {
    var b = CodeBuilder()
    let (x, y) = (b.input(.day), b.input(.day))
    #expect(b.addMonths(x, b.int(6)) == b.addMonths(x, b.int(6)))
    #expect(b.addMonths(x, b.int(6)) != b.addMonths(x, b.int(7)))
    #expect(b.int(1) != b.bool(true))
    #expect(b.minimum(x, y) == b.minimum(y, x))
    #expect(b.and(b.atMost(x, y), b.atMost(y, x)) == b.equal(y, x))
    #expect(try b.finish().code.instructions.count == 6)
  }

  @Test("However many registers there are, equals are one and others are not")
  func manyEqualsAreOne() throws {
    var b = CodeBuilder()
    let x = b.input(.int)
    var made: Set<CodeBuilder.Register> = []
    for round in 0..<2 {
      for number in Int32(0)..<3_000 {
        let isNew = made.insert(b.atMost(x, b.int(number))).inserted
        #expect(isNew == (round == 0))
      }
    }
    #expect(try b.finish().code.instructions.count == 3_000)
  }

  @Test("There is one way to write a comparison")
  func comparisonsAreOne() {
    var b = CodeBuilder()
    let (x, y) = (b.input(.int), b.input(.int))
    #expect(b.less(x, y) == b.not(b.atMost(y, x)))
    #expect(b.more(y, x) == b.less(x, y))
    #expect(b.not(b.less(x, y)) == b.atLeast(x, y))
  }

  @Test("To lack is not to meet, and there is one register for each")
  func lackingIsNotMeeting() {
    var b = CodeBuilder()
    let set = b.input(.set(7))
    let some = b.options(3)
    #expect(b.not(b.meets(set, some)) == b.lacks(set, some))
    #expect(b.not(b.lacks(set, some)) == b.meets(set, some))
  }

  @Test("Conditions known while building vanish")
  func constantsFold() {
    var b = CodeBuilder()
    let (p, x, y) = (b.input(.bool), b.input(.day), b.input(.day))
    let (yes, no) = (b.bool(true), b.bool(false))
    #expect(b.and(p, yes) == p && b.and(no, p) == no && b.or(p, yes) == yes && b.or(no, p) == p)
    #expect(b.not(b.not(p)) == p && b.not(no) == yes)
    #expect(b.select(yes, x, y) == x && b.select(no, x, y) == y && b.select(p, x, x) == x)
    #expect(b.select(b.not(p), x, y) == b.select(p, y, x))
    #expect(b.all([]) == yes && b.any([]) == no)
  }

  @Test("Inputs come first, then constants, then results, whatever the order of building")
  func layout() throws {
    var b = CodeBuilder()
    let six = b.int(6)
    let x = b.input(.day)
    let later = b.addMonths(x, six)
    let y = b.input(.day)
    let test = b.atMost(y, later)
    let built = try b.finish()
    #expect([x, y, six, later, test].map { Int(built($0).index) } == [0, 1, 2, 3, 4])
    #expect(built.code.types == [.day, .day, .int, .day, .bool])
    #expect(built.code.constant(built(six)) == 6)
    let atMost = Instruction(.atMost, built(y), built(later), RegisterID(0))
    #expect(built.code.instruction(of: built(test)) == atMost)
    #expect(MemoryLayout<Instruction>.size == 8)
  }

  @Test("A program of too many registers is refused, not cut")
  func tooMany() {
    var b = CodeBuilder()
    for value in 0..<Int32(65_537) { _ = b.int(value) }
    #expect(throws: CodeBuilder.TooManyRegisters.self) { try b.finish() }
  }
}
