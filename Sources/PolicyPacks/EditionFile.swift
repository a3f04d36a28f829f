import CivilTime
import Diagnostics
import PolicySyntax
import SourceText

/// An edition's own file with the days it is in force: enough to choose it by.
package struct EditionFile {
  package let policy: String
  package let edition: String
  /// The first day in force; where a reading disputes it, that of the first option.
  package var from: CivilDate { disputedFrom.first.value }
  package var until: CivilDate { disputedUntil.first.value }
  let disputedFrom: DisputedDay
  let disputedUntil: DisputedDay
  package let inForcePlace: SourceRange
  package let file: PackFile
  /// `POLICY@EDITION`.
  package var id: String { "\(policy)@\(edition)" }

  /// nil where the file lacks what an edition is chosen by; the full reading complains about that.
  init?(_ file: PackFile) {
    guard let policy = file.id?.value, let edition = file.edition?.value,
      let inForce = Self.glanced(file) ?? Self.inForce(file)
    else { return nil }
    self.policy = policy
    self.edition = edition
    self.disputedFrom = inForce.from
    self.disputedUntil = inForce.until
    self.inForcePlace = inForce.place
    self.file = file
  }

  private typealias InForce = (from: DisputedDay, until: DisputedDay, place: SourceRange)

  private static func glanced(_ file: PackFile) -> InForce? {
    file.inForce.map { inForce in
      func plain(_ day: CivilDate) -> DisputedDay { DisputedDay(Located(day, at: inForce.place)) }
      return (plain(inForce.from), plain(inForce.until), inForce.place)
    }
  }

  private static func inForce(_ file: PackFile) -> InForce? {
    guard case .mapping(let entries, _)? = file.document.root,
      let node = entries.first(where: { $0.key.text == "in-force" })?.value
    else { return nil }
    let reader = Reader()
    guard let fields = Fields(node, Blocks.inForce, reader),
      let from = fields.node("from").flatMap({ reader.disputedDay($0) }),
      let until = fields.node("until").flatMap({ reader.disputedDay($0, orNever: true) })
    else { return nil }
    return (from, until, node.range)
  }
}

extension EditionFile {
  /// The readings on which the days in force hang.
  package var readings: Set<String> {
    Set([disputedFrom, disputedUntil].compactMap(\.reading?.value))
  }

  /// The options that the days in force tell apart.
  var options: Set<String> {
    Set((disputedFrom.rows + disputedUntil.rows).map(\.option.value))
  }

  /// By option of a reading that disputes a day, the days in force under it; empty: nothing is disputed.
  /// Without an option they are the days under all that have none of their own.
  package var disputes:
    [(reading: String, option: String?, days: (from: CivilDate, until: CivilDate))]
  {
    readings.sorted().flatMap { reading in
      let disputed = [disputedFrom, disputedUntil].filter { $0.reading?.value == reading }
      var options: [String?] = []
      for option in disputed.flatMap(\.rows).map(\.option.value) where !options.contains(option) {
        options.append(option)
      }
      if disputed.contains(where: { $0.otherwise != nil }) { options.append(nil) }
      return options.map { option in
        (reading, option, days(under: option.map { [reading: $0] } ?? [reading: ""]))
      }
    }
  }

  /// The first and the last day in force with some options chosen, by reading.
  package func days(under options: [String: String]) -> (from: CivilDate, until: CivilDate) {
    func day(_ day: DisputedDay) -> CivilDate {
      day.day(under: day.reading.flatMap { options[$0.value] })
    }
    return (day(disputedFrom), day(disputedUntil))
  }
}

extension EditionFile {
  /// Days on which two neighbouring editions are both in force, or neither, under any option.
  static func seams(_ earlier: EditionFile, _ later: EditionFile) -> [Diagnostic] {
    let readings = earlier.readings.union(later.readings)
    let options = earlier.options.union(later.options).sorted()
    // Two disputes at one seam are two authors' questions; each is tried alone.
    let ways: [[String: String]] =
      readings.isEmpty
      ? [[:]] : readings.sorted().flatMap { reading in options.map { [reading: $0] } }
    return ways.lazy.compactMap {
      seam(earlier.days(under: $0), later.days(under: $0), earlier, later)
    }
    .prefix(1).map { $0 }
  }

  private static func seam(
    _ before: (from: CivilDate, until: CivilDate), _ after: (from: CivilDate, until: CivilDate),
    _ earlier: EditionFile, _ later: EditionFile
  ) -> Diagnostic? {
    if after.from <= before.until {
      return .editionsOverlap(
        later.inForcePlace, earlier.inForcePlace, from: after.from,
        until: min(before.until, after.until))
    }
    guard after.from > before.until.adding(days: 1) else { return nil }
    return .hole(
      later.inForcePlace, earlier.inForcePlace, from: before.until.adding(days: 1),
      until: after.from.adding(days: -1))
  }
}
