import PolicyProgram
import PolicyValues

/// Many cases at once: a register is a column of `n` values.
struct Columns: Lanes {
  /// The columns one after another, each `stride` long; those of constants are filled.
  let r: UnsafeMutablePointer<Int32>
  let calendars: UnsafePointer<UnsafePointer<Int32>>
  let natives: UnsafePointer<any Native.Type>
  let constants: Range<Int>
  let n: Int
  let stride: Int
  var at: Int

  @inline(__always)
  private func column(_ register: RegisterID) -> UnsafeMutablePointer<Int32> {
    r + Int(register.index) &* stride
  }

  @inline(__always)
  private var result: UnsafeMutablePointer<Int32> { r + at &* stride }

  @inline(__always)
  private func isConstant(_ register: RegisterID) -> Bool {
    constants.contains(Int(register.index))
  }

  @inline(__always)
  func map(_ i: Instruction, _: Way, _ meaning: (Int32) -> Int32) {
    let (d, x) = (result, column(i.a))
    for j in 0..<n { d[j] = meaning(x[j]) }
  }

  // Why: a constant outside the loop saves a load in each round, and often half of the work.
  @inline(__always)
  func map(_ i: Instruction, _: Way, _: Way, _ meaning: (Int32, Int32) -> Int32) {
    let (d, x, y) = (result, column(i.a), column(i.b))
    if isConstant(i.b) {
      let v = y[0]
      for j in 0..<n { d[j] = meaning(x[j], v) }
    } else if isConstant(i.a) {
      let v = x[0]
      for j in 0..<n { d[j] = meaning(v, y[j]) }
    } else {
      for j in 0..<n { d[j] = meaning(x[j], y[j]) }
    }
  }

  @inline(__always)
  func map(
    _ i: Instruction, _: Way, _: Way, _: Way, _ meaning: (Int32, Int32, Int32) -> Int32
  ) {
    let (d, x, y, z) = (result, column(i.a), column(i.b), column(i.c))
    if isConstant(i.c) {
      let v = z[0]
      for j in 0..<n { d[j] = meaning(x[j], y[j], v) }
    } else {
      for j in 0..<n { d[j] = meaning(x[j], y[j], z[j]) }
    }
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
    natives[Int(i.table)].columns(column(i.a), column(i.b), column(i.c), into: result, n)
  }
}
