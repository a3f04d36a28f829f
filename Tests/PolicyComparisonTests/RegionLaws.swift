import CivilTime
import PolicyChecking
import PolicyComparison
import PolicyEvaluation
import PolicyPacks
import PolicyProgram
import PolicyTestSupport
import PolicyValues
import Testing

/// Laws of the regions in which two policies decide differently, held on shipped editions.
@Suite struct RegionLaws {
  /// Editions of one policy that follow each other, and the first editions of neighbouring packs.
  static let pairs: [Compared.Pair] = Compared.pairs()
  /// Each compared once.
  static let found = pairs.map { pair in Result { try pair.compare() } }

  @Test func thereArePairsToCompare() { #expect(Self.pairs.count == 8) }

  @Test(arguments: pairs.indices) func anEditionIsAlikeItselfEverywhere(index: Int) throws {
    let program = Self.pairs[index].first.program
    let joint = try Joint(program, program)
    #expect(joint.comparisons.isEmpty, "equal instructions are one")
  }

  @Test(arguments: pairs.indices) func exchangingTheSidesMirrorsEverySize(index: Int) throws {
    let (there, back) = (try Self.found[index].get(), try Self.pairs[index].mirrored.compare())
    func sizes(_ found: [Partition], _ isMirrored: Bool) -> [Contrast: UInt128] {
      found.flatMap(\.regions).reduce(into: [:]) { sizes, region in
        sizes[isMirrored ? region.contrast.mirrored : region.contrast, default: 0] += region.size
      }
    }
    #expect(sizes(there.partitions, false) == sizes(back.partitions, true))
  }

  @Test(arguments: pairs.indices) func sizesAddUp(index: Int) throws {
    let found = try Self.found[index].get()
    let all = Set(found.partitions.map(\.all))
    #expect(all.count <= 1, "every question divides the same cases")
    let whole = found.joint.size(of: found.space.box(of: found.joint))
    for partition in found.partitions {
      #expect(partition.isComplete)
      #expect(partition.all <= whole)
      let parts = partition.regions.reduce(partition.alike + partition.hidden) { $0 + $1.size }
      #expect(parts == partition.all)
    }
  }

  /// Cases at random: each lies in no region where both sides say the same, else in the one that says
  /// what they say.
  @Test(arguments: pairs.indices) func aCaseLiesInTheRegionThatSaysWhatIsDecided(index: Int) throws
  {
    let pair = Self.pairs[index]
    let found = try Self.found[index].get()
    let whole = found.space.box(of: found.joint)
    let reader = pair.reader(found)
    var random = SplitMix64(seed: UInt64(index))
    for partition in found.partitions where partition.hidden == 0 {
      let boxes = [whole, whole] + partition.regions.prefix(6).map(\.box)
      for box in boxes {
        let point = zip(found.joint.dimensions, box).map { $0.random(in: $1, &random) }
        let applicant = reader.applicant(at: point)
        guard applicant.isPossible else { continue }
        let regions = partition.regions.filter { region in
          zip(found.joint.dimensions, zip(region.box, point)).allSatisfy {
            $0.contains($1.1, in: $1.0)
          }
        }
        #expect(regions.count <= 1, "regions do not overlap")
        let said = applicant.contrasts(partition.comparison.aspect)
        let own = partition.comparison.contrasts.filter(said.contains)
        #expect(regions.map(\.contrast) == own, "\(pair.name) \(partition.comparison.aspect)")
      }
    }
  }

  @Test(arguments: pairs.indices) func everyStoryIsTrue(index: Int) throws {
    let pair = Self.pairs[index]
    let found = try Self.found[index].get()
    let reader = pair.reader(found)
    for partition in found.partitions {
      for region in partition.regions.prefix(3) {
        let story = reader.story(of: region)
        for applicant in story.applicants {
          #expect(applicant.contrasts(region.contrast.aspect).contains(region.contrast))
        }
        for end in [story.opens, story.closes].compactMap(\.self) where end.name != nil {
          #expect(end.place != nil)
        }
        #expect(
          Set(story.linesOfFirst).isDisjoint(with: story.linesOfSecond),
          "a line of one side only is not the other's")
      }
    }
  }
}

extension Dimension {
  fileprivate func contains(_ value: Int32, in ends: Ends) -> Bool {
    switch type {
    case .choice: value & ends.hi != 0
    case .set: value & ends.lo == ends.lo && value & ~ends.hi == 0
    case .bool, .int, .money, .day: ends.lo <= value && value <= ends.hi
    }
  }

  fileprivate func random(in ends: Ends, _ source: inout SplitMix64) -> Int32 {
    switch type {
    case .choice:
      let bits = (0..<31).map { Int32(1) << $0 }.filter { $0 & ends.hi != 0 }
      return bits.randomElement(using: &source) ?? ends.hi
    case .set: return ends.lo | Int32.random(in: 0...Int32.max, using: &source) & ends.hi
    case .bool, .int, .money: return Int32.random(in: ends.lo...ends.hi, using: &source)
    case .day:
      guard ends.isOpen, ends.hi < PackedDay.never else { return ends.lo }
      let days = PackedDay.daysBetween(ends.lo, ends.hi)
      return PackedDay.addDays(ends.lo, Int32.random(in: 0...days, using: &source))
    }
  }
}
