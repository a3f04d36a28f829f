/// One step of a program, in 8 bytes; it writes the register of its own place.
package struct Instruction: Hashable, Sendable {
  package let operation: Operation
  /// Which workday calendar or native function; 0 for operations that use neither.
  package let table: UInt8
  package let a: RegisterID
  /// Register 0 where the operation does not read it; so is `c`.
  package let b: RegisterID
  package let c: RegisterID

  package init(
    _ operation: Operation, table: UInt8 = 0, _ a: RegisterID, _ b: RegisterID, _ c: RegisterID
  ) {
    self.operation = operation
    self.table = table
    self.a = a
    self.b = b
    self.c = c
  }
}
