import Foundation

/// Published test data that lies beside the checkout, in `../shared/suites`, and is never copied.
///
/// A test that needs a suite is enabled only where the suite is:
/// `@Test(.enabled(if: SharedSuites.has("dates-calc"), "the suite is absent"))`.
package enum SharedSuites {
  /// The folder of a suite, or nil where it is absent.
  package static func folder(_ name: String) -> URL? {
    let url = Repository.root.appending(path: "../shared/suites/\(name)").standardizedFileURL
    return FileManager.default.fileExists(atPath: url.path) ? url : nil
  }

  /// Whether a suite is there.
  package static func has(_ name: String) -> Bool { folder(name) != nil }

  /// The text of one file of a suite, or nil where either is absent.
  package static func text(_ suite: String, _ path: String) -> String? {
    folder(suite).flatMap { try? String(contentsOf: $0.appending(path: path), encoding: .utf8) }
  }
}
