import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues
import Testing

@Suite struct NativeTests {
  @Test("A native function's policy signature is read off its Swift one")
  func signature() {
    let shift = Samples.shift
    #expect(shift.parameters == [.date, .int] && shift.result == .date)
    #expect(shift.ways == [.up, .up] && shift.name == "shift")
  }

  @Test("An open argument a native function waits for leaves the whole type")
  func waiting() throws {
    var b = CodeBuilder()
    let day = b.input(.day)
    let weekday = b.call(NativeFunction(IsMonday.self), [day])
    let built = try b.finish()
    let file = EndFile(Tape(built.code))
    file[built(day)] = Ends(Samples.day(2024, 1, 1), Samples.day(2024, 1, 2))
    file.run()
    #expect(file[built(weekday)] == Ends(0, 1))
    file[built(day)] = Ends(Samples.day(2024, 1, 1))
    file.run()
    #expect(file[built(weekday)] == Ends(1))
  }

  @Test("The same native function called twice stands in the program once")
  func once() throws {
    var b = CodeBuilder()
    let (x, y) = (b.input(.day), b.input(.day))
    _ = b.call(Samples.shift, [x, b.int(1)])
    _ = b.call(Samples.shift, [y, b.int(1)])
    #expect(try b.finish().code.functions.count == 1)
  }

  private enum IsMonday: UnaryFunction {
    static let name = "is-monday"
    static let summary = "whether the day is a Monday"
    static let way = Way.wait
    static func of(_ day: CivilDate) -> Bool { day.dayNumber % 7 == 1 }
  }
}
