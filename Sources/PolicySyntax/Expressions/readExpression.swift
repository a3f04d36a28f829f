import Diagnostics
import SourceText
import YAMLTree

/// Reads the expression that a scalar holds, straight from the source slice.
///
/// Plain and block scalars are read as they stand; a quoted one may hold no escapes, so that every
/// caret is exact. Returns nil exactly when it complains.
package func readExpression(_ scalar: Node.Scalar) -> Checked<ExprSyntax?> {
  let file = scalar.range.file
  var bytes = scalar.range.bytes
  switch scalar.style {
  case .plain: break
  case .literal, .folded:
    let header = file.bytes[bytes].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.upperBound - 1
    bytes = min(header + 1, bytes.upperBound)..<bytes.upperBound
  case .singleQuoted, .doubleQuoted:
    bytes = bytes.lowerBound + 1..<max(bytes.lowerBound + 1, bytes.upperBound - 1)
    let escape = scalar.style == .doubleQuoted ? UInt8(ascii: "\\") : UInt8(ascii: "'")
    if let at = file.bytes[bytes].firstIndex(of: escape) {
      return Checked(nil, [.escapeInExpression(at: SourceRange(file, at..<at + 1))])
    }
  }
  return readExpression(file, bytes)
}

/// Reads an expression from a stretch of a file.
package func readExpression(_ file: SourceFile, _ bytes: Range<Int>) -> Checked<ExprSyntax?> {
  var parser = ExprParser(file: file, bytes: bytes)
  let expression = parser.parse()
  return Checked(expression, parser.diagnostics)
}
