/// A native function as the kernels see it: numbers in, a number out, and how it moves.
///
/// Write a `UnaryFunction`, `BinaryFunction` or `TernaryFunction` instead; this follows from it.
/// A function is pure and total: it reads no clock, stops no program, and saturates.
package protocol Native: Sendable {
  static var name: String { get }
  static var summary: String { get }
  static var ways: (Way, Way, Way) { get }
  static func of(_ a: Int32, _ b: Int32, _ c: Int32) -> Int32

  /// One case: writes the register `at` from three registers.
  static func row(_ r: UnsafeMutablePointer<Int32>, _ a: Int, _ b: Int, _ c: Int, at: Int)
  /// The first `n` values of a column from three columns.
  static func columns(
    _ a: UnsafePointer<Int32>, _ b: UnsafePointer<Int32>, _ c: UnsafePointer<Int32>,
    into result: UnsafeMutablePointer<Int32>, _ n: Int)
  /// A partly known result; `whole` if an argument it waits for is open.
  static func partly(_ a: Ends, _ b: Ends, _ c: Ends, whole: Ends) -> Ends
}

extension Native {
  package static func row(
    _ r: UnsafeMutablePointer<Int32>, _ a: Int, _ b: Int, _ c: Int, at: Int
  ) {
    r[at] = of(r[a], r[b], r[c])
  }

  package static func columns(
    _ a: UnsafePointer<Int32>, _ b: UnsafePointer<Int32>, _ c: UnsafePointer<Int32>,
    into result: UnsafeMutablePointer<Int32>, _ n: Int
  ) {
    for j in 0..<n { result[j] = of(a[j], b[j], c[j]) }
  }

  package static func partly(_ a: Ends, _ b: Ends, _ c: Ends, whole: Ends) -> Ends {
    let (x, y, z) = ways
    if x == .wait && a.isOpen || y == .wait && b.isOpen || z == .wait && c.isOpen { return whole }
    return Ends(of(a.from(x), b.from(y), c.from(z)), of(a.to(x), b.to(y), c.to(z)))
  }
}
