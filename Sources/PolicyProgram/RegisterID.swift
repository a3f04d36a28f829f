/// The place of a value in a register file: inputs first, then constants, then results.
package struct RegisterID: Hashable, Comparable, Sendable {
  package let index: UInt16

  package init(_ index: UInt16) { self.index = index }

  package static func < (a: RegisterID, b: RegisterID) -> Bool { a.index < b.index }
}
