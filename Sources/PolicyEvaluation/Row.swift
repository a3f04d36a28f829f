import PolicyProgram
import PolicyValues

/// One case: a register is a value.
///
/// It takes a run of instructions of one operation at a time: the jump to an operation costs as
/// much as the operation, and more where the processor foresees it wrongly.
struct Row: Lanes {
  let r: UnsafeMutablePointer<Int32>
  let calendars: UnsafePointer<UnsafePointer<Int32>>
  let natives: UnsafePointer<any Native.Type>
  /// The run: instructions of one operation and table, the first of which `perform` is given.
  var first: UnsafePointer<Instruction>
  var count: Int
  /// The register that the first of them writes.
  var at: UnsafeMutablePointer<Int32>

  // Why: a run is never empty, so the loop needs no test before it.
  @inline(__always)
  private func each(_ body: (Int) -> Void) {
    var k = 0
    repeat {
      body(k)
      k &+= 1
    } while k < count
  }

  @inline(__always)
  private func value(_ register: RegisterID) -> Int32 { r[Int(register.index)] }

  @inline(__always)
  func map(_: Instruction, _: Way, _ meaning: (Int32) -> Int32) {
    each { k in at[k] = meaning(value(first[k].a)) }
  }

  @inline(__always)
  func map(_: Instruction, _: Way, _: Way, _ meaning: (Int32, Int32) -> Int32) {
    each { k in at[k] = meaning(value(first[k].a), value(first[k].b)) }
  }

  @inline(__always)
  func map(
    _: Instruction, _: Way, _: Way, _: Way, _ meaning: (Int32, Int32, Int32) -> Int32
  ) {
    each { k in at[k] = meaning(value(first[k].a), value(first[k].b), value(first[k].c)) }
  }

  @inline(__always)
  func anniversary(_ i: Instruction, _ meaning: (Int32, Int32) -> Int32) {
    map(i, .wait, .up, meaning)
  }

  @inline(__always)
  func oneOf(_ i: Instruction) { map(i, .up, .up) { bit($0 & $1 != 0) } }

  @inline(__always)
  func select(_ i: Instruction) { map(i, .wait, .up, .up) { choose($0, $1, $2) } }

  @inline(__always)
  func selectMask(_ i: Instruction) { select(i) }

  @inline(__always)
  func veil(_ i: Instruction) { map(i, .up) { $0 } }

  @inline(__always)
  func native(_ i: Instruction) {
    let place = r.distance(to: at)
    for k in 0..<count {
      let (a, b, c) = (first[k].a, first[k].b, first[k].c)
      natives[Int(i.table)].row(r, Int(a.index), Int(b.index), Int(c.index), at: place + k)
    }
  }
}

/// One of two values already loaded: no branch, so loops over it become vector code.
@inline(__always)
func choose(_ condition: Int32, _ yes: Int32, _ no: Int32) -> Int32 {
  let mask = 0 &- condition
  return yes & mask | no & ~mask
}
