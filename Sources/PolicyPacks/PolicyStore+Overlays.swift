import CivilTime
import Diagnostics
import PolicyChecking
import PolicySyntax
import SourceText

extension PolicyStore {
  /// The overlays that stand above an edition and are in force while it is, earliest first.
  package func overlays(above edition: EditionFile) -> [OverlayDecl] {
    let all = pack(of: edition.policy)?.overlays(above: edition.policy).value ?? []
    return all.filter { overlay in
      guard overlay.stands(above: edition.policy, edition: edition.edition),
        let days = overlay.inForce
      else { return false }
      return days.from.first.value <= edition.until && edition.from <= days.until.first.value
    }.sorted { a, b in
      (a.inForce?.from.first.value.packed ?? 0, a.id.value) < (
        b.inForce?.from.first.value.packed ?? 0, b.id.value
      )
    }
  }

  /// An edition with the overlays above it worked in, and what each changed place replaced.
  func laying(
    _ overlays: [OverlayDecl], over edition: PolicyDecl, _ layers: MergedLayers, _ reader: Reader
  ) -> (edition: PolicyDecl, replaced: ReplacedPlaces) {
    var result = edition
    var all = [layers]
    for overlay in overlays {
      let laid = lay(overlay, over: result, plain: edition, layers, reader)
      result = laid.edition
      laid.merged.map { all.append($0) }
    }
    complainAboutClashes(result.overlays, reader)
    return (result, ReplacedPlaces(all))
  }

  /// Two overlays may change the same thing only on different days.
  private func complainAboutClashes(_ overlays: [LaidOverlay], _ reader: Reader) {
    for (index, later) in overlays.enumerated() {
      for earlier in overlays[..<index] {
        let from = max(earlier.inForce.from.first.value, later.inForce.from.first.value)
        let until = min(earlier.inForce.until.first.value, later.inForce.until.first.value)
        guard from <= until else { continue }
        for change in later.changes where change.path != "assume" {
          guard let other = earlier.changes.first(where: { $0.path == change.path }) else {
            continue
          }
          reader.report(
            .overlaysClash(
              change.path, at: change.place, and: other.place, from: from, until: until))
        }
      }
    }
  }
}

extension Diagnostic {
  /// P0512: an overlay above a policy or an edition that its pack does not have.
  static func overlayAboveNothing(
    _ name: Located<String>, known: [String], pack: Located<String>?
  ) -> Diagnostic {
    Diagnostic(
      .overlayAboveNothing, "there is no `\(name.value)` in this pack to stand above",
      at: name.range, "unknown here",
      others: pack.map { [Label($0.range, "overlays stand above policies of their own pack")] }
        ?? [],
      help: nearest(to: name.value, in: known).map { "write `\($0)`" })
  }

  /// P0513: an overlay on whose days no edition below is in force.
  static func overlayOutside(
    _ id: Located<String>, _ days: SourceRange, _ edition: EditionFile
  ) -> Diagnostic {
    Diagnostic(
      .overlayOutside, "`\(id.value)` is in force on no day of an edition below it", at: days,
      "the overlay's days",
      others: [Label(edition.inForcePlace, "the nearest edition, `\(edition.edition)`")],
      help: "correct the days, or name the edition it stands above")
  }

  /// P0514: two overlays that change one thing on the same days.
  static func overlaysClash(
    _ path: String, at range: SourceRange, and other: SourceRange, from: CivilDate,
    until: CivilDate
  ) -> Diagnostic {
    let span = until.isNever ? "from \(from) on" : "from \(from) to \(until)"
    let days = from == until ? "on \(from)" : span
    return Diagnostic(
      .overlaysClash, "two overlays change `\(path)` \(days)", at: range, "changed here",
      others: [Label(other, "and here")],
      help: "end one before the other begins, or say it in one overlay")
  }
}
