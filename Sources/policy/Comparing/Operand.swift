import Diagnostics
import PolicyChecking
import PolicyPacks
import PolicyReports
import SourceText

/// One of the editions that are compared, with the packs it was made from.
struct Operand {
  let name: String
  let store: PolicyStore
  let edition: EditionFile
  let checked: CheckedEdition

  /// Finds what a word of the command line names: a policy or an edition of it, a file, or a
  /// revision of a file as git writes it, `REVISION:PATH`.
  ///
  /// Complains and ends where there is nothing of that kind, or it does not check.
  ///
  /// - Parameter shelf: the packs that other operands were read from.
  init(_ name: String, _ packs: PackOptions, _ shelf: Shelf) throws {
    self.name = name
    (store, edition) =
      Self.isFile(name)
      ? try Self.file(name, packs, shelf) : try Self.policy(name, shelf.packs(in: packs.found))
    let checked = store.checked(edition)
    guard let value = checked.value, !checked.hasErrors else {
      throw complain(checked.diagnostics)
    }
    self.checked = value
  }

  /// An edition that is known to be in a store.
  init?(_ edition: EditionFile, in store: PolicyStore) {
    let checked = store.checked(edition)
    guard let value = checked.value, !checked.hasErrors else { return nil }
    self.name = edition.id
    self.store = store
    self.edition = edition
    self.checked = value
  }

  var side: ComparedSide {
    ComparedSide(
      name: Self.isFile(name) ? name : edition.id, edition: edition.id, title: checked.title,
      layers: store.layerNames(), file: edition.file.file.path)
  }

  private static func isFile(_ name: String) -> Bool {
    name == "-" || name.hasSuffix(".yaml") || name.hasSuffix(".yml")
  }

  // MARK: Policies

  /// A policy's edition; without one the latest.
  private static func policy(_ name: String, _ store: PolicyStore) throws
    -> (PolicyStore, EditionFile)
  {
    let parts = name.split(separator: "@", maxSplits: 1).map(String.init)
    let editions = parts.first.map(store.editions) ?? []
    guard let latest = editions.last else {
      throw complain([.unknown(name, store)] + store.diagnostics)
    }
    guard parts.count == 2 else { return (store, latest) }
    guard let edition = editions.first(where: { $0.edition == parts[1] }) else {
      throw complain([.unknown(name, store)])
    }
    return (store, edition)
  }

  // MARK: Files

  private static func file(_ name: String, _ packs: PackOptions, _ shelf: Shelf) throws
    -> (PolicyStore, EditionFile)
  {
    let file = try read(name)
    let path = Files.exists(name) ? name : String(name.split(separator: ":").last ?? "")
    let around = packFolder(above: path).map { [Paths.parent($0)] } ?? []
    let store = shelf.packs(
      in: around + packs.found.filter { Files.isFolder($0) && !isSame($0, around) })
    let draft = store.adopting(file)
    guard let found = draft.value else {
      let complaints = draft.diagnostics
      throw complain(complaints.isEmpty ? [.notAPolicy(at: file.wholeRange)] : complaints)
    }
    return (found.store, found.edition)
  }

  private static func isSame(_ folder: String, _ others: [String]) -> Bool {
    others.contains { Paths.real($0) == Paths.real(folder) }
  }

  private static func read(_ name: String) throws -> SourceFile {
    do throws(Files.Unreadable) {
      guard name.contains(":"), !Files.exists(name) else { return try Files.read(name) }
      return SourceFile(path: name, bytes: try gitShow(name))
    } catch {
      throw complain([.unreadable(error)])
    }
  }

  /// The folder with a `pack.yaml` that a file lies in.
  private static func packFolder(above path: String) -> String? {
    var folder = Paths.parent(path)
    while !Files.exists("\(folder)/pack.yaml") {
      let next = Paths.parent(folder)
      guard next != folder, folder != "." else { return nil }
      folder = next
    }
    return folder
  }
}
