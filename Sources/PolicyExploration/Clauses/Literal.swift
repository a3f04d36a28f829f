/// A proposition, by number, or its opposite.
struct Literal: Hashable, Sendable {
  /// Twice the number, and one more for the opposite.
  let code: Int32

  init(code: Int32) { self.code = code }

  init(_ variable: Int) { code = Int32(truncatingIfNeeded: variable << 1) }

  @inline(__always)
  var variable: Int { Int(code >> 1) }

  var isOpposite: Bool { code & 1 == 1 }

  @inline(__always)
  static prefix func ! (literal: Literal) -> Literal { Literal(code: literal.code ^ 1) }
}
