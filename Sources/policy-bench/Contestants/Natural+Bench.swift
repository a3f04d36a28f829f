import CivilTime

extension Natural.Case {
  init(_ c: BenchCase) {
    self.init(
      issued: c.issued.epochDay, expires: c.expires.epochDay, applied: c.applied.epochDay,
      addressChanged: c.addressChanged != 0, identityChanged: c.identityChanged != 0,
      channel: Natural.Channel(rawValue: UInt8(c.channel.trailingZeroBitCount)) ?? .online,
      housing: Natural.Housing(rawValue: UInt8(c.housing.trailingZeroBitCount)) ?? .owned,
      agent: c.agent != 0, age: c.age, hasAuthorization: c.authorization != 0,
      materials: Natural.Papers(rawValue: UInt16(c.materials)))
  }
}

extension Natural.Decision {
  /// The same answer in the benchmark's own form.
  var answer: BenchAnswer {
    BenchAnswer(
      outcome: 1 << Int32(outcome.rawValue), status: 1 << Int32(status.rawValue),
      missing: Int32(missing.rawValue), deadline: deadline.packedDay,
      start: start?.packedDay ?? PackedDay.never, end: end?.packedDay ?? PackedDay.never,
      fee: fee * 100,
      continuity: 1 << Int32(continuity.rawValue))
  }

  /// A sum of all fields, so that no measured loop computes what nothing reads.
  @inline(__always)
  var weight: Int32 {
    let words = Int32(outcome.rawValue) &+ Int32(status.rawValue) &+ Int32(continuity.rawValue)
    return words &+ Int32(missing.rawValue) &+ deadline &+ fee &+ (start ?? 1) &+ (end ?? 2)
  }
}

extension Int32 {
  /// Days since 1970 of a packed day.
  fileprivate var epochDay: Int32 { PackedDay.toDayNumber(self) - 719_163 }

  /// The packed day of days since 1970.
  fileprivate var packedDay: Int32 { PackedDay.fromDayNumber(self + 719_163) }
}
