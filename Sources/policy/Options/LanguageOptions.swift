import ArgumentParser
import PolicyReports

/// The language of answers.
struct LanguageOptions: ParsableArguments {
  @Option(
    name: .customLong("lang"),
    help: "The language of the answer (default: as the environment says).")
  var chosen: Language?

  var language: Language {
    if let chosen { return chosen }
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    let locale = names.lazy.compactMap(environment).first
    return locale?.hasPrefix("zh") == true ? .zh : .en
  }
}

extension Language: ExpressibleByArgument {}
extension Depth: ExpressibleByArgument {}
