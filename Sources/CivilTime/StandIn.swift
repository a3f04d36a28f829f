package enum PackedDay {
  @inlinable package static var earliest: Int32 { 12 << 5 | 1 }
  @inlinable package static var never: Int32 { 120_000 << 5 | 1 }
}
package struct WorkdayTable: Sendable { }
