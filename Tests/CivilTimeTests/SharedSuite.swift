import Foundation

/// Files of the shared test suites, which stand beside the repository and are not part of it.
enum SharedSuite {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("shared/suites")

  static let hasDatesCalc = has("dates-calc/exact_computations.csv")
  static let hasHolidays = has("holiday-cn/2024.json")

  static func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(path).path)
  }

  static func data(_ path: String) throws -> Data {
    try Data(contentsOf: folder.appendingPathComponent(path))
  }

  /// The rows of a table under its heading, their cells without surrounding spaces.
  static func rows(_ path: String) throws -> [[String]] {
    let text = String(decoding: try data(path), as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline).dropFirst()
    return lines.map { line in
      line.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }
}
