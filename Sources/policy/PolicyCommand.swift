import ArgumentParser

/// The command: reads arguments, calls, prints, exits; how anything works is decided elsewhere.
@main struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract:
      "Decides residence-permit cases by rules written in YAML, and explains every decision.",
    discussion: """
      Answers go to standard output, complaints to standard error. A file may be `-`.

      Exit status: 0 fine; 1 the policy, test or case has complaints; 2 wrong usage; \
      3 undetermined; 70 our fault.
      """,
    version: engineVersion,
    subcommands: [
      Explain.self, Decide.self, Deadlines.self, WhatIf.self, Ask.self, Timeline.self, Check.self,
      Test.self, Diff.self, List.self, Docs.self, Schema.self, New.self, Pack.self,
    ])

  static func main() {
    prepareProcess()
    leave(with: status())
  }

  /// Runs what the arguments ask for, and says how that ended.
  private static func status() -> ExitStatus {
    do {
      var command = try named(Array(CommandLine.arguments.dropFirst())) ?? parseAsRoot()
      try command.run()
      return .fine
    } catch let status as ExitStatus {
      return status
    } catch {
      return status(of: error)
    }
  }

  /// The subcommand that the first argument names, with the others; nil unless they can be read at once.
  ///
  /// Why: reading them from the root reads the command tree twice over, a tenth of a decision's time. What
  /// is no plain call (help, a fault, completions) is read from the root, which knows what to say.
  private static func named(_ arguments: [String]) -> (any ParsableCommand)? {
    guard let verb = arguments.first,
      !arguments.contains(where: { $0.hasPrefix("--generate-") || $0.hasPrefix("--experimental-") }
      ),
      let command = configuration.subcommands.first(where: {
        $0._commandName == verb && $0.configuration.subcommands.isEmpty
      })
    else { return nil }
    let parsed = try? command.parseAsRoot(Array(arguments.dropFirst()))
    // Asking for help gives another command than the one that was named.
    return parsed.flatMap { type(of: $0) == command ? $0 : nil }
  }

  /// Asking for help is fine; arguments that cannot be read are wrong usage; all else is our fault.
  private static func status(of error: any Error) -> ExitStatus {
    let code = exitCode(for: error)
    let text = fullMessage(for: error)
    if code == .success {
      if !text.isEmpty { Stream.answers.write(text + "\n") }
      return .fine
    }
    Stream.complaints.write(text + "\n")
    return code == .validationFailure ? .usage : .ourFault
  }
}
