import Diagnostics
import PolicySyntax
import SourceText

// How the files of a pack go together.
extension LoadedPack {
  /// Two files of one name, editions that overlap or leave days out, overlays above nothing.
  ///
  /// Reads every overlay, so it is asked for only by those who want to know.
  func complaintsAboutOrder() -> [Diagnostic] {
    var found = complaintsAboutTwins("vocabulary", files(.vocabulary).compactMap(\.id))
    found += complaintsAboutTwins("overlay", overlays.map(\.id)) + complaintsAboutOverlays()
    for policy in policyNames {
      let files = policies.filter { $0.id?.value == policy }
      found += complaintsAboutTwins("edition", files.compactMap(\.edition))
      let editions = files.compactMap(EditionFile.init).sorted { $0.from < $1.from }
      for (earlier, later) in zip(editions, editions.dropFirst()) {
        found += EditionFile.seams(earlier, later)
      }
    }
    return found
  }

  private func complaintsAboutTwins(_ kind: String, _ ids: [Located<String>]) -> [Diagnostic] {
    ids.indices.compactMap { index in
      ids[..<index].first { $0.value == ids[index].value }.map {
        .duplicatePack(kind, ids[index], first: $0.range)
      }
    }
  }

  /// Overlays above nothing, and overlays that are never in force.
  private func complaintsAboutOverlays() -> [Diagnostic] {
    var found: [Diagnostic] = []
    for overlay in overlays {
      for name in overlay.above {
        let parts = name.value.split(separator: "@", maxSplits: 1).map(String.init)
        let below = policies.filter { $0.id?.value == parts.first }.compactMap(
          EditionFile.init)
        let named = parts.count == 2 ? below.filter { $0.edition == parts[1] } : below
        guard let first = named.first else {
          found.append(
            .overlayAboveNothing(
              name, known: policyNames + below.map(\.id), pack: declaration?.id))
          continue
        }
        guard let days = overlay.inForce else { continue }
        let meets = named.contains {
          days.from.first.value <= $0.until && $0.from <= days.until.first.value
        }
        guard !meets else { continue }
        let nearest = named.last { $0.from <= days.from.first.value } ?? first
        found.append(.overlayOutside(overlay.id, days.range, nearest))
      }
    }
    return found
  }
}
