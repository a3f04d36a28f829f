import PolicyComparison
import Testing

/// What is told of small differences, and what is none.
@Suite struct StructureTests {
  private static let plain = """
    windows:
      normal: { opens: permit.expires - 30 days, closes: permit.expires, cite: law#1 }
      late: { opens: permit.expires + 1 day, closes: permit.expires + 6 months, cite: law#2 }
    procedures:
      renew:
        title: { zh: 续期, en: renewal }
        event: renewed
        rules:
          too-early: { when: request.date before normal, then: { outcome: not-yet }, cite: law#1 }
          in-time:
            when: request.date in normal
            then: { outcome: accepted, continuity: continues }
            cite: law#1
          late:
            when: request.date in late
            then: { outcome: accepted, continuity: resumes }
            cite: law#2
          too-late: { when: request.date after late, then: { outcome: refused }, cite: law#2 }
        materials:
          - permit
          - { by: home, owned: deed, rented: lease, lodging: letter }
        fee: 0 CNY

    """

  private func lines(_ change: (from: String, to: String)) throws -> [String] {
    let text = Self.plain.replacing(change.from, with: change.to)
    #expect(text != Self.plain, "the example is where it is looked for")
    return Compared.lines(
      compareStructure(try Compared.town(Self.plain), try Compared.town(text)))
  }

  @Test(arguments: [
    (
      ("permit.expires - 30 days", "permit.expires - 1 month"),
      #"window("normal") opens: permit.expires - 30 days → permit.expires - 1 month"#
    ),
    (
      (
        "continuity: resumes", "continuity: restarts"
      ),
      #"rule(procedure: "renew", "late") gives continuity: resumes → restarts"#
    ),
    (
      ("rented: lease", "rented: letter"),
      #"- paper(procedure: "renew", "lease")"#
    ),
    (("fee: 0 CNY", "fee: 20 CNY"), #"fee(procedure: "renew") value: 0 CNY → 20 CNY"#),
  ])
  func aSmallChangeIsTold(change: (from: String, to: String), line: String) throws {
    let lines = try lines(change)
    #expect(lines.contains(line), "\(lines)")
  }

  /// The order of conditions, brackets, which side a comparison is written from, how papers are
  /// grouped, and twelve months for a year.
  @Test(arguments: [
    ("permit.expires + 6 months", "permit.expires + 12 months", "permit.expires + 1 year"),
    (
      "when: request.date in normal", "when: request.date in normal and permit.expires < never",
      "when: never > permit.expires and (request.date in normal)"
    ),
    (
      "{ by: home, owned: deed, rented: lease, lodging: letter }",
      "{ by: home, owned: deed, rented: lease, lodging: none }",
      "{ when: home is owned, all-of: [deed] }\n"
        + "      - { by: home, rented: lease, otherwise: none }"
    ),
  ])
  func formIsNoDifference(part: String, one: String, other: String) throws {
    let first = Self.plain.replacing(part, with: one)
    let second = Self.plain.replacing(part, with: other)
    #expect(first != second)
    let diff = compareStructure(try Compared.town(first), try Compared.town(second))
    #expect(Compared.lines(diff) == [])
  }

  @Test func aDefinitionWrittenOutSaysTheSameInOtherNames() throws {
    let named =
      "define: { end: permit.expires }\n"
      + Self.plain.replacing("closes: permit.expires, ", with: "closes: end, ")
    let diff = compareStructure(try Compared.town(Self.plain), try Compared.town(named))
    let window = diff.changes.filter { $0.part == .window("normal") }
    #expect(window.count == 1)
    #expect(window.allSatisfy { $0.isSameMeaning && $0.weight == .words })
  }

  @Test func aChangedDefinitionShowsWhereItIsUsed() throws {
    let first =
      "define: { end: permit.expires }\n"
      + Self.plain.replacing("closes: permit.expires, ", with: "closes: end, ")
    let second = first.replacing("end: permit.expires }", with: "end: permit.expires + 1 day }")
    let diff = compareStructure(try Compared.town(first), try Compared.town(second))
    let window = diff.changes.first { $0.part == .window("normal") }
    #expect(window?.isConsequence == true)
    #expect(window?.from?.unfolded == "permit.expires")
    #expect(window?.to?.unfolded == "permit.expires + 1 day")
  }

  /// Two towns that call the same windows and rules by other names.
  @Test func windowsAndRulesMeetByRole() throws {
    let other = Self.plain.replacing("normal", with: "ordinary").replacing("late:", with: "grace:")
      .replacing("in late", with: "in grace").replacing("after late", with: "after grace")
      .replacing("permit.expires - 30 days", with: "permit.starts + 11 months")
      .replacing("in-time:", with: "punctual:")
    let diff = compareStructure(try Compared.town(Self.plain), try Compared.town(other))
    #expect(
      Compared.lines(diff) == [
        #"window("normal") opens: permit.expires - 30 days → permit.starts + 11 months"#,
        #"+ fact("permit.starts")"#,
      ])
    #expect(diff.changes.first?.otherName == "ordinary")
  }

  @Test func aProcedureOfOneSideIsToldOnce() throws {
    let more =
      Self.plain + """
          move:
            title: { zh: 搬家, en: move }
            event: moved
            rules:
              told: { when: changed.address, then: { outcome: accepted }, cite: law#3 }

        """
    let diff = compareStructure(try Compared.town(Self.plain), try Compared.town(more))
    #expect(
      Compared.lines(diff) == [#"+ procedure("move")"#, #"+ fact("changed.address")"#])
    let parts = Set(diff.changes[0].details.map(\.part))
    #expect(parts.contains(.rule(procedure: "move", "told")))
  }

  @Test func wordsAndSourcesWeighLessThanRules() throws {
    let worded = Self.plain.replacing("en: renewal", with: "en: prolongation")
    let cited = Self.plain.replacing("cite: law#2", with: "cite: leaflet")
    let first = try Compared.town(Self.plain)
    #expect(compareStructure(first, try Compared.town(worded)).weight == .words)
    #expect(compareStructure(first, try Compared.town(cited)).weight == .basis)
    #expect(compareStructure(first, first).weight == nil)
  }
}
