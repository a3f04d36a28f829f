import Foundation
import PolicyTestSupport

/// The built command, run as people run it: a process with arguments, streams and an environment.
struct Machine {
  /// The folder in which commands run.
  let folder: URL

  /// What a process left behind.
  struct Run: Equatable {
    let status: Int32
    let answers: String
    let complaints: String
  }

  /// The folder of the built executables, the one under test among them.
  static var products: URL {
    #if os(macOS)
      let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
      return (bundle ?? Bundle.main).bundleURL.deletingLastPathComponent()
    #else
      return Bundle.main.bundleURL
    #endif
  }

  static var command: URL { products.appending(path: "policy") }

  /// A fresh folder that is removed when the work is done.
  static func withFolder<Result>(_ work: (Machine) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "policy-command-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try work(Machine(folder: folder))
  }

  /// Writes a file below the folder.
  func write(_ text: String, to path: String) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  /// An environment in which nothing of the tester's own shows.
  static let environment = [
    "PATH": "\(products.path):/usr/bin:/bin", "LC_ALL": "C", "TERM": "xterm",
  ]

  /// A process that is ready to run a line of shell.
  func process(_ line: String, _ more: [String: String] = [:]) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = folder
    process.environment = Self.environment.merging(more) { $1 }
    process.standardInput = FileHandle.nullDevice
    return process
  }

  /// Runs a line of shell in the folder; its streams go through files, so none can block.
  func run(_ line: String, _ more: [String: String] = [:]) throws -> Run {
    let process = process(line, more)
    let answers = try stream("answers")
    let complaints = try stream("complaints")
    process.standardOutput = answers.handle
    process.standardError = complaints.handle
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, answers: try text(answers),
      complaints: try text(complaints))
  }

  private typealias Capture = (url: URL, handle: FileHandle)

  private func stream(_ name: String) throws -> Capture {
    let url = FileManager.default.temporaryDirectory
      .appending(path: "policy-\(name)-\(UUID().uuidString)")
    try Data().write(to: url)
    return (url, try FileHandle(forWritingTo: url))
  }

  private func text(_ capture: Capture) throws -> String {
    try capture.handle.close()
    defer { try? FileManager.default.removeItem(at: capture.url) }
    return String(decoding: try Data(contentsOf: capture.url), as: UTF8.self)
  }
}
