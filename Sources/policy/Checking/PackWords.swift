import CivilTime
import PolicyPacks
import PolicyReports
import PolicySyntax

private typealias Block = PolicyReports.Block

/// How `list` shows a pack to people.
struct PackWords {
  let language: Language
  /// In cells; where a table would be wider, each edition has lines of its own.
  let width: Int

  private static let widthOfTables = 90
  private var isChinese: Bool { language == .zh }
  private var comma: String { isChinese ? "、" : ", " }

  func blocks(_ entry: PackEntry) -> [PolicyReports.Block] {
    let pack = entry.pack
    let title = pack.declaration?.title?[language] ?? pack.id
    let version = (pack.declaration?.version?.value).map { " \($0)" } ?? ""
    var blocks: [Block] = [
      .heading(level: 1, Inline("\(pack.id)\(version): \(title) (\(pack.folder))"))
    ]
    if entry.errors > 0 {
      let sentence =
        isChinese
        ? "有 \(entry.errors) 处错误；请看 `policy check \(pack.folder)`"
        : "does not check: \(counted(entry.errors, "error")); see `policy check \(pack.folder)`"
      blocks.append(.paragraph(Inline(sentence, .verdict(.fails))))
    }
    let needs = pack.declaration?.needs ?? []
    if !needs.isEmpty {
      blocks.append(
        .paragraph(
          Inline((isChinese ? "需要：" : "needs ") + needs.map(need).joined(separator: comma))))
    }
    for policy in entry.policies {
      blocks.append(.heading(level: 2, .code(policy.id)))
      blocks += width < Self.widthOfTables ? lines(policy.editions) : [table(policy.editions)]
      blocks += openReadings(policy.editions)
    }
    return blocks + entry.overlayBlocks(language, width: width)
  }

  private func need(_ need: NeedDecl) -> String {
    guard need.from != nil || need.before != nil else { return need.pack.value }
    guard isChinese else { return "\(need.pack.value) (\(need.versions))" }
    let from = need.from.map { "\($0.value) 起" }
    let before = need.before.map { "\($0.value) 之前" }
    return "\(need.pack.value)（\([from, before].compactMap { $0 }.joined(separator: "，"))）"
  }

  // MARK: Editions

  private var columns: [Inline] {
    isChinese
      ? ["版本", "施行期间", "解读", "依据", "程序"]
      : ["edition", "in force", "readings", "sources", "procedures"]
  }

  private func table(_ editions: [PackEntry.EditionEntry]) -> Block {
    .table(columns: columns, rows: editions.map(row))
  }

  /// The cells of the table below each other, each edition under its name.
  private func lines(_ editions: [PackEntry.EditionEntry]) -> [Block] {
    editions.flatMap { edition -> [Block] in
      [
        .heading(level: 3, .code("@\(edition.file.edition)")),
        .fields(zip(columns, row(edition)).dropFirst().map { Block.Field($0, $1) }),
      ]
    }
  }

  private func row(_ edition: PackEntry.EditionEntry) -> [Inline] {
    let inForce = Inline(self.inForce(edition.file))
    guard edition.isSound else {
      let words = isChinese ? "有错误" : "does not check"
      return [.code(edition.file.edition), inForce, "–", "–", Inline(words, .verdict(.fails))]
    }
    let sources = edition.sources.map { "\($0.confidence.rawValue) \($0.count)" }
    return [
      .code(edition.file.edition), inForce, Inline(readings(edition)),
      Inline(sources.joined(separator: " · ")),
      Inline(edition.procedures.joined(separator: comma)),
    ]
  }

  /// The days in force; where a reading disputes them, those of each option.
  private func inForce(_ file: EditionFile) -> String {
    let disputes = file.disputes
    guard !disputes.isEmpty else { return span(file.from, file.until, language) }
    return disputes.map { reading, option, days in
      let answer = option ?? (isChinese ? "其他" : "otherwise")
      return "\(span(days.from, days.until, language)) (\(reading)=\(answer))"
    }.joined(separator: isChinese ? "；" : "; ")
  }

  /// How many readings there are, and how many of them are open.
  private func readings(_ edition: PackEntry.EditionEntry) -> String {
    let open = edition.openReadings.count
    guard open > 0 else { return String(edition.readings) }
    return isChinese ? "\(edition.readings)，\(open) 未定" : "\(edition.readings), \(open) open"
  }

  /// The open readings by name, with the editions that have them, where not all do.
  private func openReadings(_ editions: [PackEntry.EditionEntry]) -> [Block] {
    let sound = editions.filter(\.isSound)
    let names = Set(sound.flatMap(\.openReadings)).sorted()
    guard !names.isEmpty else { return [] }
    let words = names.map { name in
      let having = sound.filter { $0.openReadings.contains(name) }.map(\.file.edition)
      return having.count == sound.count ? name : "\(name) (\(having.joined(separator: comma)))"
    }
    return [
      .paragraph(
        Inline((isChinese ? "未定的解读：" : "open readings: ") + words.joined(separator: comma)))
    ]
  }
}
