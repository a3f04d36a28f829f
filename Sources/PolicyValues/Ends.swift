/// What is known of a value: the least and the greatest it may still be.
///
/// * day, int, money, bool: both numbers are inside;
/// * set: `lo` holds the options known to be in, `hi` those that may be;
/// * choice: `hi` holds the options still possible, `lo` the option once only one is, else 0.
@usableFromInline
package struct Ends: Hashable, Sendable {
  @usableFromInline package var lo: Int32
  @usableFromInline package var hi: Int32

  /// Trusts that `lo` is not beyond `hi` in the sense of the value's type.
  @inlinable @inline(__always)
  package init(_ lo: Int32, _ hi: Int32) {
    self.lo = lo
    self.hi = hi
  }

  /// A value that is known.
  @inlinable @inline(__always)
  package init(_ value: Int32) { self.init(value, value) }

  /// One of the options in the mask.
  @inlinable @inline(__always)
  package init(oneOf mask: Int32) { self.init(mask & (mask &- 1) == 0 ? mask : 0, mask) }

  /// Whether the value is still unknown.
  @inlinable @inline(__always)
  package var isOpen: Bool { lo != hi }

  /// The value, once it is known.
  package var value: Int32? { lo == hi ? lo : nil }

  /// The end of an argument from which the result's lower end comes.
  @inlinable @inline(__always)
  package func from(_ way: Way) -> Int32 { way == .down ? hi : lo }

  /// The end of an argument from which the result's upper end comes.
  @inlinable @inline(__always)
  package func to(_ way: Way) -> Int32 { way == .down ? lo : hi }
}
