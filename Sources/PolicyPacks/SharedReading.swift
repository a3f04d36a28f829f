import Diagnostics
import SourceText
import Synchronization
import YAMLTree

/// A file read as YAML, and digested, once each: by whichever thread first wants it.
///
/// Who comes while another thread is at it waits for that one.
final class SharedReading: Sendable {
  let file: SourceFile
  private let known = Mutex<Checked<Document>?>(nil)
  private let sum = Mutex<[UInt8]?>(nil)

  init(_ file: SourceFile) { self.file = file }

  /// The file as YAML.
  func document() -> Checked<Document> {
    known.withLock { known in
      if let known { return known }
      let result = readYAML(file)
      known = result
      return result
    }
  }

  /// The SHA-256 of its bytes.
  func digest() -> [UInt8] {
    sum.withLock { sum in
      if let sum { return sum }
      let result = sha256(file.bytes)
      sum = result
      return result
    }
  }
}
