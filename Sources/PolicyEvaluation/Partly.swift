import CivilTime
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
  /// The run, as in `Row`.
  var first: UnsafePointer<Instruction>
  var count: Int
  /// The register that the first of the run writes.
  var at: Int

  @inline(__always)
  private func ends(_ register: RegisterID) -> Ends { r[Int(register.index)] }

  @inline(__always)
  func map(_: Instruction, _ a: Way, _ meaning: (Int32) -> Int32) {
    for k in 0..<count {
      let x = ends(first[k].a)
      let waits = a == .wait && x.isOpen
      r[at + k] = waits ? wholes[at + k] : Ends(meaning(x.from(a)), meaning(x.to(a)))
    }
  }

  @inline(__always)
  func map(_: Instruction, _ a: Way, _ b: Way, _ meaning: (Int32, Int32) -> Int32) {
    for k in 0..<count {
      let (x, y) = (ends(first[k].a), ends(first[k].b))
      let waits = a == .wait && x.isOpen || b == .wait && y.isOpen
      r[at + k] =
        waits
        ? wholes[at + k]
        : Ends(meaning(x.from(a), y.from(b)), meaning(x.to(a), y.to(b)))
    }
  }

  @inline(__always)
  func map(
    _: Instruction, _ a: Way, _ b: Way, _ c: Way, _ meaning: (Int32, Int32, Int32) -> Int32
  ) {
    for k in 0..<count {
      let (x, y, z) = (ends(first[k].a), ends(first[k].b), ends(first[k].c))
      let waits =
        a == .wait && x.isOpen || b == .wait && y.isOpen || c == .wait && z.isOpen
      r[at + k] =
        waits
        ? wholes[at + k]
        : Ends(
          meaning(x.from(a), y.from(b), z.from(c)), meaning(x.to(a), y.to(b), z.to(c)))
    }
  }

  /// Of an origin that is not known an anniversary is still known to a year: not before the day asked
  /// nor the origin, and within a year of that day unless the origin lies after it.
  @inline(__always)
  func anniversary(_: Instruction, _ meaning: (Int32, Int32) -> Int32) {
    for k in 0..<count {
      let (origin, day) = (ends(first[k].a), ends(first[k].b))
      r[at + k] =
        origin.isOpen
        ? Ends(
          greater(origin.lo, day.lo), greater(origin.hi, PackedDay.addDays(day.hi, 365)))
        : Ends(meaning(origin.lo, day.lo), meaning(origin.lo, day.hi))
    }
  }

  // Why: a choice among {1, 2} is surely "1, 2 or 3", which the ends of a set could not say.
  @inline(__always)
  func oneOf(_: Instruction) {
    for k in 0..<count {
      let (possible, options) = (ends(first[k].a).hi, ends(first[k].b).lo)
      r[at + k] = Ends(bit(possible & ~options == 0), bit(possible & options != 0))
    }
  }

  @inline(__always)
  func select(_: Instruction) {
    for k in 0..<count {
      let (condition, x, y) = (ends(first[k].a), ends(first[k].b), ends(first[k].c))
      let either = Ends(lesser(x.lo, y.lo), greater(x.hi, y.hi))
      r[at + k] = condition.isOpen ? either : condition.lo != 0 ? x : y
    }
  }

  @inline(__always)
  func selectMask(_: Instruction) {
    for k in 0..<count {
      let (condition, x, y) = (ends(first[k].a), ends(first[k].b), ends(first[k].c))
      let either = Ends(x.lo & y.lo, x.hi | y.hi)
      r[at + k] = condition.isOpen ? either : condition.lo != 0 ? x : y
    }
  }

  @inline(__always)
  func veil(_: Instruction) {
    for k in 0..<count {
      let (value, known, floor) = (ends(first[k].a), ends(first[k].b), ends(first[k].c))
      r[at + k] = known.lo != 0 ? value : veiled(value, known, floor, at + k)
    }
  }

  /// What a value may be that is not surely known.
  private func veiled(_ value: Ends, _ known: Ends, _ floor: Ends, _ place: Int) -> Ends {
    let whole = wholes[place]
    guard !masks[place] else { return whole }
    // Why: where the value may be known after all, a floor above it must not hide it.
    let least = known.hi != 0 ? lesser(value.lo, floor.lo) : floor.lo
    return Ends(lesser(least, whole.hi), whole.hi)
  }

  @inline(__always)
  func native(_ i: Instruction) {
    for k in 0..<count {
      let (x, y, z) = (ends(first[k].a), ends(first[k].b), ends(first[k].c))
      r[at + k] = natives[Int(i.table)].partly(x, y, z, whole: wholes[at + k])
    }
  }
}
