import CivilTime
import Diagnostics
import PolicyChecking
import PolicyEvaluation
import PolicyProgram
import PolicySyntax
import PolicyValues
import SourceText

/// Packs found by listing folders, and everything made from them, each made once.
///
/// A pack that does not check stops nobody else: what is asked for is read, with what it builds on.
package final class PolicyStore {
  package let folders: [String]
  package let library: [NativeFunction]
  /// Whether tests are read along with the packs.
  package let withTests: Bool
  /// Where each pack lies, by id; the first folder that has it wins.
  package private(set) var locations: [String: String] = [:]
  /// Complaints about the folders themselves.
  package private(set) var diagnostics: [Diagnostic] = []

  private var loaded: [String: LoadedPack] = [:]
  /// Whether files are being read in the background already, or are not to be.
  var isAhead = false
  private var editionFiles: [String: [EditionFile]] = [:]
  private var merged: [String: Checked<MergedLayers?>] = [:]
  private var merging: Set<String> = []
  private var editions: [String: Checked<CheckedEdition?>] = [:]
  private var scopes: [String: Checked<Scope?>] = [:]
  private var questions: [String: Checked<Question?>] = [:]
  private var preludes: [String: Checked<Prelude?>] = [:]
  private var tables: [String: WorkdayTable] = [:]

  package init(folders: [String], library: [NativeFunction] = [], withTests: Bool = false) {
    self.folders = folders
    self.library = library
    self.withTests = withTests
    for folder in folders {
      guard let names = Files.list(folder) else {
        diagnostics.append(
          .unreadable(Files.Unreadable(path: folder, reason: "no such folder")))
        continue
      }
      for name in names where Files.exists("\(folder)/\(name)/pack.yaml") {
        let path = "\(folder)/\(name)"
        if let first = locations[name] {
          diagnostics.append(duplicate(name, first: first, again: path))
        } else {
          locations[name] = path
        }
      }
    }
  }

  private func duplicate(_ name: String, first: String, again: String) -> Diagnostic {
    let place = SourceFile(path: "\(again)/pack.yaml", bytes: []).wholeRange
    let other = SourceFile(path: "\(first)/pack.yaml", bytes: []).wholeRange
    return .duplicatePack("pack", Located(name, at: place), first: other)
  }

  package var packIDs: [String] { locations.keys.sorted() }

  /// A pack's files, read on first use; nil if there is no such pack.
  package func pack(_ id: String) -> LoadedPack? {
    if let pack = loaded[id] { return pack }
    guard let folder = locations[id] else { return nil }
    let pack = loadPack(folder, withTests: withTests)
    loaded[id] = pack
    pack.unmetNeeds = complaintsAboutNeeds(of: pack)
    return pack
  }

  /// The packs that something was asked of, in the order of their ids.
  var packsRead: [LoadedPack] { loaded.values.sorted { $0.id < $1.id } }

  /// The same packs with other policies in one of them; no edition is made from them yet.
  ///
  /// Packs that were read are shared, not read again.
  func with(_ pack: LoadedPack) -> PolicyStore {
    let store = PolicyStore(folders: folders, library: library, withTests: withTests)
    store.loaded = loaded
    store.loaded[pack.id] = pack
    // Why: vocabularies and calendars are the same, whatever the policy says.
    store.scopes = scopes
    store.tables = tables
    return store
  }

  /// The pack that a name such as `PACK/NAME` belongs to.
  package func pack(of name: String) -> LoadedPack? {
    name.split(separator: "/").first.flatMap { pack(String($0)) }
  }

  /// The editions of a policy, earliest first.
  package func editions(of policy: String) -> [EditionFile] {
    if let known = editionFiles[policy] { return known }
    let files = (pack(of: policy)?.policies ?? []).filter { $0.id?.value == policy }
    let editions = files.compactMap(EditionFile.init).sorted { $0.from < $1.from }
    editionFiles[policy] = editions
    return editions
  }

  /// The policies of a pack, each once, in the order of their files.
  package func policies(of pack: LoadedPack) -> [String] {
    pack.policyNames
  }

  // MARK: Layers

  /// An edition's file laid over those it extends, with what is wrong in the laying; nil if a base is
  /// missing or a file could not be read.
  private func layers(_ edition: EditionFile) -> Checked<MergedLayers?> {
    if let known = merged[edition.id] { return known }
    guard merging.insert(edition.id).inserted else {
      return Checked(nil, edition.file.text("extends").map { [.layerCycle($0)] } ?? [])
    }
    defer { merging.remove(edition.id) }
    let result = lay(edition)
    // Why: each edition of a circle is told so at its own place.
    if result.value != nil { merged[edition.id] = result }
    return result
  }

  private func lay(_ edition: EditionFile) -> Checked<MergedLayers?> {
    let file = edition.file
    let errors = file.diagnostics.errors
    guard file.document.isComplete, let root = file.document.root else {
      return Checked(nil, errors)
    }
    guard let extends = file.text("extends") else { return Checked(MergedLayers(root), errors) }
    guard let base = base(extends.value) else {
      let policy = extends.value.split(separator: "@").first.map(String.init) ?? ""
      let complaint = Diagnostic.missingBase(
        extends, known: knownEditions(near: extends.value),
        latest: editions(of: policy).last { $0.id != edition.id })
      return Checked(nil, errors + [complaint])
    }
    let below = layers(base)
    guard let value = below.value else { return Checked(nil, errors + below.diagnostics) }
    let result = mergeLayers(value, root)
    return Checked(result, errors + below.diagnostics.errors + result.diagnostics)
  }

  /// An edition's file, then those it extends, each the base of the one before.
  package func layerFiles(of edition: EditionFile) -> [PackFile] {
    var files = [edition.file]
    while let extends = files.last?.text("extends"), let base = base(extends.value),
      !files.contains(where: { $0 === base.file })
    {
      files.append(base.file)
    }
    return files
  }

  /// The edition that `POLICY@EDITION` names.
  package func base(_ name: String) -> EditionFile? {
    let parts = name.split(separator: "@")
    guard parts.count == 2 else { return nil }
    return editions(of: String(parts[0])).first { $0.edition == parts[1] }
  }

  private func knownEditions(near name: String) -> [String] {
    packIDs.compactMap { pack($0) }.flatMap { pack in
      policies(of: pack).flatMap { editions(of: $0).map(\.id) }
    }
  }

  // MARK: Checking

  /// An edition read, merged and checked; made once.
  package func checked(_ edition: EditionFile) -> Checked<CheckedEdition?> {
    if let known = editions[edition.id] { return known }
    let result = check(edition)
    editions[edition.id] = result
    return result
  }

  /// An edition as written, its layers merged and its overlays laid; nil where it cannot be read.
  func declaration(_ edition: EditionFile) -> PolicyDecl? {
    let reader = Reader()
    guard let merged = layers(edition).value, let plain = reader.policy(merged.node) else {
      return nil
    }
    return laying(overlays(above: edition), over: plain, merged, reader).0
  }

  private func check(_ edition: EditionFile) -> Checked<CheckedEdition?> {
    if !isAhead { readAhead(edition) }
    let layers = layers(edition)
    guard let merged = layers.value else { return Checked(nil, layers.diagnostics) }
    let reader = Reader()
    layers.diagnostics.forEach(reader.report)
    guard let plain = reader.policy(merged.node) else { return Checked(nil, reader.diagnostics) }
    pack(of: edition.policy)?.overlays(above: edition.policy).diagnostics.errors.forEach(
      reader.report)
    let (declaration, replaced) = laying(overlays(above: edition), over: plain, merged, reader)
    let scope = scope(declaration.uses)
    if let calendar = declaration.calendar {
      if table(calendar.value) == nil {
        reader.report(.unknownCalendar(calendar, known: calendarNames(near: calendar.value)))
      }
      let files = pack(of: calendar.value)?.calendars(named: calendar.value)
      files?.diagnostics.errors.forEach(reader.report)
    }
    // Without a vocabulary or the calendar every name would be complained about.
    let found = reader.diagnostics + scope.diagnostics
    guard let names = scope.value, !found.contains(where: { $0.code == .unknownReference }) else {
      return Checked(nil, found)
    }
    let checked = checkEdition(declaration, names, replaced: replaced, neighbours: neighbours)
    return Checked(checked.value, found + checked.diagnostics)
  }

  /// What the vocabularies that an edition uses supply, those they use included; nil if one is
  /// missing.
  func scope(_ uses: [Located<String>]) -> Checked<Scope?> {
    let key = uses.map(\.value).joined(separator: " ")
    if let known = scopes[key] { return known }
    var missing: [Diagnostic] = []
    let ordered = vocabularies(uses) { name, known in
      missing.append(.unknownVocabulary(name, known: known))
    }
    let errors = ordered.map(\.id.value).flatMap { id in
      pack(of: id)?.vocabularies(named: id).diagnostics.errors ?? []
    }
    let result = missing.isEmpty ? PolicyChecking.scope(of: ordered, library: library) : nil
    let checked = Checked<Scope?>(result?.value, missing + errors + (result?.diagnostics ?? []))
    scopes[key] = checked
    return checked
  }

  /// The vocabularies of these names and those they use, each once.
  ///
  /// - Parameter missing: called with a name that no vocabulary has, and the names its pack has.
  package func vocabularies(
    _ names: [Located<String>], missing: (Located<String>, [String]) -> Void = { _, _ in }
  ) -> [VocabularyDecl] {
    var ordered: [VocabularyDecl] = []
    func visit(_ name: Located<String>) {
      guard !ordered.contains(where: { $0.id.value == name.value }) else { return }
      let pack = pack(of: name.value)
      guard let vocabulary = pack?.vocabularies(named: name.value).value.first else {
        return missing(name, pack?.vocabularyNames ?? [])
      }
      ordered.append(vocabulary)
      vocabulary.uses.forEach(visit)
    }
    names.forEach(visit)
    return ordered
  }

  // MARK: Calendars

  /// The workdays of a calendar, over all years that have a file; nil if no file names it.
  package func table(_ name: String) -> WorkdayTable? {
    if let known = tables[name] { return known }
    guard let pack = pack(of: name) else { return nil }
    let files = pack.calendars(named: name).value
    guard !files.isEmpty else { return nil }
    let years = files.compactMap { file in
      file.year.map { year in
        WorkdayYear(
          year: year.value,
          holidays: file.holidays.map {
            min($0.from.value, $0.to.value)...max($0.from.value, $0.to.value)
          },
          workdays: file.workdays.map(\.value))
      }
    }
    let table = WorkdayTable(years)
    if !table.missingYears.isEmpty {
      pack.report(.calendarHole(table.missingYears, at: files[0].id.range))
    }
    for (index, file) in files.enumerated() {
      guard let year = file.year,
        let first = files[..<index].first(where: { $0.year?.value == year.value })?.year
      else { continue }
      pack.report(.calendarTwice(year, first: first.range))
    }
    tables[name] = table
    return table
  }

  private func calendarNames(near name: String) -> [String] {
    packIDs.compactMap { pack($0) }.flatMap { pack in
      pack.files.filter { $0.kind == .calendar }.compactMap { $0.id?.value }
    }
  }

  // MARK: Programs

  /// A procedure's program, ready to be asked; nil procedure: the status alone.
  package func question(_ edition: EditionFile, procedure: String?) -> Checked<Question?> {
    let key = "\(edition.id)#\(procedure ?? "")"
    if let known = questions[key] { return known }
    let checked = checked(edition)
    var result = Checked<Question?>(nil, checked.diagnostics)
    if let value = checked.value, !checked.hasErrors {
      let named = value.procedures.first { $0.spec.id == procedure }
      if procedure == nil || named != nil {
        let lowered = lowerProgram(
          value, procedure: named, calendar: workdays(value), neighbours: neighbours)
        result = Checked(
          lowered.value.map(Question.init), checked.diagnostics + lowered.diagnostics)
      }
    }
    questions[key] = result
    return result
  }

  /// A procedure's program where some facts are not asked but presumed; nil procedure: the status alone.
  package func program(
    _ edition: EditionFile, procedure: String?, presuming: Set<String>
  ) -> Program? {
    guard let value = checked(edition).value else { return nil }
    let named = value.procedures.first { $0.spec.id == procedure }
    guard procedure == nil || named != nil else { return nil }
    return lowerProgram(
      value, procedure: named, calendar: workdays(value), presuming: presuming,
      neighbours: neighbours
    ).value
  }

  package func prelude(_ edition: EditionFile) -> Checked<Prelude?> {
    if let known = preludes[edition.id] { return known }
    let checked = checked(edition)
    var result = Checked<Prelude?>(nil, checked.diagnostics)
    if let value = checked.value, !checked.hasErrors {
      result = lowerPrelude(value, calendar: workdays(value), neighbours: neighbours)
    }
    preludes[edition.id] = result
    return result
  }

  func workdays(_ edition: CheckedEdition) -> WorkdayRun? {
    edition.calendar.flatMap { table($0)?.latest }
  }
}

extension [Diagnostic] {
  /// Those that keep a file from being used.
  fileprivate var errors: [Diagnostic] { filter { $0.severity == .error } }
}
