import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// Who loses something on the first day of a new edition, whoever they are: permits of every first day,
/// and every option of everything else that both editions ask.
package struct StrandedProfiles: Sendable {
  /// The greatest first.
  package let cohorts: [Cohort]
  /// How many smaller ones are not told.
  package let more: Int
  /// Dates that were held, by fact; the permit's own follow from its first day.
  package let held: [String: Int32]
  package let isComplete: Bool

  /// Permits that began within some days, and for whom it is so.
  package struct Cohort: Sendable {
    package let contrast: Contrast
    package let from: CivilDate
    package let until: CivilDate
    package let conditions: [RegionStory.Condition]
  }

  private static let told = 8
}

/// What the dates of a permit have to do with its first day.
struct PermitTie {
  let months: Int32
  let days: Int32

  /// How both editions presume a permit to end; nil: they do not agree, or in no such way.
  init?(_ first: SampleCase, _ second: SampleCase) {
    let samples = [first, second].map { sample -> Set<Int32> in
      let year = sample.starts.adding(months: 12, .monthEnd) ?? sample.starts
      let presumed = sample.decide(sample.plain, on: year).input.value(of: "permit.expires")
      return [Int32((presumed.map { CivilDate(packed: $0) } ?? year).dayNumber - year.dayNumber)]
    }
    guard samples[0] == samples[1], let days = samples[0].first, abs(days) <= 1 else { return nil }
    self.months = 12
    self.days = days
  }
}

extension StrandedProfiles {
  /// - Parameters:
  ///   - looked: the first days of the permits.
  ///   - budget: how many boxes each question may run.
  /// - Returns: nil where both programs are too large for one, or presume permits to end otherwise.
  init?(
    _ first: (question: Question, prelude: Prelude),
    _ second: (question: Question, prelude: Prelude), effective: CivilDate,
    looked: ClosedRange<CivilDate>, budget: Int = 100_000
  ) {
    let samples = [first, second].map {
      SampleCase($0.question, $0.prelude, starts: looked.lowerBound)
    }
    let (a, b) = (first.question.program, second.question.program)
    guard let tie = PermitTie(samples[0], samples[1]) else { return nil }
    let joint: Joint
    do throws(CodeBuilder.TooManyRegisters) {
      joint = try Joint(a, b, lossesWith: tie)
    } catch {
      return nil
    }
    let usual = CaseSpace.permit(
      from: looked.lowerBound, until: looked.lowerBound, a, b)
    var dates = usual.dates
    for fact in ["permit.starts", "permit.expires", "permit.issued"] { dates[fact] = nil }
    let space = CaseSpace(dates: dates, filing: effective...effective)
    var box = space.box(of: joint)
    guard let starts = joint.dimensions.firstIndex(where: { $0.name == "permit.starts" }) else {
      return nil
    }
    box[starts] = Ends(looked.lowerBound.packed, looked.upperBound.packed)
    let found = joint.partitions(in: box, budget: budget)
    let regions = found.flatMap(\.regions)
    cohorts = regions.prefix(Self.told).map { region in
      Cohort(
        contrast: region.contrast, from: CivilDate(packed: region.box[starts].lo),
        until: CivilDate(packed: region.box[starts].hi),
        conditions: joint.conditions(region.box, within: box, except: starts))
    }
    more = max(0, regions.count - Self.told)
    held = dates
    isComplete = found.allSatisfy { $0.isComplete && $0.hidden == 0 }
  }
}
