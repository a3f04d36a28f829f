import Diagnostics
import SourceText
import YAMLTree

// What an overlay cannot say: words and names are the edition's own.
extension OverlayLaying {
  /// The keys that an overlay may change of what an edition already has; nil: all.
  private static let changeable: [(path: [String], keys: Set<String>?)] = [
    (["windows"], ["opens", "closes"]), (["define"], ["value"]), (["status"], nil),
    (["readings"], []), (["sources"], []),
    (
      ["procedures"],
      ["rules", "validity", "materials", "fee", "completed-by", "record", "gap"]
    ),
  ]
  private static let notes: Set<String> = ["cite", "ref", "note"]

  func complainAboutKeys() {
    for (path, keys) in OverlayLaying.changeable {
      for entry in entries(overlay.layer, path) {
        guard let below = find(entry.key.text, base, path) else {
          if path == ["procedures"] {
            reader.report(.overlayAdds("a procedure", at: entry.key.range))
          }
          continue
        }
        guard let keys else { continue }
        complain(entry, keys, below: below)
      }
    }
    for entry in entries(overlay.layer, ["procedures"]) {
      guard let below = base.procedures.first(where: { $0.id.value == entry.key.text }) else {
        continue
      }
      complainAboutAdded(entry, below)
    }
  }

  private func complain(_ entry: Node.Entry, _ keys: Set<String>, below: SourceRange) {
    guard case .mapping(let inner, _) = entry.value,
      !inner.contains(where: { $0.key.text == "by" })
    else {
      // A bare expression or a table is a definition's value.
      if keys.isEmpty { reader.report(.overlayChanges(entry.key.text, at: entry.key.range, below)) }
      return
    }
    for key in inner.map(\.key)
    where !keys.contains(key.text) && !OverlayLaying.notes.contains(key.text) {
      reader.report(.overlayChanges(key.text, at: key.range, below))
    }
  }

  /// Values that the edition does not give cannot be given for a time only; a rule can.
  private func complainAboutAdded(_ entry: Node.Entry, _ below: ProcedureDecl) {
    let given: [(String, Bool)] = [
      ("validity", below.validity != nil), ("fee", below.fee != nil),
      ("completed-by", below.completedBy != nil), ("gap", below.gap != nil),
    ]
    guard case .mapping(let inner, _) = entry.value else { return }
    for (key, isThere) in given where !isThere {
      if let added = inner.first(where: { $0.key.text == key })?.key {
        reader.report(.overlayAdds("`\(key)`", at: added.range, below: below.id.range))
      }
    }
  }

  private func entries(_ node: Node, _ path: [String]) -> [Node.Entry] {
    guard case .mapping(let entries, _)? = node.value(at: path) else { return [] }
    return entries
  }

  /// Where the edition declares a name of a block.
  private func find(_ name: String, _ policy: PolicyDecl, _ path: [String]) -> SourceRange? {
    switch path[0] {
    case "windows": policy.windows.first { $0.id.value == name }?.id.range
    case "define": policy.definitions.first { $0.id.value == name }?.id.range
    case "status": policy.statuses.first { $0.id.value == name }?.id.range
    case "readings": policy.readings.first { $0.id.value == name }?.id.range
    case "sources": policy.sources.first { $0.id.value == name }?.id.range
    default: policy.procedures.first { $0.id.value == name }?.id.range
    }
  }
}

extension Diagnostic {
  /// P0141: an overlay that says nothing.
  static func emptyOverlay(_ id: Located<String>) -> Diagnostic {
    Diagnostic(
      .badOverlay, "the overlay `\(id.value)` changes nothing", at: id.range, "an empty overlay",
      help: "say what differs, as in `windows: { late: { closes: never } }`")
  }

  /// P0141: days of an overlay that hang on a reading.
  static func overlayDisputed(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badOverlay, "the days of an overlay cannot hang on a reading", at: range, "not one day",
      help: "give the widest days, and name the reading under `when`")
  }

  /// P0141: something that no overlay can change.
  static func overlayChanges(_ key: String, at range: SourceRange, _ below: SourceRange)
    -> Diagnostic
  {
    Diagnostic(
      .badOverlay, "an overlay cannot change `\(key)`", at: range, "the same in and out of force",
      others: [Label(below, "the edition's own")],
      help: "change it in an edition of its own")
  }

  /// P0141: something that no overlay can add.
  static func overlayAdds(_ what: String, at range: SourceRange, below: SourceRange? = nil)
    -> Diagnostic
  {
    Diagnostic(
      .badOverlay, "an overlay cannot add \(what)", at: range, "the edition has none",
      others: below.map { [Label($0, "the edition's own")] } ?? [],
      help: what == "a procedure"
        ? "add it to an edition, with rules of the overlay" : "give it in the `then` of a rule")
  }

  /// P0141: a path that no overlay can take away for a time.
  static func overlayDrops(_ path: Located<String>) -> Diagnostic {
    Diagnostic(
      .badOverlay, "an overlay drops only rules and statuses", at: path.range,
      "neither of these",
      help: "write `procedures/PROCEDURE/rules/RULE`, `status/STATUS`, or change the value")
  }
}
