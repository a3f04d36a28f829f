import Diagnostics
import SourceText
import YAMLTree

/// An edition laid over the one it extends: one node, and what each changed place replaced.
package struct MergedLayers: Sendable {
  package let node: Node
  /// The node that each changed value took the place of, by the range of the new value.
  package var replaced: [SourceRange: Node]
  /// The files that were laid over one another, the uppermost base first.
  package let files: [SourceFile]
  package var diagnostics: [Diagnostic] = []

  /// An edition without a base.
  package init(_ node: Node) {
    self.node = node
    self.replaced = [:]
    self.files = [node.range.file]
  }

  /// The same layers with less of their node.
  func keeping(_ part: (Node) -> Node) -> MergedLayers {
    MergedLayers(part(node), replaced: replaced, files: files, diagnostics: diagnostics)
  }

  fileprivate init(
    _ node: Node, replaced: [SourceRange: Node], files: [SourceFile], diagnostics: [Diagnostic]
  ) {
    self.node = node
    self.files = files
    self.replaced = replaced
    self.diagnostics = diagnostics
  }
}

/// Lays an edition over its base: mappings merge key by key, a scalar or a list replaces, a table whose
/// `by` is written anew replaces the whole table, `drop` takes away, a new citation joins the old one.
package func mergeLayers(_ base: MergedLayers, _ over: Node) -> MergedLayers {
  var merge = LayerMerge(replaced: base.replaced)
  let dropped = merge.drop(over, from: base.node)
  let node = merge.merge(dropped, over, path: [])
  return MergedLayers(
    node, replaced: merge.replaced, files: base.files + [over.range.file],
    diagnostics: merge.diagnostics)
}

private struct LayerMerge {
  var replaced: [SourceRange: Node]
  var diagnostics: [Diagnostic] = []

  /// Keys of an edition that say what it is, and are its own.
  static let ownKeys: Set<String> = ["edition", "in-force", "extends", "drop", "note"]

  mutating func merge(_ base: Node, _ over: Node, path: [String]) -> Node {
    guard case .mapping(let old, _) = base, case .mapping(let new, let range) = over,
      !isTableAnew(old, new)
    else {
      replaced[over.range] = base
      return over
    }
    var entries: [Node.Entry] = []
    entries.reserveCapacity(old.count + new.count)
    let newKeys = KeyPlaces(of: new)
    for entry in old {
      let key = entry.key.text
      if path.isEmpty, LayerMerge.ownKeys.contains(key) { continue }
      guard let mine = newKeys.first(key, in: new).map({ new[$0] }) else {
        entries.append(entry)
        continue
      }
      complainIfRepeated(entry, mine, path: path)
      let value =
        key == "cite"
        ? joined(mine.value, entry.value) : merge(entry.value, mine.value, path: path + [key])
      entries.append(Node.Entry(key: mine.key, value: value))
    }
    let oldKeys = KeyPlaces(of: old)
    let isOwn: (Node.Entry) -> Bool = { path.isEmpty && LayerMerge.ownKeys.contains($0.key.text) }
    entries += new.filter { isOwn($0) || oldKeys.first($0.key.text, in: old) == nil }.filter {
      isOwn($0) || !changesNothing($0, below: old, path: path)
    }
    return .mapping(entries, range: range)
  }

  private func isTableAnew(_ old: [Node.Entry], _ new: [Node.Entry]) -> Bool {
    new.contains { $0.key.text == "by" } && old.contains { $0.key.text == "by" }
  }

  /// The new citation first, the inherited one beside it; what is cited by both is listed once.
  private func joined(_ new: Node, _ old: Node) -> Node {
    func items(_ node: Node) -> [Node] {
      if case .sequence(let items, _) = node { return items }
      return [node]
    }
    func text(_ node: Node) -> String? {
      if case .scalar(let scalar) = node { return scalar.text }
      return nil
    }
    let cited = Set(items(new).compactMap(text))
    let inherited = items(old).filter { text($0).map { !cited.contains($0) } ?? true }
    return .sequence(items(new) + inherited, range: new.range)
  }

  /// Whether an entry is no whole new one, and there is nothing for it to change; complains if so.
  private mutating func changesNothing(
    _ entry: Node.Entry, below: [Node.Entry], path: [String]
  ) -> Bool {
    guard let block = LayerMerge.block(at: path), case .mapping(let inner, _) = entry.value,
      !inner.isEmpty
    else { return false }
    let keys = inner.map(\.key.text)
    // A definition may be a table.
    guard !keys.contains("by") else { return false }
    let lacking = block.fields.first { $0.isRequired && !keys.contains($0.name) }
    guard let lacking, keys.allSatisfy({ block.field($0) != nil }) else { return false }
    diagnostics.append(
      .changesNothing(entry.key, block, lacking: lacking.name, inherited: below.map(\.key)))
    return true
  }

  /// What stands at a key that a file chose, by the path to it.
  private static func block(at path: [String]) -> Block? {
    switch (path.count, path.first) {
    case (1, "windows"?): Blocks.window
    case (1, "readings"?): Blocks.reading
    case (1, "sources"?): Blocks.source
    case (1, "status"?): Blocks.status
    case (1, "procedures"?): Blocks.procedure
    case (3, "procedures"?) where path[2] == "rules": Blocks.rule
    default: nil
    }
  }

  private mutating func complainIfRepeated(_ old: Node.Entry, _ new: Node.Entry, path: [String]) {
    guard old.key.text != "policy" || !path.isEmpty, case .scalar(let was) = old.value,
      case .scalar(let now) = new.value, was.text == now.text
    else { return }
    diagnostics.append(.repeatsInherited(old.key.text, at: now.range, inherited: was.range))
  }

  /// The base without what the edition drops.
  mutating func drop(_ over: Node, from base: Node) -> Node {
    guard case .mapping(let entries, _) = over,
      case .sequence(let items, _)? = entries.first(where: { $0.key.text == "drop" })?.value
    else { return base }
    var result = base
    for case .scalar(let path) in items {
      let parts = path.text.split(separator: "/").map(String.init)
      guard let without = removing(parts[...], from: result) else {
        diagnostics.append(
          .dropsNothing(path.text, at: path.range, inherited: base.place(near: parts[...])))
        continue
      }
      result = without
    }
    return result
  }

  private func removing(_ path: ArraySlice<String>, from node: Node) -> Node? {
    guard case .mapping(var entries, let range) = node, let key = path.first,
      let index = entries.firstIndex(where: { $0.key.text == key })
    else { return nil }
    let rest = path.dropFirst()
    if rest.isEmpty {
      entries.remove(at: index)
    } else {
      guard let inner = removing(rest, from: entries[index].value) else { return nil }
      entries[index] = Node.Entry(key: entries[index].key, value: inner)
    }
    return .mapping(entries, range: range)
  }
}

extension Node {
  /// How far a path leads: the last key on it that there is; the first key of all if there is none.
  fileprivate func place(near path: ArraySlice<String>) -> SourceRange {
    guard case .mapping(let entries, _) = self else { return range }
    guard let entry = entries.first(where: { $0.key.text == path.first }) else {
      return entries.first?.key.range ?? range
    }
    let rest = path.dropFirst()
    guard let next = rest.first, case .mapping(let inner, _) = entry.value,
      inner.contains(where: { $0.key.text == next })
    else { return entry.key.range }
    return entry.value.place(near: rest)
  }
}

extension Diagnostic {
  /// P0138: a path under `drop` that leads nowhere.
  static func dropsNothing(_ path: String, at range: SourceRange, inherited: SourceRange)
    -> Diagnostic
  {
    Diagnostic(
      .badLayer, "there is nothing to drop at `\(path)`", at: range, "not inherited",
      others: [Label(inherited, "what is inherited has no such key here")],
      help: "write the keys from the top, joined by `/`, as in `windows/late`")
  }

  /// P0140: an entry that changes what is not inherited, and is no whole entry by itself.
  static func changesNothing(
    _ key: Node.Scalar, _ block: Block, lacking: String, inherited: [Node.Scalar]
  ) -> Diagnostic {
    let like = nearest(to: key.text, in: inherited.map(\.text))
    let below = inherited.first { $0.text == like } ?? inherited.first
    return Diagnostic(
      .changesNothing, "there is no inherited `\(key.text)` to change", at: key.range,
      "a new one needs `\(lacking)`",
      others: below.map { [Label($0.range, "inherited is `\($0.text)`")] } ?? [],
      help: like.map { "write `\($0)`" } ?? "add `\(lacking)`: it is then \(block.title) of its own"
    )
  }

  /// P0139: a value that says what the base already says.
  static func repeatsInherited(
    _ key: String, at range: SourceRange, inherited: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .redundantLayer, "`\(key)` repeats the inherited value", at: range, "said again",
      others: [Label(inherited, "inherited from here")], help: "leave it out")
  }
}
