import CivilTime
import PolicyValues
import StandardFunctions
import Testing

@Suite struct StandardFunctionsTests {
  private static let functions = StandardFunctions().functions

  private func function(_ name: String) throws -> NativeFunction {
    try #require(Self.functions.first { $0.name == name })
  }

  @Test(
    "Days of the calendar around a day",
    arguments: [
      // day, month-start, month-end, next-month-start, year-start, year-end, week-start
      [
        "2024-02-17", "2024-02-01", "2024-02-29", "2024-03-01", "2024-01-01", "2024-12-31",
        "2024-02-12",
      ],
      [
        "2023-12-31", "2023-12-01", "2023-12-31", "2024-01-01", "2023-01-01", "2023-12-31",
        "2023-12-25",
      ],
      [
        "2024-01-01", "2024-01-01", "2024-01-31", "2024-02-01", "2024-01-01", "2024-12-31",
        "2024-01-01",
      ],
      [
        "0001-01-01", "0001-01-01", "0001-01-31", "0001-02-01", "0001-01-01", "0001-12-31",
        "0001-01-01",
      ],
      [
        "9999-12-31", "9999-12-01", "9999-12-31", "never", "9999-01-01", "9999-12-31", "9999-12-27",
      ],
      ["never", "never", "never", "never", "never", "never", "never"],
    ])
  func calendar(row: [String]) throws {
    let names = [
      "month-start", "month-end", "next-month-start", "year-start", "year-end", "week-start",
    ]
    for (name, expected) in zip(names, row.dropFirst()) {
      let result = try function(name).native.of(day(row[0]), 0, 0)
      #expect(CivilDate(packed: result).description == expected, "\(name)")
    }
  }

  @Test(
    "Numbers round to multiples of a step, towards one side also below zero",
    arguments: [
      (13, 12, 24, 12), (12, 12, 12, 12), (0, 5, 0, 0), (-1, 12, 0, -12), (7, 1, 7, 7),
      (7, 0, 7, 7),
      (Int32.max, 10, Int32.max, 2_147_483_640), (Int32.min, 10, -2_147_483_640, Int32.min),
    ] as [(Int32, Int32, Int32, Int32)])
  func rounding(n: Int32, step: Int32, up: Int32, down: Int32) throws {
    #expect(try function("round-up").native.of(n, step, 0) == up)
    #expect(try function("round-down").native.of(n, step, 0) == down)
  }

  @Test("Directions are true on every day of the 400-year cycle", arguments: functions.indices)
  func directionsAreTrue(index: Int) {
    let function = Self.functions[index]
    guard function.parameters == [.date] else { return numbersRise(function) }
    #expect(function.ways == [.up])
    var last = Int32.min
    for number in 730_000..<730_000 + 146_100 {
      let result = function.native.of(PackedDay.fromDayNumber(Int32(number)), 0, 0)
      guard result >= last else {
        Issue.record("\(function.name) falls at day \(number)")
        return
      }
      last = result
    }
    #expect(function.native.of(PackedDay.never, 0, 0) >= last)
  }

  private func numbersRise(_ function: NativeFunction) {
    #expect(function.ways == [.up, .wait])
    let numbers = [Int32.min, .min + 1] + Array(-100...100) + [.max - 1, .max]
    for step: Int32 in [-1, 0, 1, 2, 7, 12, 1_000] {
      let results = numbers.map { function.native.of($0, step, 0) }
      #expect(results == results.sorted())
    }
  }

  @Test("Names are lower case and stand once")
  func names() {
    let names = Self.functions.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == "-" } })
    #expect(Self.functions.allSatisfy { !$0.summary.isEmpty })
  }

  private func day(_ text: String) throws -> Int32 {
    guard text != "never" else { return PackedDay.never }
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return try #require(CivilDate(year: parts[0], month: parts[1], day: parts[2])).packed
  }
}
