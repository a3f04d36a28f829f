import CivilTime
import Diagnostics
import PolicyChecking
import PolicyPacks
import PolicyReports
import PolicyValues

/// A pack as `list` shows it.
struct PackEntry {
  let pack: LoadedPack
  let policies: [PolicyEntry]

  struct PolicyEntry {
    let id: String
    let editions: [EditionEntry]
  }

  struct EditionEntry {
    let file: EditionFile
    let checked: Checked<CheckedEdition?>

    var isSound: Bool { checked.value != nil && !checked.hasErrors }
    var procedures: [String] { checked.value?.procedures.map(\.spec.id) ?? [] }
    var readings: Int { checked.value?.scope.readings.count ?? 0 }

    /// How many sources of each confidence the edition may cite, strongest first.
    var sources: [(confidence: Confidence, count: Int)] {
      let all = checked.value?.scope.sources.values.map(\.spec.confidence) ?? []
      return Confidence.allCases.compactMap { confidence in
        let count = all.count { $0 == confidence }
        return count == 0 ? nil : (confidence, count)
      }
    }
  }

  init(_ pack: LoadedPack, _ store: PolicyStore) {
    self.pack = pack
    policies = store.policies(of: pack).map { policy in
      PolicyEntry(
        id: policy,
        editions: store.editions(of: policy).map {
          EditionEntry(file: $0, checked: store.checked($0))
        })
    }
  }

  /// Errors of the pack's files, its editions among them.
  var errors: Int {
    let editions = policies.flatMap(\.editions).flatMap(\.checked.diagnostics)
    return (pack.diagnostics + editions).eachOnce().errorCount
  }

  // MARK: Words

  func blocks(_ language: Language) -> [Block] {
    let isChinese = language == .zh
    let title = pack.declaration?.title?[language] ?? pack.id
    var blocks: [Block] = [.heading(level: 1, Inline("\(pack.id): \(title) (\(pack.folder))"))]
    if errors > 0 {
      let sentence =
        isChinese
        ? "有 \(errors) 处错误；请看 `policy check \(pack.folder)`"
        : "does not check: \(counted(errors, "error")); see `policy check \(pack.folder)`"
      blocks.append(.paragraph(Inline(sentence, .verdict(.fails))))
    }
    for policy in policies {
      blocks.append(.heading(level: 2, .code(policy.id)))
      let columns: [Inline] =
        isChinese
        ? ["版本", "施行期间", "解读", "依据", "程序"]
        : ["edition", "in force", "readings", "sources", "procedures"]
      blocks.append(
        .table(columns: columns, rows: policy.editions.map { row($0, language) }))
    }
    return blocks + overlayBlocks(language)
  }

  private func row(_ edition: EditionEntry, _ language: Language) -> [Inline] {
    let inForce = Inline(span(edition.file.from, edition.file.until, language))
    guard edition.isSound else {
      let words = language == .zh ? "有错误" : "does not check"
      return [.code(edition.file.edition), inForce, "–", "–", Inline(words, .verdict(.fails))]
    }
    let sources = edition.sources.map { "\($0.confidence.rawValue) \($0.count)" }
    return [
      .code(edition.file.edition), inForce, Inline(String(edition.readings)),
      Inline(sources.joined(separator: " · ")),
      Inline(edition.procedures.joined(separator: language == .zh ? "、" : ", ")),
    ]
  }

  // MARK: JSON

  var json: JSON {
    .members([
      ("pack", .string(pack.id)), ("folder", .string(pack.folder)),
      ("title", pack.declaration?.title.map { ["zh": .string($0.zh), "en": .string($0.en)] }),
      ("errors", .int(errors)),
      (
        "policies",
        .array(
          policies.map { policy in
            ["policy": .string(policy.id), "editions": .array(policy.editions.map(\.json))]
          })
      ), ("overlays", overlayJSON),
    ])
  }
}

extension PackEntry.EditionEntry {
  fileprivate var json: JSON {
    let isOpen = file.until.packed >= PackedDay.never
    return .members([
      ("edition", .string(file.edition)), ("from", .string(file.from.description)),
      ("until", isOpen ? .null : .string(file.until.description)),
      ("checks", .bool(isSound)), ("procedures", .strings(procedures)),
      ("readings", .int(readings)),
      ("sources", .members(sources.map { ($0.confidence.rawValue, .int($0.count)) })),
    ])
  }
}
