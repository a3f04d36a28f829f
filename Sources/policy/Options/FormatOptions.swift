import ArgumentParser
import PolicyReports

/// What form an answer takes.
struct FormatOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, json, html }

  @Option(help: "What to write.") var format = Format.text

  /// Writes a report; its JSON is made only if it is asked for.
  func write(
    _ blocks: @autoclosure () -> [Block], _ json: @autoclosure () -> JSON, _ language: Language
  ) {
    guard format != .json else { return Stream.answers.write(json().text() + "\n") }
    let blocks = blocks()
    Stream.answers.write(renderer(blocks, language).render(blocks))
  }

  private func renderer(_ blocks: [Block], _ language: Language) -> any Renderer {
    switch format {
    case .markdown: return MarkdownRenderer()
    case .json: return JSONRenderer()
    case .html:
      let title = if case .heading(_, let line)? = blocks.first { line.plain } else { "policy" }
      return HTMLRenderer(language: language, title: title)
    case .text:
      return TextRenderer(
        width: Stream.answers.width, decoration: Stream.answers.isColoured ? .ansi : .none)
    }
  }
}
