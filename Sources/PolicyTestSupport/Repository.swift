import Foundation

/// The checkout the tests run in: its files by path, and what is in them.
///
/// Paths are relative to the package's root, with `/` between parts, sorted. `POLICY_ROOT` in the
/// environment points the same checks at another checkout.
package enum Repository {
  /// The folder that holds `Package.swift`.
  package static let root: URL = {
    if let other = ProcessInfo.processInfo.environment["POLICY_ROOT"] {
      return URL(filePath: other, directoryHint: .isDirectory)
    }
    var url = URL(filePath: #filePath)
    for _ in 1...3 { url.deleteLastPathComponent() }
    return url
  }()

  /// Every file under a folder (`""` is the root); hidden files and folders are left out.
  package static func files(under folder: String = "", withExtension suffix: String? = nil)
    -> [String]
  {
    let start = folder.isEmpty ? root : root.appending(path: folder)
    guard let paths = FileManager.default.enumerator(atPath: start.path) else { return [] }
    var found: [String] = []
    while let path = paths.nextObject() as? String {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      if name.hasPrefix(".") {
        paths.skipDescendants()
      } else if suffix.map({ name.hasSuffix("." + $0) }) ?? true, !isFolder(start, path) {
        found.append(folder.isEmpty ? path : folder + "/" + path)
      }
    }
    return found.sorted()
  }

  /// The names of the folders that stand directly in a folder, sorted; empty if it is absent.
  package static func folders(in folder: String) -> [String] {
    let start = root.appending(path: folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: start.path)) ?? []
    return names.filter { !$0.hasPrefix(".") && isFolder(start, $0) }.sorted()
  }

  /// The text of a file, or nothing if it is absent or not UTF-8.
  package static func text(_ path: String) -> String {
    (try? String(contentsOf: root.appending(path: path), encoding: .utf8)) ?? ""
  }

  /// Whether a file or folder is there.
  package static func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }

  /// The paths git tracks, or nil where there is no git or no checkout of it.
  package static func trackedFiles() -> [String]? {
    let git = Process()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments = ["git", "-C", root.path, "ls-files", "-z"]
    let output = Pipe()
    git.standardOutput = output
    git.standardError = FileHandle.nullDevice
    guard (try? git.run()) != nil else { return nil }
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    git.waitUntilExit()
    guard git.terminationStatus == 0 else { return nil }
    return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }.sorted()
  }

  private static func isFolder(_ start: URL, _ path: String) -> Bool {
    var folder: ObjCBool = false
    let there = FileManager.default.fileExists(
      atPath: start.appending(path: path).path, isDirectory: &folder)
    return there && folder.boolValue
  }
}
