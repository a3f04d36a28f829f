// Why: a decision spends nearly half its time on reading files as YAML and digesting them, and which
// files those are is known from a glance at the edition's lines before the first of them is read.
extension PolicyStore {
  /// Has what an edition leans on read in the background, in the order in which it will be wanted.
  ///
  /// The edition's own layers come first to whoever called, so they are only digested.
  func readAhead(_ edition: EditionFile) {
    let layers = layerFiles(of: edition)
    let uses = layers.lazy.compactMap { $0.names("uses") }.first ?? []
    let calendar = layers.lazy.compactMap { $0.text("calendar")?.value }.first
    let above = pack(of: edition.policy)?.overlayFiles(above: edition.policy) ?? []
    let vocabularies = uses.flatMap { name in
      pack(of: name)?.files(.vocabulary).filter { $0.id?.value == name } ?? []
    }
    let years = calendar.flatMap { name in
      pack(of: name)?.files(.calendar).filter { $0.id?.value == name }
    }
    let behind = (above + vocabularies + (years ?? [])).map(\.reading)
    let all = behind + layers.map(\.reading)
    inBackground {
      for reading in behind { _ = reading.document() }
      for reading in all { _ = reading.digest() }
    }
  }

  /// Has every file of some packs read in the background, in the order in which checking wants them.
  package func readAhead(_ ids: [String]) {
    isAhead = true
    let packs = ids.compactMap { pack($0) }
    let kinds: [PackFile.Kind] = [.calendar, .vocabulary, .overlay, .policy, .tests]
    let readings = packs.flatMap { pack in kinds.flatMap(pack.files).map(\.reading) }
    inBackground {
      for reading in readings { _ = reading.document() }
    }
  }
}
