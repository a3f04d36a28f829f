import Diagnostics
import Foundation
import SourceText
import YAMLTree

/// Prints the events of a YAML text in the notation of the public YAML test suite.
@main
struct Events {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 1, let path = arguments.first else {
      complain("usage: policy-events FILE|-\n")
      exit(2)
    }
    guard let file = read(path) else {
      complain("policy-events: `\(path)` cannot be read\n")
      exit(2)
    }
    exit(printEvents(of: file))
  }

  /// Prints events until the end, or until the text turns out not to be YAML (status 1).
  private static func printEvents(of file: SourceFile) -> Int32 {
    var events = YAMLEvents(file)
    var lines = ""
    while let event = events.next() { lines += event.notation + "\n" }
    FileHandle.standardOutput.write(Data(lines.utf8))
    complain(renderDiagnostics(events.diagnostics))
    return events.diagnostics.isEmpty ? 0 : 1
  }

  private static func read(_ path: String) -> SourceFile? {
    if path == "-" {
      return SourceFile(path: path, bytes: [UInt8](FileHandle.standardInput.readDataToEndOfFile()))
    }
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    return SourceFile(path: path, bytes: [UInt8](data))
  }

  private static func complain(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
