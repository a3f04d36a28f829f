import ArgumentParser
import Diagnostics
import PolicySyntax

/// `policy schema KIND`: the JSON Schema of a kind of file.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a file kind, for editors and validators.",
    discussion: "The kinds are \(schemaKinds.joined(separator: ", ")).")

  @Argument(
    help: ArgumentHelp("The kind of file, or `decision`.", valueName: "kind"),
    completion: .list(schemaKinds))
  var kind: String

  func validate() throws {
    guard !schemaKinds.contains(kind) else { return }
    let nearest = nearest(to: kind, in: schemaKinds).map { ": did you mean `\($0)`?" } ?? "."
    throw ValidationError(
      "`\(kind)` is no kind of file\(nearest) The kinds are \(schemaKinds.joined(separator: ", "))."
    )
  }

  func run() throws {
    guard let schema = jsonSchema(kind: kind) else { throw ExitStatus.ourFault }
    Stream.answers.write(schema.hasSuffix("\n") ? schema : schema + "\n")
  }
}
