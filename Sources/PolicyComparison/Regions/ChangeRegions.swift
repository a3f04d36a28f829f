import CivilTime
import PolicyChecking
import PolicyExploration
import PolicyProgram
import PolicyValues

/// One way in which two programs differ, region by region.
package struct ChangeRegions: Sendable {
  package let contrast: Contrast
  package let space: CaseSpace
  /// How many cases of the space differ in this way, and how many there are.
  package let size: UInt128
  package let all: UInt128
  /// The greatest regions, and how many smaller ones are not told.
  package let stories: [RegionStory]
  package let more: Int
  /// Whether everything in the space was looked at, and nothing was hidden.
  package let isComplete: Bool

  /// How many regions of a change are told.
  package static let told = 3
}

/// What two programs of one procedure do differently, for permits that are given.
package struct RegionFindings: Sendable {
  package let regions: [ChangeRegions]
  /// What readings off their defaults make of it, for the sample permit.
  package let effects: [ReadingEffect]
  /// Readings that make nothing of it, whatever they are taken to mean.
  package let idleReadings: [String]

  package init(
    regions: [ChangeRegions] = [], effects: [ReadingEffect] = [], idleReadings: [String] = []
  ) {
    self.regions = regions
    self.effects = effects
    self.idleReadings = idleReadings
  }
}

/// Finds the regions of everything that two programs of one procedure do differently.
///
/// First for a sample permit; what does not show there for permits like those of the witnesses. Then
/// the options of readings are tried one by one, for the sample permit.
///
/// - Parameters:
///   - starts: the first day of the sample permit, which runs for a year.
///   - budget: how many boxes each question may run.
///   - spread: does pieces of the work, one after another unless it is said otherwise; what is found is
///     the same.
/// - Returns: nothing where both programs are too large for one.
package func regions(
  of diff: BehaviourDiff, _ first: CheckedEdition, _ second: CheckedEdition, starts: CivilDate,
  budget: Int, spread: Spread = inTurn
) -> RegionFindings {
  do throws(CodeBuilder.TooManyRegisters) {
    let joint = try Joint(diff.a, diff.b)
    let expires = starts.adding(months: 12, .monthEnd) ?? starts
    let space = CaseSpace.permit(
      from: starts, until: expires.adding(days: -1), diff.a, diff.b)
    let collector = RegionCollector(
      joint: joint, first: first, second: second, budget: budget)
    let usual = collector.partitions(of: space, spread)
    let shown = Set(usual.flatMap(\.regions).map(\.contrast))
    var others: [(contrast: Contrast, space: CaseSpace)] = []
    for change in diff.aspects.flatMap(\.changes) {
      let contrast = Contrast(change)
      guard let witness = change.witness, !shown.contains(contrast),
        !others.contains(where: { $0.contrast == contrast })
      else { continue }
      others.append((contrast, space.around(witness, change.witnessOfB)))
    }
    let rest = others
    let regions = results(of: usual.count + rest.count, by: spread) { number in
      if number < usual.count { return collector.regions(of: usual[number], in: space) }
      let (contrast, space) = rest[number - usual.count]
      return collector.partitions(of: space, aspect: contrast.aspect)
        .flatMap { collector.regions(of: $0, in: space, only: contrast) }
    }
    let readings = try readingEffects(
      diff.a, diff.b, in: space, usual: usual, budget: budget, spread: spread)
    return RegionFindings(
      regions: regions.flatMap(\.self), effects: readings.effects, idleReadings: readings.idle)
  } catch {
    return RegionFindings()
  }
}

extension Contrast {
  /// The same as the search for differences names it.
  package init(_ change: BehaviourChange) {
    self.init(
      aspect: change.aspect, from: change.from, to: change.to, isBetter: change.isBetter)
  }
}

private struct RegionCollector: Sendable {
  let joint: Joint
  let first: CheckedEdition
  let second: CheckedEdition
  let budget: Int

  /// How the space is cut by each question whose answers are not alike everywhere.
  func partitions(of space: CaseSpace, _ spread: Spread) -> [Partition] {
    let box = space.box(of: joint)
    let found = results(of: joint.comparisons.count, by: spread) { number in
      joint.partitions(of: [joint.comparisons[number]], in: box, budget: budget)
    }
    return found.flatMap(\.self)
  }

  /// The same by the questions of one aspect.
  func partitions(of space: CaseSpace, aspect: DecisionAspect) -> [Partition] {
    joint.partitions(of: space, aspects: [aspect], budget: budget)
  }

  /// - Parameter only: one way of differing; all where nil.
  func regions(
    of partition: Partition, in space: CaseSpace, only: Contrast? = nil
  ) -> [ChangeRegions] {
    let contrasts = partition.comparison.contrasts.filter { contrast in
      (only.map { $0 == contrast } ?? true)
        && partition.regions.contains { $0.contrast == contrast }
    }
    guard !contrasts.isEmpty else { return [] }
    let reader = RegionReader(joint, space, first, second)
    return contrasts.map { contrast in
      let found = partition.regions.filter { $0.contrast == contrast }
      return ChangeRegions(
        contrast: contrast, space: space, size: partition.size(of: contrast), all: partition.all,
        stories: found.prefix(ChangeRegions.told).map(reader.story),
        more: max(0, found.count - ChangeRegions.told),
        isComplete: partition.isComplete && partition.hidden == 0)
    }
  }
}

extension CaseSpace {
  /// The same for the permit and the other dates of an applicant, filed within some years of theirs.
  func around(_ witness: Witness, _ other: Witness?) -> CaseSpace {
    var dates = dates
    for fact in (other?.facts ?? []) + witness.facts where dates[fact.id] != nil {
      dates[fact.id] = fact.value
    }
    let own = CaseSpace.filingDays.compactMap { witness.value(of: $0) }.min()
    guard let own, own < PackedDay.never else { return CaseSpace(dates: dates, filing: filing) }
    let day = CivilDate(packed: own)
    return CaseSpace(dates: dates, filing: day.adding(days: -400)...day.adding(days: 800))
  }
}
