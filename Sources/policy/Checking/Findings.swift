import Diagnostics
import PolicyChecking
import PolicyExploration
import PolicyPacks
import PolicySyntax
import SourceText

/// What `check` has looked at and found.
struct Findings {
  private(set) var packs: [String] = []
  private(set) var editions = 0
  private(set) var files: [String] = []
  private var found: [Diagnostic] = []
  /// How many boxes a question may take where every case is looked at; nil: none is.
  let budget: Int?
  /// What looking everywhere showed, edition by edition.
  private(set) var looks: [ExhaustiveCheck] = []

  init(budget: Int? = nil) { self.budget = budget }

  /// The questions that were asked of all cases, and those that came to no end.
  var questions: Int { looks.reduce(0) { $0 + $1.questions } }
  var unfinished: Int { looks.reduce(0) { $0 + $1.unfinished } }

  /// Each complaint once, by file and place.
  var complaints: [Diagnostic] { found.inOrder().eachOnce() }
  var errors: Int { complaints.errorCount }
  var warnings: Int { complaints.count - errors }

  mutating func add(_ diagnostics: [Diagnostic]) { found += diagnostics }

  mutating func look(at target: Target, _ surveyor: Surveyor) {
    switch target {
    case .nothing(let failure): add([.unreadable(failure)])
    case .pack(let id, let store):
      packs.append(id)
      editions +=
        store.pack(id).map { pack in
          store.policies(of: pack).map { store.editions(of: $0).count }.reduce(0, +)
        } ?? 0
      add(complaints(of: id, store) { _ in true })
      lookEverywhere(in: id, store) { _ in true }
    case .part(let path, let id, let store):
      files.append(path)
      func isAsked(_ edition: EditionFile) -> Bool { target.holds(edition.file.file.path) }
      add(
        complaints(of: id, store, isAsked).filter { diagnostic in
          ([diagnostic.primary] + diagnostic.others).contains { target.holds($0.range.file.path) }
        })
      lookEverywhere(in: id, store, isAsked)
    case .file(let path):
      files.append(path)
      look(atFile: path, surveyor)
    }
  }

  private mutating func lookEverywhere(
    in id: String, _ store: PolicyStore, _ isAsked: (EditionFile) -> Bool
  ) {
    guard let budget, let pack = store.pack(id) else { return }
    let editions = store.policies(of: pack).flatMap { store.editions(of: $0) }
    if editions.allSatisfy(isAsked) {
      let (checks, idle) = store.exhaustive(pack: pack, budget: budget)
      looks += checks
      add(checks.flatMap(\.diagnostics) + idle)
    } else {
      let checks = editions.filter(isAsked).compactMap { store.exhaustive($0, budget: budget) }
      looks += checks
      add(checks.flatMap(\.diagnostics))
    }
  }

  // MARK: Packs

  /// Everything wrong with a pack: its files, its editions, all their programs, its tests as written.
  ///
  /// - Parameter isAsked: whether it is asked about an edition itself.
  private func complaints(
    of id: String, _ store: PolicyStore, _ isAsked: (EditionFile) -> Bool
  ) -> [Diagnostic] {
    guard let pack = store.pack(id) else { return [] }
    for calendar in pack.calendars { _ = store.table(calendar.id.value) }
    var all = pack.diagnostics + store.complaintsAboutVocabularies(of: pack)
    var seen: Set<ObjectIdentifier> = []
    for policy in store.policies(of: pack) {
      for edition in store.editions(of: policy) {
        seen.insert(ObjectIdentifier(edition.file.file))
        all += store.complaints(
          about: edition, keepingPrograms: budget != nil && isAsked(edition))
      }
    }
    for file in pack.policies where !seen.contains(ObjectIdentifier(file.file)) {
      all += readAlone(file)
    }
    return all + pack.testFiles.flatMap(readAlone)
  }

  // MARK: Single files

  private mutating func look(atFile path: String, _ surveyor: Surveyor) {
    do throws(Files.Unreadable) {
      let read = PackFile(try Files.read(path))
      add(read.diagnostics)
      guard read.kind == .caseFile else {
        // Why: what a layer leaves out may stand in the edition it extends, which is not here.
        let isLayer = read.text("extends") != nil
        return add(readAlone(read).filter { !isLayer || $0.code != .missingKey })
      }
      let found = caseFile(read)
      add(found.diagnostics)
      guard let written = found.value?.written, !found.hasErrors else { return }
      let options = Selection(options: .init(sensitivity: false, everyReading: false))
      add(surveyor.common.answer(written, options).diagnostics)
    } catch {
      add([.unreadable(error)])
    }
  }

  /// A file by itself: its keys and shapes, not its names.
  private func readAlone(_ file: PackFile) -> [Diagnostic] {
    guard let root = file.document.root, file.document.isComplete else { return [] }
    let reader = Reader()
    switch file.kind {
    case .policy: _ = reader.policy(root)
    case .overlay: _ = reader.overlay(root)
    case .vocabulary: _ = reader.vocabulary(root)
    case .calendar: _ = reader.calendar(root)
    case .pack: _ = reader.pack(root)
    case .tests: _ = reader.tests(root)
    case .caseFile, nil: break
    }
    return reader.diagnostics
  }
}
