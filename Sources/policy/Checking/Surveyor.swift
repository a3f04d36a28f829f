import Diagnostics
import PolicyPacks

/// A part of what `check` and `test` are asked to look at.
enum Target {
  case pack(String, PolicyStore)
  /// A file or folder inside a pack.
  case part(path: String, pack: String, PolicyStore)
  /// A file that lies in no pack, or standard input.
  case file(String)
  case nothing(Files.Unreadable)
}

/// Finds out what the paths of `check` and `test` stand for.
///
/// A pack is read beside the packs of its own folder; packs elsewhere follow.
final class Surveyor {
  private let options: PackOptions
  private var stores: [String: PolicyStore] = [:]
  /// The folders without packs of their own that were looked into, by their real paths.
  private var seen: Set<String> = []

  init(_ options: PackOptions) { self.options = options }

  /// The packs of the options, for files that lie in none.
  private(set) lazy var common = options.store(withTests: true)

  /// No path: all packs. Nothing at all is no success: a check that looks at nothing proves nothing.
  func targets(of paths: [String]) throws -> [Target] {
    let found: [Target] =
      paths.isEmpty
      ? common.packIDs.map { Target.pack($0, common) }
      : paths.flatMap { $0 == "-" ? [Target.file("-")] : targets(at: Paths.trimmed($0)) }
    guard found.isEmpty, !paths.isEmpty || common.diagnostics.isEmpty else { return found }
    let places = (paths.isEmpty ? options.found : paths).joined(separator: ", ")
    Stream.complaints.write("policy: there are neither packs nor files in \(places)\n")
    throw ExitStatus.complaints
  }

  /// Has the files of whole packs read while the first of them are checked.
  func readAhead(_ targets: [Target]) {
    var stores: [(store: PolicyStore, ids: [String])] = []
    for case .pack(let id, let store) in targets {
      if let last = stores.last, last.store === store {
        stores[stores.count - 1].ids.append(id)
      } else {
        stores.append((store, [id]))
      }
    }
    for (store, ids) in stores { store.readAhead(ids) }
  }

  /// Complaints about the folders of packs themselves, where packs were looked for.
  var complaintsAboutFolders: [Diagnostic] { common.diagnostics }

  private func targets(at path: String) -> [Target] {
    if let failure = unreadable(path) { return [.nothing(failure)] }
    let pack = packFolder(above: path)
    if let pack, Paths.real(pack) == Paths.real(path) {
      return [.pack(Paths.name(pack), store(of: pack))]
    }
    if let pack {
      return [.part(path: path, pack: Paths.name(pack), store(of: pack))]
    }
    guard Files.isFolder(path) else { return [.file(path)] }
    // Why: links may lead back up; a folder is looked into once.
    guard let real = Paths.real(path), seen.insert(real).inserted else { return [] }
    return (Files.list(path) ?? []).flatMap { name -> [Target] in
      let below = path == "." ? name : "\(path)/\(name)"
      if Files.exists("\(below)/pack.yaml") { return [.pack(name, store(of: below))] }
      if Files.isFolder(below) { return targets(at: below) }
      return name.hasSuffix(".yaml") || name.hasSuffix(".yml") ? [.file(below)] : []
    }
  }

  /// Why there is nothing at a path; nil if there is something.
  private func unreadable(_ path: String) -> Files.Unreadable? {
    guard !Files.exists(path) else { return nil }
    do throws(Files.Unreadable) {
      _ = try Files.read(path)
      return nil
    } catch {
      return error
    }
  }

  /// The folder with a `pack.yaml` that holds a path, or is it.
  private func packFolder(above path: String) -> String? {
    func search(_ path: String) -> String? {
      var folder = Files.isFolder(path) ? path : Paths.parent(path)
      while true {
        if Files.exists("\(folder)/pack.yaml") { return folder }
        let next = Paths.parent(folder)
        if next == folder || folder == "." { return nil }
        folder = next
      }
    }
    // Why: the text of the path is what people recognise; `.` and `..` have no parent in it.
    let found = search(path)
    if let found, found.split(separator: "/").last.map({ $0 != "." && $0 != ".." }) ?? false {
      return found
    }
    guard let here = Paths.real("."), let folder = Paths.real(path).flatMap(search) else {
      return nil
    }
    return "\(Paths.relative(Paths.parent(folder), to: here))/\(Paths.name(folder))"
  }

  private func store(of pack: String) -> PolicyStore {
    let folder = Paths.parent(pack)
    if let known = stores[folder] { return known }
    let others = options.found.filter { Paths.real($0) != Paths.real(folder) }
    let store = PackOptions.store(
      of: [folder] + others.filter(Files.isFolder), withTests: true)
    stores[folder] = store
    return store
  }
}

extension Target {
  /// Whether a file belongs to what was asked for.
  func holds(_ file: String) -> Bool {
    guard case .part(let path, _, _) = self, let whole = Paths.real(path) else { return true }
    guard let file = Paths.real(file) else { return false }
    return file == whole || file.hasPrefix(whole + "/")
  }
}
