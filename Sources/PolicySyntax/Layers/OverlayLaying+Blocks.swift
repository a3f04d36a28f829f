import PolicyValues
import SourceText

// Sources, readings, windows, definitions, statuses, and what is dropped.
extension OverlayLaying {
  mutating func layNames() {
    result.sources += layer.sources.filter { isMine($0.id.range) && !has($0.id, base.sources) }
    result.readings += layer.readings.filter { isMine($0.id.range) && !has($0.id, base.readings) }
    let used = Set(result.uses.map(\.value))
    result.uses += layer.uses.filter { isMine($0.range) && !used.contains($0.value) }
    for condition in layer.assume where isMine(condition.range) {
      let lifted = guarded(nil, applies: false)
      result.assume.append(ExprSyntax(.any([lifted, condition]), at: condition.range))
      note("assume", at: condition.range, replacing: nil, NotesDecl())
    }
    for window in layer.windows where isMine(window.id.range) { lay(window) }
    for definition in layer.definitions where isMine(definition.id.range) { lay(definition) }
  }

  private func has(_ id: Located<String>, _ declared: [SourceDecl]) -> Bool {
    declared.contains { $0.id.value == id.value }
  }

  private func has(_ id: Located<String>, _ declared: [ReadingDecl]) -> Bool {
    declared.contains { $0.id.value == id.value }
  }

  private mutating func lay(_ window: WindowDecl) {
    let path = "windows/\(window.id.value)"
    guard let below = base.windows.first(where: { $0.id.value == window.id.value }),
      let index = result.windows.firstIndex(where: { $0.id.value == window.id.value })
    else {
      result.windows.append(window)
      return note(path, at: window.id.range, replacing: nil, window.notes)
    }
    var changed = result.windows[index]
    changed.opens = laid(
      window.opens, over: changed.opens, base: below.opens, "\(path)/opens", window.notes)
    changed.closes = laid(
      window.closes, over: changed.closes, base: below.closes, "\(path)/closes", window.notes)
    result.windows[index] = changed
  }

  private mutating func lay(_ definition: DefinitionDecl) {
    let path = "define/\(definition.id.value)"
    guard let below = base.definitions.first(where: { $0.id.value == definition.id.value }),
      let index = result.definitions.firstIndex(where: { $0.id.value == definition.id.value })
    else {
      result.definitions.append(definition)
      return note(path, at: definition.id.range, replacing: nil, definition.notes)
    }
    result.definitions[index].value = laid(
      definition.value, over: result.definitions[index].value, base: below.value, path,
      definition.notes)
  }

  /// A changed status is two: the old one elsewhere, the new one under the guard.
  mutating func layStatuses() {
    for status in layer.statuses where isMine(status.id.range) {
      let below = base.statuses.first { $0.id.value == status.id.value }
      liftStatuses(status.id.value)
      var mine = status
      mine.when = guarded(status.when, applies: true)
      mine.overlay = overlay.id.value
      result.statuses.append(mine)
      note(
        "status/\(status.id.value)", at: status.id.range, replacing: below?.id.range, status.notes)
    }
  }

  /// Takes the statuses of a name away while the overlay applies.
  private mutating func liftStatuses(_ id: String) {
    for index in result.statuses.indices where result.statuses[index].id.value == id {
      result.statuses[index].when = guarded(result.statuses[index].when, applies: false)
    }
  }

  /// Rules and statuses may be taken away for a time; they hold where the overlay does not apply.
  mutating func layDrops() {
    for path in overlay.drop {
      let parts = path.value.split(separator: "/").map(String.init)
      if parts.count == 2, parts[0] == "status" {
        guard let old = base.statuses.first(where: { $0.id.value == parts[1] }) else {
          reader.report(.dropsNothing(path.value, at: path.range, inherited: base.range))
          continue
        }
        liftStatuses(parts[1])
        note(path.value, at: path.range, replacing: old.id.range, NotesDecl())
      } else if parts.count == 4, parts[0] == "procedures", parts[2] == "rules" {
        let below = base.procedures.first { $0.id.value == parts[1] }
        guard let old = below?.rules.first(where: { $0.id.value == parts[3] }) else {
          reader.report(
            .dropsNothing(
              path.value, at: path.range, inherited: below?.id.range ?? base.range))
          continue
        }
        for index in result.procedures.indices where result.procedures[index].id.value == parts[1] {
          var changed = result.procedures[index]
          liftRules(parts[3], of: &changed)
          result.procedures[index] = changed
        }
        note(path.value, at: path.range, replacing: old.id.range, NotesDecl())
      } else {
        reader.report(.overlayDrops(path))
      }
    }
  }
}
