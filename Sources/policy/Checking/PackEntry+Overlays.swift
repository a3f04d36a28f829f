import CivilTime
import PolicyPacks
import PolicyReports

// Overlays as `list` shows them, beside the editions they stand above.
extension PackEntry {
  /// The pack's overlays, in a table or, where there is less room, below each other; nothing where it
  /// has none.
  func overlayBlocks(_ language: Language, width: Int) -> [Block] {
    guard !pack.overlays.isEmpty else { return [] }
    let isChinese = language == .zh
    let columns: [Inline] =
      isChinese ? ["叠加通知", "施行期间", "适用于"] : ["overlay", "in force", "above"]
    let rows = pack.overlays.map { overlay -> [Inline] in
      let days = overlay.inForce.map { span($0.from.first.value, $0.until.first.value, language) }
      let above = overlay.above.map(\.value).joined(separator: isChinese ? "、" : ", ")
      return [.code(overlay.id.value), Inline(days ?? "–"), Inline(above)]
    }
    guard width < 100 else { return [.table(columns: columns, rows: rows)] }
    return rows.flatMap { row -> [Block] in
      [.heading(level: 2, row[0]), .paragraph(row[1] + (isChinese ? " 适用于 " : " above ") + row[2])]
    }
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
