import CivilTime

/// Sees when conditions drive dates on and on: by the same number of whole cycles of leap years, while
/// the others stand still.
///
/// Years are alike between two centuries that have no leap year: what drives such dates on once does so
/// until there. So they may be raised by as many cycles at once, and no dates that satisfy the conditions
/// are missed. The state is compared with one of some rounds before, at twice the distance each time.
struct DateCycle {
  /// How many days four years have.
  static let length: Int32 = 1461
  /// The days in years without a leap day, one in four years that could have one, at which years begin to
  /// be alike anew.
  private static let turns = (1...100).map { $0 * 100 }.filter { $0 % 400 != 0 }.map {
    PackedDay.toDayNumber(PackedDay.pack(month: Int32($0) * 12 + 2, day: 1))
  }

  private let inputs: [Int]
  private var before: [Int32] = []
  private var rounds = 0
  private var nextTurn = 4
  /// The conditions that raised a date since the state it is compared with.
  private(set) var raised: [Int] = []
  /// By number, whether a condition is among these.
  private var isRaised: [Bool]

  /// - Parameter count: how many conditions there are.
  init(_ inputs: [Int], count: Int) {
    self.inputs = inputs
    isRaised = Array(repeating: false, count: count)
  }

  /// Notes that a condition raised a date.
  mutating func note(_ number: Int) {
    guard !isRaised[number] else { return }
    isRaised[number] = true
    raised.append(number)
  }

  /// The inputs that moved since then, all by the same number of cycles, with the days they moved by; nil
  /// if they did not.
  mutating func shift(_ lows: UnsafeMutablePointer<Int32>) -> (moved: [Int], days: Int32)? {
    rounds += 1
    guard !before.isEmpty else {
      turn(lows)
      return nil
    }
    var days: Int32 = 0
    var isUniform = true
    for (place, input) in inputs.enumerated() where isUniform {
      let distance = lows[input] - before[place]
      if distance == 0 { continue }
      if days == 0 { days = distance }
      isUniform = distance == days
    }
    guard isUniform, days > 0, days % Self.length == 0 else {
      turn(lows)
      return nil
    }
    let moved = zip(inputs, before).filter { lows[$0] != $1 }.map(\.0)
    return (moved, days)
  }

  /// Takes a state to compare with, if it is time.
  private mutating func turn(_ lows: UnsafeMutablePointer<Int32>) {
    guard rounds >= nextTurn else { return }
    nextTurn = rounds * 2
    before = inputs.map { lows[$0] }
    forget()
  }

  private mutating func forget() {
    for number in raised { isRaised[number] = false }
    raised.removeAll(keepingCapacity: true)
  }

  /// Begins anew, behind a leap or where none is possible.
  mutating func restart() {
    before.removeAll(keepingCapacity: true)
    forget()
    (rounds, nextTurn) = (0, 4)
  }

  /// The age in which all years are alike from one day to another; nil if they are not.
  static func age(from first: Int32, to last: Int32) -> Int? {
    guard let age = turns.firstIndex(where: { last < $0 }), age > 0, turns[age - 1] <= first else {
      return nil
    }
    return age
  }

  /// By how many days, in steps of some, days from one to another may rise while years stay alike, with the
  /// months in which they lie and those beside them.
  static func room(from first: Int32, to last: Int32, by days: Int32) -> Int32 {
    let spare: Int32 = 62
    let (first, last) = (first - spare, last + spare)
    guard let turn = turns.firstIndex(where: { last < $0 }), turn > 0, turns[turn - 1] <= first
    else { return 0 }
    return (turns[turn] - 1 - last) / days * days
  }
}
