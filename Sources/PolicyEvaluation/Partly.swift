import PolicyProgram
import PolicyValues

/// A case of which only part is known: a register is the two ends of what it may be.
struct Partly: Lanes {
  let r: UnsafeMutablePointer<Ends>
  let calendars: UnsafePointer<UnsafePointer<Int32>>
  let natives: UnsafePointer<any Native.Type>
  /// What each register may be at most, by its type.
  let wholes: UnsafePointer<Ends>
  /// Whether each register is bits rather than a number.
  let masks: UnsafePointer<Bool>
  var at: Int

  @inline(__always)
  private func ends(_ register: RegisterID) -> Ends { r[Int(register.index)] }

  @inline(__always)
  func map(_ i: Instruction, _ a: Way, _ meaning: (Int32) -> Int32) {
    let x = ends(i.a)
    guard !(a == .wait && x.isOpen) else { return r[at] = wholes[at] }
    r[at] = Ends(meaning(x.from(a)), meaning(x.to(a)))
  }

  @inline(__always)
  func map(_ i: Instruction, _ a: Way, _ b: Way, _ meaning: (Int32, Int32) -> Int32) {
    let (x, y) = (ends(i.a), ends(i.b))
    guard !(a == .wait && x.isOpen || b == .wait && y.isOpen) else { return r[at] = wholes[at] }
    r[at] = Ends(meaning(x.from(a), y.from(b)), meaning(x.to(a), y.to(b)))
  }

  @inline(__always)
  func map(
    _ i: Instruction, _ a: Way, _ b: Way, _ c: Way, _ meaning: (Int32, Int32, Int32) -> Int32
  ) {
    let (x, y, z) = (ends(i.a), ends(i.b), ends(i.c))
    guard !(a == .wait && x.isOpen || b == .wait && y.isOpen || c == .wait && z.isOpen) else {
      return r[at] = wholes[at]
    }
    r[at] = Ends(
      meaning(x.from(a), y.from(b), z.from(c)), meaning(x.to(a), y.to(b), z.to(c)))
  }

  // Why: a choice among {1, 2} is surely "1, 2 or 3", which the ends of a set could not say.
  @inline(__always)
  func oneOf(_ i: Instruction) {
    let (possible, options) = (ends(i.a).hi, ends(i.b).lo)
    r[at] = Ends(bit(possible & ~options == 0), bit(possible & options != 0))
  }

  @inline(__always)
  func select(_ i: Instruction) {
    let (condition, x, y) = (ends(i.a), ends(i.b), ends(i.c))
    r[at] =
      condition.isOpen
      ? Ends(min(x.lo, y.lo), max(x.hi, y.hi)) : condition.lo != 0 ? x : y
  }

  @inline(__always)
  func selectMask(_ i: Instruction) {
    let (condition, x, y) = (ends(i.a), ends(i.b), ends(i.c))
    r[at] =
      condition.isOpen
      ? Ends(x.lo & y.lo, x.hi | y.hi) : condition.lo != 0 ? x : y
  }

  @inline(__always)
  func veil(_ i: Instruction) {
    let (value, known, floor) = (ends(i.a), ends(i.b), ends(i.c))
    let whole = wholes[at]
    if known.lo != 0 {
      r[at] = value
    } else if masks[at] {
      r[at] = whole
    } else {
      // Why: where the value may be known after all, a floor above it must not hide it.
      let least = known.hi != 0 ? min(value.lo, floor.lo) : floor.lo
      r[at] = Ends(min(least, whole.hi), whole.hi)
    }
  }

  @inline(__always)
  func native(_ i: Instruction) {
    r[at] = natives[Int(i.table)].partly(ends(i.a), ends(i.b), ends(i.c), whole: wholes[at])
  }
}
