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
  private var merged: [String: MergedLayers?] = [:]
  private var merging: Set<String> = []
  private var editions: [String: Checked<CheckedEdition?>] = [:]
  private var scopes: [String: Checked<Scope>] = [:]
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
    for need in pack.declaration?.needs ?? [] where locations[need.value] == nil {
      pack.diagnostics.append(.missingPack(need, known: packIDs))
    }
    complainAboutEditions(pack)
    return pack
  }

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
    (pack(of: policy)?.policies ?? []).filter { $0.id?.value == policy }.compactMap(
      EditionFile.init
    )
    .sorted { $0.from < $1.from }
  }

  /// The policies of a pack, each once, in the order of their files.
  package func policies(of pack: LoadedPack) -> [String] {
    var names: [String] = []
    for name in pack.policies.compactMap(\.id?.value) where !names.contains(name) {
      names.append(name)
    }
    return names
  }

  private func complainAboutEditions(_ pack: LoadedPack) {
    complainAboutTwins("vocabulary", pack.vocabularies.map(\.id), pack)
    for policy in policies(of: pack) {
      let names = pack.policies.filter { $0.id?.value == policy }.compactMap { $0.text("edition") }
      complainAboutTwins("edition", names, pack)
      let editions = pack.policies.filter { $0.id?.value == policy }.compactMap(EditionFile.init)
        .sorted { $0.from < $1.from }
      for (earlier, later) in zip(editions, editions.dropFirst()) {
        if later.from <= earlier.until {
          pack.diagnostics.append(
            .editionsOverlap(
              later.inForcePlace, earlier.inForcePlace, from: later.from,
              until: min(earlier.until, later.until)))
        } else if later.from > earlier.until.adding(days: 1) {
          pack.diagnostics.append(
            .hole(
              later.inForcePlace, earlier.inForcePlace, from: earlier.until.adding(days: 1),
              until: later.from.adding(days: -1)))
        }
      }
    }
  }

  private func complainAboutTwins(_ kind: String, _ ids: [Located<String>], _ pack: LoadedPack) {
    for (index, id) in ids.enumerated() {
      guard let first = ids[..<index].first(where: { $0.value == id.value }) else { continue }
      pack.diagnostics.append(.duplicatePack(kind, id, first: first.range))
    }
  }

  // MARK: Layers

  /// An edition's file laid over those it extends; nil if a base is missing.
  private func layers(_ edition: EditionFile, _ reader: Reader) -> MergedLayers? {
    if let known = merged[edition.id] { return known }
    guard let root = edition.file.document.root else { return nil }
    guard let extends = edition.file.text("extends") else {
      merged[edition.id] = MergedLayers(root)
      return MergedLayers(root)
    }
    guard merging.insert(edition.id).inserted else {
      reader.report(.layerCycle(extends))
      return nil
    }
    defer { merging.remove(edition.id) }
    guard let base = base(extends.value) else {
      reader.report(.missingBase(extends, known: knownEditions(near: extends.value)))
      return nil
    }
    guard let below = layers(base, reader) else { return nil }
    let result = mergeLayers(below, root)
    for diagnostic in result.diagnostics { reader.report(diagnostic) }
    merged[edition.id] = result
    return result
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

  private func check(_ edition: EditionFile) -> Checked<CheckedEdition?> {
    let reader = Reader()
    guard let layers = layers(edition, reader) else { return Checked(nil, reader.diagnostics) }
    let declaration = reader.policy(layers.node)
    guard let declaration else { return Checked(nil, reader.diagnostics) }
    let scope = scope(declaration, reader)
    if let calendar = declaration.calendar, table(calendar.value) == nil {
      reader.report(.unknownCalendar(calendar, known: calendarNames(near: calendar.value)))
    }
    // Without a vocabulary every name would be complained about.
    guard !reader.diagnostics.contains(where: { $0.code == .unknownReference }) else {
      return Checked(nil, reader.diagnostics)
    }
    let checked = checkEdition(declaration, scope.value, replaced: layers.replacedPlaces())
    return Checked(checked.value, reader.diagnostics + scope.diagnostics + checked.diagnostics)
  }

  /// What the vocabularies that an edition uses supply, those they use included.
  private func scope(_ declaration: PolicyDecl, _ reader: Reader) -> Checked<Scope> {
    let key = declaration.uses.map(\.value).joined(separator: " ")
    if let known = scopes[key] { return known }
    var ordered: [VocabularyDecl] = []
    func visit(_ name: Located<String>) {
      guard !ordered.contains(where: { $0.id.value == name.value }) else { return }
      let all = pack(of: name.value)?.vocabularies ?? []
      guard let vocabulary = all.first(where: { $0.id.value == name.value }) else {
        reader.report(.unknownVocabulary(name, known: all.map(\.id.value)))
        return
      }
      ordered.append(vocabulary)
      vocabulary.uses.forEach(visit)
    }
    declaration.uses.forEach(visit)
    let result = PolicyChecking.scope(of: ordered, library: library)
    scopes[key] = result
    return result
  }

  // MARK: Calendars

  /// The workdays of a calendar, over all years that have a file; nil if no file names it.
  package func table(_ name: String) -> WorkdayTable? {
    if let known = tables[name] { return known }
    guard let pack = pack(of: name) else { return nil }
    let files = pack.calendars.filter { $0.id.value == name }
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
      pack.diagnostics.append(.calendarHole(table.missingYears, at: files[0].id.range))
    }
    for (index, file) in files.enumerated() {
      guard let year = file.year,
        let first = files[..<index].first(where: { $0.year?.value == year.value })?.year
      else { continue }
      pack.diagnostics.append(.calendarTwice(year, first: first.range))
    }
    tables[name] = table
    return table
  }

  private func calendarNames(near name: String) -> [String] {
    packIDs.compactMap { pack($0) }.flatMap { $0.calendars.map(\.id.value) }
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
        let lowered = lowerProgram(value, procedure: named, calendar: run(value))
        result = Checked(
          lowered.value.map(Question.init), checked.diagnostics + lowered.diagnostics)
      }
    }
    questions[key] = result
    return result
  }

  package func prelude(_ edition: EditionFile) -> Checked<Prelude?> {
    if let known = preludes[edition.id] { return known }
    let checked = checked(edition)
    var result = Checked<Prelude?>(nil, checked.diagnostics)
    if let value = checked.value, !checked.hasErrors {
      result = lowerPrelude(value, calendar: run(value))
    }
    preludes[edition.id] = result
    return result
  }

  private func run(_ edition: CheckedEdition) -> WorkdayRun? {
    edition.calendar.flatMap { table($0)?.latest }
  }
}
