import Diagnostics
import PolicyPacks

/// Files to be written, all of them or none.
struct Scaffold {
  /// Paths with their texts, in the order in which they are shown.
  let files: [(path: String, text: String)]
  /// The command to type next.
  let next: String

  /// Writes the files; a file that is there already is never touched.
  func write() throws {
    for file in files where Files.exists(file.path) {
      Stream.complaints.write("policy: `\(file.path)` is there already; nothing was written\n")
      throw ExitStatus.complaints
    }
    do throws(Files.Unreadable) {
      for file in files {
        try Files.makeFolder(Paths.parent(file.path))
        try Files.write(file.text, to: file.path)
        Stream.answers.write("wrote \(file.path)\n")
      }
    } catch {
      Stream.complaints.write("policy: `\(error.path)` cannot be written: \(error.reason)\n")
      throw ExitStatus.complaints
    }
    Stream.answers.write("next: \(next)\n")
  }
}
