import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues
import Testing

/// Anniversaries of an origin of which only the ends are known.
@Suite struct OpenOriginLaws {
  @Test(
    "An anniversary lies within the ends worked out for an open origin",
    arguments: [Operation.anniversary, .anniversaryNextDay])
  func anniversariesLieWithinTheirEnds(operation: Operation) throws {
    let whole = Ends(PackedDay.earliest, PackedDay.never)
    var builder = CodeBuilder()
    let (origin, day) = (builder.input(.day, domain: whole), builder.input(.day, domain: whole))
    let isPlain = operation == .anniversary
    let result =
      isPlain
      ? builder.anniversary(of: origin, notBefore: day)
      : builder.anniversaryNextDay(of: origin, notBefore: day)
    let code = try builder.finish()
    let file = EndFile(Tape(code.code))
    let days = DirectionLaws.days
    for (place, first) in days.enumerated() {
      for last in [days[min(days.count - 1, place + 1)], days[min(days.count - 1, place + 9)]]
      where first < last {
        for asked in days {
          file[code(origin)] = Ends(first, last)
          file[code(day)] = Ends(asked)
          file.run()
          let ends = file[code(result)]
          for some in days where first <= some && some <= last {
            let value =
              isPlain
              ? PackedDay.anniversary(of: some, notBefore: asked)
              : PackedDay.anniversaryNextDay(of: some, notBefore: asked)
            #expect(ends.lo <= value && value <= ends.hi)
          }
        }
      }
    }
  }
}
