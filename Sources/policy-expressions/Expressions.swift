import Foundation
import PolicySyntax
import SourceText
import YAMLTree

/// Says of each line of standard input whether it is an expression; `--extract FILE…` prints those in
/// files instead. For comparing our parser with another: a line break is written `\n`, a backslash `\\`.
@main
struct Expressions {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.isEmpty {
      while let line = readLine() { print(isExpression(unescaped(line)) ? "accept" : "refuse") }
    } else if arguments.first == "--extract" {
      arguments.dropFirst().forEach(extract)
    } else {
      FileHandle.standardError.write(Data("usage: policy-expressions [--extract FILE…]\n".utf8))
      exit(2)
    }
  }

  private static func isExpression(_ text: String) -> Bool {
    let file = SourceFile(path: "-", text: text)
    return readExpression(file, 0..<file.bytes.count).value != nil
  }

  /// Prints every expression of a policy file, one a line, as written.
  private static func extract(_ path: String) {
    guard let data = FileManager.default.contents(atPath: path) else {
      FileHandle.standardError.write(Data("`\(path)` cannot be read\n".utf8))
      exit(2)
    }
    let file = SourceFile(path: path, bytes: [UInt8](data))
    guard let root = readYAML(file).value.root else { return }
    for scalar in expressions(in: root) {
      guard let bytes = expressionBytes(scalar) else { continue }
      print(escaped(file.text(bytes)))
    }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\r\n", with: "\n").replacing("\n", with: "\\n")
  }

  private static func unescaped(_ line: String) -> String {
    var result = ""
    var isEscape = false
    for character in line {
      if isEscape {
        result.append(character == "n" ? "\n" : character)
        isEscape = false
      } else if character == "\\" {
        isEscape = true
      } else {
        result.append(character)
      }
    }
    return result
  }
}
