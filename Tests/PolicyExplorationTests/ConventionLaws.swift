import CivilTime
import PolicyEvaluation
import PolicyExploration
import PolicyPacks
import PolicyProgram
import PolicyTestSupport
import PolicyValues
import Testing

/// What is said to hang on a way of counting, held against every case counted both ways.
@Suite("What hangs on a way of counting is what some case shows")
struct ConventionLaws {
  /// Rules made by chance over sums of months that meet days which some months do not have.
  private func rules(_ chance: inout SplitMix64) -> [String] {
    let conditions = [
      "request.date <= permit.expires + 1 month", "request.date + 1 month <= last + 30 days",
      "request.date + 1 month > permit.expires + 30 days", "permit.expires + 1 month > 2024-02-29",
      "whole-months(permit.expires, request.date + 29 days) >= 1", "request.date < permit.expires",
      "request.date + 13 months < 2025-03-01", "changed.address", "request.channel is post|web",
      "grace is some",
    ]
    let outcomes = ["accepted", "refused", "not-yet"]
    return (0..<Int.random(in: 2...3, using: &chance)).map { number in
      let some = (0..<Int.random(in: 1...2, using: &chance)).map { _ in
        conditions.randomElement(using: &chance) ?? conditions[0]
      }
      let joined = some.joined(separator: Bool.random(using: &chance) ? " and " : " or ")
      let outcome = outcomes.randomElement(using: &chance) ?? outcomes[0]
      return "r\(number): { when: \"\(joined)\", then: { outcome: \(outcome) }, cite: law#1 }"
    }
  }

  private func policy(_ seed: UInt64) throws -> SmallPolicy {
    var chance = SplitMix64(seed: seed)
    return try SmallPolicy(
      rules: rules(&chance), conventions: "{ first-day: not-counted, missing-day: month-end }",
      dates: "{ from: 2024-01-26, to: 2024-02-06 }")
  }

  /// An output of one case under one way of counting.
  private struct Said: Equatable {
    let isDue: Bool
    let troubles: [Int32]
    let value: Int32

    init(_ file: RegisterFile, _ output: Output) {
      isDue = file[output.due] == 1
      troubles = [file[output.gap], file[output.conflict]]
      value = isDue ? file[output.value] : 0
    }
  }

  /// The cases that are told something else, all of them tried.
  private func changed(_ recounting: Recounting, _ name: OutputName) throws -> [[Int32]] {
    let (one, other) = (recounting.program, recounting.changed)
    let (x, y) = (try #require(one.output(name)), try #require(other.output(name)))
    try #require(one.code.inputs == other.code.inputs)
    let (first, second) = (RegisterFile(Tape(one.code)), RegisterFile(Tape(other.code)))
    return SmallPolicy.everyCase(one).filter { point in
      point.withUnsafeBufferPointer {
        first.run($0)
        second.run($0)
      }
      let (said, would) = (Said(first, x), Said(second, y))
      return said != would && (name == .outcome || said.isDue && would.isDue)
    }
  }

  private func place(of fact: String, _ program: Program) -> Int? {
    program.inputs.indices.first { index in
      if case .fact(let number) = program.inputs[index] {
        program.facts[number].id == fact
      } else {
        false
      }
    }
  }

  private func isUsual(_ point: [Int32], _ program: Program) -> Bool {
    program.inputs.indices.allSatisfy { index in
      guard case .reading(let number) = program.inputs[index] else { return true }
      return program.readings[number].fallback.map { 1 << Int32($0) } == point[index]
    }
  }

  @Test(
    "It is found exactly if some case shows it, on as many days, with its applicant's filing days",
    arguments: 0..<24)
  func hingesAreThoseOfEveryCase(seed: UInt64) throws {
    let policy = try policy(seed)
    let edition = try #require(policy.pack.store.editions(of: "town/permit").first)
    let recountings = policy.pack.store.recountings(edition, policy.programs)
    let complaints = policy.pack.store.checked(edition).diagnostics.map(\.message)
    #expect(
      Set(recountings.map(\.convention)) == ["first-day", "missing-day"], "\(complaints)")
    for recounting in recountings where recounting.program.procedure != nil {
      let program = recounting.program
      let found = hinges(of: [recounting], budget: 2_500_000)
      for name in [OutputName.outcome, .validityEnds] {
        let shown = try changed(recounting, name)
        guard let hinge = found.first(where: { $0.aspect == .output(name) }) else {
          #expect(shown.isEmpty, "\(name.key), seed \(seed)")
          continue
        }
        let seen = hinge.sighting
        #expect(hinge.isComplete)
        #expect(seen.isSeen == !shown.isEmpty, "\(name.key), seed \(seed)")
        guard let witness = seen.witness, let request = place(of: "request.date", program) else {
          continue
        }
        let told = try #require(hinge.told)
        #expect(told.inForce != told.other, "\(name.key), seed \(seed)")
        if let anchors = seen.anchors, let anchor = place(of: anchors.fact, program) {
          let counted = shown.filter { seen.needsReading || isUsual($0, program) }
          #expect(anchors.count == Set(counted.map { $0[anchor] }).count, "seed \(seed)")
        }
        let point = Question(program).box(witness.input).map(\.lo)
        #expect(shown.contains(point))
        let filed = shown.filter { other in
          other.indices.allSatisfy { $0 == request || other[$0] == point[$0] }
        }
        let days = hinge.filingDays.flatMap { range in
          (0...PackedDay.daysBetween(range.lowerBound, range.upperBound)).map {
            PackedDay.addDays(range.lowerBound, $0)
          }
        }
        // Empty: it does not hang on that day.
        #expect(days.isEmpty || Set(days) == Set(filed.map { $0[request] }), "seed \(seed)")
        #expect(!days.isEmpty || filed.count == 12, "seed \(seed)")
      }
    }
  }

  @Test("The filing days of an applicant are all there are, however far apart they lie")
  func filingDaysAreAll() throws {
    let policy = try SmallPolicy(
      rules: ["all: { when: not changed.address, then: { outcome: accepted }, cite: law#1 }"],
      validity: "{ starts: request.date, lasts: 1 year, cite: law#1 }",
      conventions: "{ first-day: not-counted, missing-day: month-end }",
      dates: "{ from: 1900-01-01, to: 2199-12-31 }")
    let edition = try #require(policy.pack.store.editions(of: "town/permit").first)
    let recountings = policy.pack.store.recountings(edition, policy.programs)
      .filter { $0.convention == "missing-day" && $0.program.procedure != nil }
    let found = hinges(of: recountings, budget: 2_500_000)
    let hinge = try #require(found.first { $0.aspect == .output(.validityEnds) })
    let leapDays = (1900...2199).map { PackedDay.pack(month: Int32($0) * 12 + 1, day: 29) }
      .filter { PackedDay.fromDayNumber(PackedDay.toDayNumber($0)) == $0 }
    #expect(leapDays.count == 73)
    #expect(hinge.filingDays == leapDays.map { $0...$0 })
  }

  @Test("A convention with a source is no finding, whatever hangs on it", arguments: [true, false])
  func aSourceIsEnough(isCited: Bool) throws {
    let words = "first-day: not-counted, missing-day: month-end"
    let policy = try SmallPolicy(
      rules: [
        "early: { when: request.date <= permit.expires + 1 month, then: { outcome: accepted }, "
          + "cite: law#1 }",
        "late: { when: request.date > permit.expires + 1 month, then: { outcome: refused }, "
          + "cite: law#1 }",
      ], conventions: isCited ? "{ \(words), cite: law#1 }" : "{ \(words) }",
      dates: "{ from: 2024-01-26, to: 2024-03-06 }")
    let edition = try #require(policy.pack.store.editions(of: "town/permit").first)
    let look = try #require(policy.pack.store.exhaustive(edition, budget: 1_000_000))
    let found = look.findings.map { "\($0.diagnostic.code.rawValue) \($0.subject)" }
    #expect(
      found.sorted()
        == (isCited ? [] : ["P0709 conventions/first-day", "P0709 conventions/missing-day"]))
    #expect(look.hinges.contains { $0.subject == "renew/outcome" && $0.sighting.isSeen })
    #expect(look.unfinished == 0)
  }

  @Test("The same question has the same answer twice")
  func lookingTwiceShowsTheSame() throws {
    let both = try (0..<2).map { _ in
      try (0..<UInt64(4)).flatMap { seed in
        let policy = try policy(seed)
        let edition = try #require(policy.pack.store.editions(of: "town/permit").first)
        let look = try #require(policy.pack.store.exhaustive(edition, budget: 1_000_000))
        return look.hinges.map { hinge in
          "\(hinge.subject) \(hinge.sighting.anchors?.count ?? 0) \(hinge.filingDays) "
            + (hinge.sighting.witness?.summary ?? "nobody")
        }
      }
    }
    #expect(both[0] == both[1])
    #expect(!both[0].isEmpty)
  }
}
