import CivilTime
import PolicyComparison
import PolicyExploration
import PolicyProgram
import PolicyValues
import Testing

/// Laws of what readings off their defaults make of the differences between two policies.
@Suite struct ReadingLaws {
  /// Two of the pairs whose sides take the same defaults, since sizes mean something else otherwise.
  private static let indices = Array(
    RegionLaws.pairs.indices.filter { index in
      let pair = RegionLaws.pairs[index]
      return pair.first.program.readings.allSatisfy { reading in
        let twin = pair.second.program.readings.first { $0.id == reading.id }
        return twin.map { $0.fallback == reading.fallback } ?? true
      }
    }.prefix(2))
  private static let aspects: Set<DecisionAspect> = [.outcome, .continuity]
  private static let found = indices.map { index in
    let pair = RegionLaws.pairs[index]
    return Result {
      let found = try RegionLaws.found[index].get()
      return try readingEffects(
        pair.first.program, pair.second.program, in: found.space,
        usual: found.partitions.filter { aspects.contains($0.comparison.aspect) }
      ).effects
    }
  }

  private func effects(_ index: Int) throws -> [ReadingEffect] {
    try Self.found[try #require(Self.indices.firstIndex(of: index))].get()
  }

  /// The bits of a reading's defaults on the sides that have it.
  private func defaults(_ dimension: Dimension, _ pair: Compared.Pair) -> Set<Int32> {
    let sides =
      (dimension.isReadByFirst ? [pair.first.program] : [])
      + (dimension.isReadBySecond ? [pair.second.program] : [])
    return Set(
      sides.compactMap { program in
        program.readings.first { $0.id == dimension.name }?.fallback.map { 1 << Int32($0) }
      })
  }

  private func sizes(_ partitions: [Partition]) -> [Contrast: UInt128] {
    partitions.reduce(into: [:]) { sizes, partition in
      for contrast in partition.comparison.contrasts {
        let size = partition.size(of: contrast)
        if size > 0, Self.aspects.contains(contrast.aspect) { sizes[contrast] = size }
      }
    }
  }

  /// Every option of every reading is tried in a code in which all readings are unknowns.
  @Test(arguments: indices) func anOptionIsToldExactlyIfItChangesASize(index: Int) throws {
    let pair = RegionLaws.pairs[index]
    let found = try RegionLaws.found[index].get()
    let effects = try effects(index)
    let joint = try Joint(pair.first.program, pair.second.program, opening: .all)
    let readings = joint.dimensions.indices.filter { joint.dimensions[$0].kind == .reading }
    var whole = found.space.box(of: joint)
    for place in readings {
      let defaults = defaults(joint.dimensions[place], pair)
      // Both sides take the same default, or the sizes mean something else.
      try #require(defaults.count <= 1)
      if let usual = defaults.first { whole[place] = Ends(usual) }
    }
    let usual = sizes(found.partitions)
    for place in readings where !defaults(joint.dimensions[place], pair).isEmpty {
      let dimension = joint.dimensions[place]
      for (option, word) in dimension.words.enumerated() {
        let bit = Int32(1) << Int32(option)
        guard dimension.domain.hi & bit != 0, whole[place] != Ends(bit) else { continue }
        var box = whole
        box[place] = Ends(bit)
        let partitions = joint.partitions(in: box, aspects: Self.aspects)
        // What no case can say is told of none.
        guard partitions.contains(where: { $0.all > 0 }) else {
          #expect(!effects.contains { $0.reading == dimension.name && $0.option == word })
          continue
        }
        let now = sizes(partitions)
        let changed = Set(now.keys).union(usual.keys).filter { now[$0] != usual[$0] }
        let told = effects.first {
          $0.reading == dimension.name && $0.option == word
            && $0.isOfFirst == dimension.isReadByFirst
        }
        let shifts = (told?.shifts ?? []).filter { Self.aspects.contains($0.contrast.aspect) }
        #expect(Set(shifts.map(\.contrast)) == changed, "\(pair.name) \(dimension.name) \(word)")
        for shift in shifts {
          #expect(shift.size.cases == now[shift.contrast] ?? 0)
          #expect(shift.usual.cases == usual[shift.contrast] ?? 0)
        }
      }
    }
  }

  /// Where an option makes a difference more frequent, somebody is decided so under it.
  @Test(arguments: indices) func whatAnOptionBringsAboutIsDecided(index: Int) throws {
    let pair = RegionLaws.pairs[index]
    let space = try RegionLaws.found[index].get().space
    for effect in try effects(index) {
      let joint = try Joint(pair.first.program, pair.second.program, opening: .one(effect.reading))
      var box = space.box(of: joint)
      for (place, dimension) in joint.dimensions.enumerated()
      where dimension.kind == .reading && dimension.name == effect.reading {
        let option = dimension.words.firstIndex(of: effect.option).map { Int32(1) << Int32($0) }
        let isMoved = dimension.isReadByFirst == effect.isOfFirst
        let usual = defaults(dimension, pair).first
        box[place] = Ends(try #require(isMoved ? option : usual))
      }
      let reader = RegionReader(joint, space, pair.first.edition, pair.second.edition)
      for shift in effect.shifts
      where shift.size.cases > 0 && Self.aspects.contains(shift.contrast.aspect) {
        let partitions = joint.partitions(in: box, aspects: [shift.contrast.aspect])
        let regions = partitions.flatMap(\.regions).filter { $0.contrast == shift.contrast }
        #expect(regions.reduce(0) { $0 + $1.size } == shift.size.cases)
        let applicant = reader.applicant(at: reader.point(in: try #require(regions.first).box))
        #expect(applicant.contrasts(shift.contrast.aspect).contains(shift.contrast))
      }
    }
  }

  @Test func someReadingChangesHowTwoPoliciesDiffer() throws {
    #expect(Self.indices.count == 2)
    let all = try Self.indices.flatMap { try effects($0) }
    #expect(!all.isEmpty)
    #expect(all.allSatisfy { !$0.shifts.isEmpty })
  }

  /// Under the option nobody is late, since the assumption excludes it; under the other some are.
  private static func letting(_ late: String) -> String {
    """
    readings:
      grace:
        ask: { zh: 宽限与否, en: is there a grace }
        options: { none: { zh: 无, en: none }, some: { zh: 有, en: some } }
        default: none
        cite: law#1
    assume: [grace is some or request.date <= permit.starts + 1 year]
    procedures:
      renew:
        title: { zh: 续期, en: renewal }
        rules:
          in-time:
            when: request.date <= permit.starts + 1 year
            then: { outcome: accepted }
            cite: law#1
          late:
            when: request.date > permit.starts + 1 year and grace is some
            then: { outcome: \(late) }
            cite: law#2
          too-late:
            when: request.date > permit.starts + 1 year and grace is none
            then: { outcome: \(late) }
            cite: law#2

    """
  }

  @Test func whatAnOptionLetsInIsCounted() throws {
    let programs = try ["refused", "redirected"].map {
      try Compared.question(Self.letting($0)).question.program
    }
    let starts = try #require(CivilDate(year: 2022, month: 3, day: 10))
    let space = CaseSpace.permit(
      from: starts, until: starts.adding(days: 364), programs[0], programs[1])
    let usual = try Joint(programs[0], programs[1]).partitions(of: space)
    #expect(usual.flatMap(\.regions).isEmpty, "nobody is late by default")
    let found = try readingEffects(programs[0], programs[1], in: space, usual: usual)
    let shift = try #require(found.effects.first?.shifts.first)
    #expect(shift.contrast.from == ["refused"] && shift.contrast.to == ["redirected"])
    // Days of filing from 2023-03-11 on.
    let last = try #require(starts.adding(months: 12, .monthEnd))
    #expect(shift.size.cases == UInt128(space.filing.upperBound.dayNumber - last.dayNumber))
    #expect(shift.usual.cases == 0)
  }
}
