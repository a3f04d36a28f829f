import ArgumentParser
import PolicyPacks
import PolicyReports

/// `policy list`: the packs, their policies and editions.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List packs, policies and editions with the days on which they are in force.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @OptionGroup var packs: PackOptions
  @OptionGroup var language: LanguageOptions

  @Option(help: "What to write.") var format = Format.text

  func run() throws {
    let store = packs.store()
    complain(of: store.diagnostics)
    let entries = store.packIDs.compactMap { store.pack($0) }.map { PackEntry($0, store) }
    switch format {
    case .json: Stream.answers.write(JSON.array(entries.map(\.json)).text() + "\n")
    case .text:
      let renderer = TextRenderer(
        width: Stream.answers.width, decoration: Stream.answers.isColoured ? .ansi : .none)
      Stream.answers.write(renderer.render(entries.flatMap { $0.blocks(language.language) }))
    }
    if !store.diagnostics.isEmpty { throw ExitStatus.complaints }
  }
}
