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
/// - Returns: nothing where both programs are too large for one.
package func regions(
  of diff: BehaviourDiff, _ first: CheckedEdition, _ second: CheckedEdition, starts: CivilDate,
  budget: Int
) -> RegionFindings {
  do throws(CodeBuilder.TooManyRegisters) {
    let joint = try Joint(diff.a, diff.b)
    let expires = starts.adding(months: 12, .monthEnd) ?? starts
    let space = CaseSpace.permit(
      from: starts, until: expires.adding(days: -1), diff.a, diff.b)
    var found = RegionCollector(joint: joint, editions: (first, second), budget: budget)
    let usual = found.collect(space, wanted: nil)
    for change in diff.aspects.flatMap(\.changes) where !found.has(Contrast(change)) {
      guard let witness = change.witness else { continue }
      found.collect(space.around(witness, change.witnessOfB), wanted: Contrast(change))
    }
    let readings = try readingEffects(
      diff.a, diff.b, in: space, usual: usual, budget: budget)
    return RegionFindings(
      regions: found.regions, effects: readings.effects, idleReadings: readings.idle)
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

private struct RegionCollector {
  let joint: Joint
  let editions: (CheckedEdition, CheckedEdition)
  let budget: Int
  private(set) var regions: [ChangeRegions] = []

  init(joint: Joint, editions: (CheckedEdition, CheckedEdition), budget: Int) {
    self.joint = joint
    self.editions = editions
    self.budget = budget
  }

  func has(_ contrast: Contrast) -> Bool { regions.contains { $0.contrast == contrast } }

  /// - Parameter wanted: one way of differing; all where nil.
  /// - Returns: how the space was cut.
  @discardableResult
  mutating func collect(_ space: CaseSpace, wanted: Contrast?) -> [Partition] {
    let reader = RegionReader(joint, space, editions.0, editions.1)
    let aspects = wanted.map { Set([$0.aspect]) }
    let partitions = joint.partitions(of: space, aspects: aspects, budget: budget)
    for partition in partitions {
      for contrast in partition.comparison.contrasts where wanted.map({ $0 == contrast }) ?? true {
        let found = partition.regions.filter { $0.contrast == contrast }
        guard !found.isEmpty else { continue }
        regions.append(
          ChangeRegions(
            contrast: contrast, space: space, size: partition.size(of: contrast),
            all: partition.all, stories: found.prefix(ChangeRegions.told).map(reader.story),
            more: max(0, found.count - ChangeRegions.told),
            isComplete: partition.isComplete && partition.hidden == 0))
      }
    }
    return partitions
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
