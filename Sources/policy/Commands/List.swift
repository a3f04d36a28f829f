import ArgumentParser
import PolicyPacks
import PolicyReports

/// `policy list`: the packs, their policies and editions, their open readings.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List packs, policies and editions with the days on which they are in force.",
    discussion: """
      A pack with its version and what it needs; an edition with its days, its readings, its \
      sources by confidence (A to D) and its procedures; readings that are open, for which \
      somebody must choose.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @OptionGroup var packs: PackOptions
  @OptionGroup var language: LanguageOptions

  @Option(help: "What to write.") var format = Format.text

  func run() throws {
    if packs.isNowhere { throw noPacks(in: packs) }
    let store = packs.store()
    complain(of: store.diagnostics)
    let entries = store.packIDs.compactMap { store.pack($0) }.map { PackEntry($0, store) }
    switch format {
    case .json: Stream.answers.write(JSON.array(entries.map(\.json)).text() + "\n")
    case .text:
      let width = Stream.answers.width
      let words = PackWords(language: language.language, width: width)
      let renderer = TextRenderer(
        width: width, decoration: Stream.answers.isColoured ? .ansi : .none)
      Stream.answers.write(renderer.render(entries.flatMap(words.blocks)))
    }
    if entries.isEmpty, store.diagnostics.isEmpty { throw noPacks(in: packs) }
    if !store.diagnostics.isEmpty { throw ExitStatus.complaints }
  }
}
