import CivilTime
import PolicyExploration
import PolicyPacks
import PolicyProgram
import PolicyTestSupport
import PolicyValues
import SpecSupport
import Testing

/// Classes of anchors, held against every day of the cycle.
@Suite("Days of one class behave alike")
struct ClassLaws {
  /// A window that is empty on some days only, and how a day shows it.
  private static let windows:
    [(opens: String, closes: String, isEmpty: @Sendable (Int32) -> Bool)] =
      [
        (
          "permit.expires - 30 days", "permit.expires - 1 month",
          { PackedDay.addMonths($0, -1) < PackedDay.addDays($0, -30) }
        ),
        (
          "permit.expires + 365 days", "permit.expires + 1 year",
          { PackedDay.addMonths($0, 12) < PackedDay.addDays($0, 365) }
        ),
        (
          "permit.expires + 1461 days", "permit.expires + 4 years",
          { PackedDay.addMonths($0, 48) < PackedDay.addDays($0, 1461) }
        ),
        (
          "permit.expires + 59 days", "permit.expires + 2 months",
          { PackedDay.addMonths($0, 2) < PackedDay.addDays($0, 59) }
        ),
      ]

  @Test("An empty window is empty on as many days as counted one by one", arguments: 0..<4)
  func classesCountRight(number: Int) throws {
    let (opens, closes, isEmpty) = Self.windows[number]
    var policy = WrittenFile(path: "town/permit.yaml")
    for line in [
      "policy: town/permit", "windows:",
      "  odd: { opens: \(opens), closes: \(closes), cite: law#1 }",
      "status:", "  valid: { when: day in odd, cite: law#1 }",
      "  lapsed: { when: not day in odd, cite: law#1 }",
    ] {
      policy.add(line)
    }
    policy.complete()
    let pack = try SpecPack([policy])
    let edition = try #require(pack.store.editions(of: "town/permit").first)
    let program = try #require(pack.store.programs(of: edition).first)
    let sighting = try #require(sight(.windowEmpty(0), in: program, budget: 2_000_000))
    let first = PackedDay.toDayNumber(PackedDay.pack(month: 2000 * 12, day: 1))
    let count = (0..<146_097).count { isEmpty(PackedDay.fromDayNumber(first + Int32($0))) }
    #expect(sighting.isComplete)
    #expect(sighting.isSeen == (count > 0))
    #expect(sighting.anchors?.count ?? 0 == count)
    #expect(sighting.anchors?.total ?? 146_097 == 146_097)
  }
}
