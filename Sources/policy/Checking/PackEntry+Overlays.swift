import CivilTime
import PolicyPacks
import PolicyReports

// Overlays as `list` shows them, beside the editions they stand above.
extension PackEntry {
  /// A table of the pack's overlays; nothing where it has none.
  func overlayBlocks(_ language: Language) -> [Block] {
    guard !pack.overlays.isEmpty else { return [] }
    let isChinese = language == .zh
    let columns: [Inline] =
      isChinese ? ["叠加通知", "施行期间", "适用于"] : ["overlay", "in force", "above"]
    let rows = pack.overlays.map { overlay -> [Inline] in
      let days = overlay.inForce.map { span($0.from.first.value, $0.until.first.value, language) }
      let above = overlay.above.map(\.value).joined(separator: isChinese ? "、" : ", ")
      return [.code(overlay.id.value), Inline(days ?? "–"), Inline(above)]
    }
    return [.table(columns: columns, rows: rows)]
  }

  /// The overlays as data; nil where the pack has none.
  var overlayJSON: JSON? {
    guard !pack.overlays.isEmpty else { return nil }
    return .array(
      pack.overlays.map { overlay in
        let isOpen = overlay.inForce.map(\.until.first.value.isNever) ?? true
        return .members([
          ("overlay", .string(overlay.id.value)),
          ("from", overlay.inForce.map { .string($0.from.first.value.description) } ?? .null),
          (
            "until",
            isOpen
              ? .null : overlay.inForce.map { .string($0.until.first.value.description) } ?? .null
          ),
          ("above", .strings(overlay.above.map(\.value))),
        ])
      })
  }
}
