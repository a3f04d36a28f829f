import PolicyProgram
import PolicyValues

/// One case: a register is a value.
struct Row: Lanes {
  let r: UnsafeMutablePointer<Int32>
  let calendars: UnsafePointer<UnsafePointer<Int32>>
  let natives: UnsafePointer<any Native.Type>
  var at: Int

  @inline(__always)
  private func value(_ register: RegisterID) -> Int32 { r[Int(register.index)] }

  @inline(__always)
  func map(_ i: Instruction, _: Way, _ meaning: (Int32) -> Int32) {
    r[at] = meaning(value(i.a))
  }

  @inline(__always)
  func map(_ i: Instruction, _: Way, _: Way, _ meaning: (Int32, Int32) -> Int32) {
    r[at] = meaning(value(i.a), value(i.b))
  }

  @inline(__always)
  func map(
    _ i: Instruction, _: Way, _: Way, _: Way, _ meaning: (Int32, Int32, Int32) -> Int32
  ) {
    r[at] = meaning(value(i.a), value(i.b), value(i.c))
  }

  @inline(__always)
  func oneOf(_ i: Instruction) { r[at] = bit(value(i.a) & value(i.b) != 0) }

  @inline(__always)
  func select(_ i: Instruction) {
    r[at] = choose(value(i.a), value(i.b), value(i.c))
  }

  @inline(__always)
  func selectMask(_ i: Instruction) { select(i) }

  @inline(__always)
  func veil(_ i: Instruction) { r[at] = value(i.a) }

  @inline(__always)
  func native(_ i: Instruction) {
    natives[Int(i.table)].row(
      r, Int(i.a.index), Int(i.b.index), Int(i.c.index), at: at)
  }
}

/// One of two values already loaded: no branch, so loops over it become vector code.
@inline(__always)
func choose(_ condition: Int32, _ yes: Int32, _ no: Int32) -> Int32 {
  let mask = 0 &- condition
  return yes & mask | no & ~mask
}
