import CivilTime

/// Days as consecutive numbers, the last of them `never`.
enum PackedDayNumber {
  static func number(_ day: Int32) -> Int64 {
    day >= PackedDay.never
      ? Int64(PackedDay.toDayNumber(PackedDay.last)) + 1 : Int64(PackedDay.toDayNumber(day))
  }

  static func day(after day: Int32) -> Int32 {
    day >= PackedDay.last ? PackedDay.never : PackedDay.addDays(day, 1)
  }

  static func day(before day: Int32) -> Int32 {
    day >= PackedDay.never ? PackedDay.last : PackedDay.addDays(day, -1)
  }
}
