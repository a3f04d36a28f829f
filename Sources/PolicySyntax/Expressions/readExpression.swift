import Diagnostics
import SourceText
import YAMLTree

/// Reads the expression that a scalar holds, straight from the source slice.
///
/// Plain and block scalars are read as they stand; a quoted one may hold no escapes, so that every
/// caret is exact. Returns nil when it complains, and for an empty value, of which reading YAML did.
package func readExpression(_ scalar: Node.Scalar) -> Checked<ExprSyntax?> {
  guard !scalar.isMissing else { return Checked(nil) }
  let file = scalar.range.file
  guard let bytes = expressionBytes(scalar) else {
    let inner = innerBytes(scalar)
    let escape = scalar.style == .doubleQuoted ? UInt8(ascii: "\\") : UInt8(ascii: "'")
    let at = file.bytes[inner].firstIndex(of: escape) ?? inner.lowerBound
    return Checked(nil, [.escapeInExpression(at: SourceRange(file, at..<at + 1))])
  }
  return readExpression(file, bytes)
}

/// Where the expression of a scalar stands, without quotes and without the header of a block scalar;
/// nil for a quoted scalar with escapes.
package func expressionBytes(_ scalar: Node.Scalar) -> Range<Int>? {
  let inner = innerBytes(scalar)
  let escape: UInt8? =
    switch scalar.style {
    case .singleQuoted: UInt8(ascii: "'")
    case .doubleQuoted: UInt8(ascii: "\\")
    case .plain, .literal, .folded: nil
    }
  if let escape, scalar.range.file.bytes[inner].contains(escape) { return nil }
  return inner
}

private func innerBytes(_ scalar: Node.Scalar) -> Range<Int> {
  let bytes = scalar.range.bytes
  switch scalar.style {
  case .plain: return bytes
  case .literal, .folded:
    let header = scalar.range.file.bytes[bytes].firstIndex(of: UInt8(ascii: "\n"))
    let start = (header ?? bytes.upperBound - 1) + 1
    return min(start, bytes.upperBound)..<bytes.upperBound
  case .singleQuoted, .doubleQuoted:
    return bytes.lowerBound + 1..<max(bytes.lowerBound + 1, bytes.upperBound - 1)
  }
}

/// Reads an expression from a stretch of a file.
package func readExpression(_ file: SourceFile, _ bytes: Range<Int>) -> Checked<ExprSyntax?> {
  var parser = ExprParser(file: file, bytes: bytes)
  let expression = parser.parse()
  return Checked(expression, parser.diagnostics)
}
