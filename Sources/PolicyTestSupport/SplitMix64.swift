/// A small repeatable generator for property tests: one seed, one sequence, on every machine.
///
/// Print the seed when a law fails; it is all that is needed to see the failure again.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// One of several things, each as likely; `choices` must not be empty.
  package mutating func pick<T>(_ choices: [T]) -> T {
    choices[Int.random(in: 0..<choices.count, using: &self)]
  }

  /// True `count` times out of `outOf`, on average.
  package mutating func chance(_ count: Int, outOf: Int) -> Bool {
    Int.random(in: 0..<outOf, using: &self) < count
  }
}
