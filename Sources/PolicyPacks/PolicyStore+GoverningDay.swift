import CivilTime
import PolicySyntax
import YAMLTree

// Why: to ask the latest edition for the governing day is to check it whole, and then again the one
// that is in force; nearly every policy is governed by the day itself, which nearly every case says.
extension PolicyStore {
  /// The edition in force and the day that chose it, where the policy is governed by `day` itself
  /// and the case or the caller says which; nil: the latest edition must be asked.
  func editionInForce(
    among editions: [EditionFile], _ latest: EditionFile, _ written: CaseDecl,
    _ selection: Selection
  ) -> (edition: EditionFile, day: CivilDate)? {
    guard governing(latest) == "day", editions.allSatisfy(\.readings.isEmpty),
      let day = statedDay(written, selection),
      let edition = editions.first(where: { $0.from <= day && day <= $0.until }),
      checked(edition).value?.scope.facts["day"] != nil
    else { return nil }
    return (edition, day)
  }

  /// The edition to ask for the governing day: the one in force on the stated day, if the same line of
  /// the same file governs it and the latest, for it is then the only one that need be checked.
  func likelyEdition(
    among editions: [EditionFile], _ latest: EditionFile, _ written: CaseDecl,
    _ selection: Selection
  ) -> EditionFile {
    func governs(_ edition: EditionFile) -> PackFile? {
      layerFiles(of: edition).first { $0.has("governed-by") }
    }
    guard let day = statedDay(written, selection),
      let likely = editions.first(where: { $0.from <= day && day <= $0.until }),
      governs(likely) === governs(latest)
    else { return latest }
    return likely
  }

  /// What the nearest layer that says so is governed by; nil if that is no single word.
  func governing(_ latest: EditionFile) -> String? {
    var edition = latest
    var seen: Set<String> = []
    while seen.insert(edition.id).inserted {
      if edition.file.has("governed-by") { return edition.file.text("governed-by")?.value }
      guard let extends = edition.file.text("extends"), let base = base(extends.value) else {
        return nil
      }
      edition = base
    }
    return nil
  }

  /// The day asked about: in a procedure that of the request.
  private func statedDay(_ written: CaseDecl, _ selection: Selection) -> CivilDate? {
    if let day = selection.day { return day }
    if written.procedure != nil, let request = selection.supposed["request.date"] {
      return CivilDate(packed: request.value)
    }
    func stated(_ fact: String) -> Node? {
      written.facts.first { $0.name.value == fact }?.value
    }
    let request = written.procedure == nil ? nil : stated("request.date")
    guard let node = request ?? stated("day") else { return written.today?.value }
    return Reader().date(node)?.value
  }
}
