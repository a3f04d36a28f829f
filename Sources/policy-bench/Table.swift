import Foundation

/// Figures of one interleaved run: decisions a second, and what that is to the two functions by
/// hand.
struct Table {
  private let contestants: [Contestant]
  private let count: Int
  private(set) var rates: [[Double]]

  /// - Parameter count: how many cases a contestant decides in one run.
  init(_ contestants: [Contestant], count: Int) {
    self.contestants = contestants
    self.count = count
    rates = contestants.map { _ in [] }
  }

  /// Runs every contestant once a round, so that a busy moment of the machine meets all alike.
  mutating func measure(rounds: Int) {
    var blackhole: Int64 = 0
    for _ in 0..<rounds {
      for (k, contestant) in contestants.enumerated() {
        let seconds = ContinuousClock().measure { blackhole &+= contestant.run() }
        rates[k].append(Double(count) / (seconds / .seconds(1)))
      }
    }
    Swift.print("(\(rounds) rounds of \(count) cases, medians; weight \(blackhole))")
  }

  /// The median of the ratios within each round.
  func ratio(_ k: Int, to base: Int) -> Double {
    Table.median(zip(rates[k], rates[base]).map { $0 / $1 })
  }

  /// Prints medians; the first two contestants are what the others are compared with.
  func print() {
    Swift.print("                                million/s     ns  to natural  to tuned")
    for (k, contestant) in contestants.enumerated() {
      let rate = Table.median(rates[k])
      let name = contestant.name.padding(toLength: 32, withPad: " ", startingAt: 0)
      let figures = String(
        format: "%8.2f %7.1f %10.2f %9.2f", rate / 1e6, 1e9 / rate, ratio(k, to: 0),
        ratio(k, to: 1))
      Swift.print("\(name)\(figures)")
    }
  }

  static func median(_ numbers: [Double]) -> Double { numbers.sorted()[numbers.count / 2] }
}
