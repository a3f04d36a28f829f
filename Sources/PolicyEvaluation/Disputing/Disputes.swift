import PolicyProgram
import SourceText

/// Facts of which parties say different things, and what hangs on each.
package struct Disputes: Sendable {
  /// In the order in which the case states them.
  package let facts: [Fact]
  /// The case decided under every combination of the values of those facts that decide something.
  package let combinations: [Combination]

  package init(facts: [Fact], combinations: [Combination]) {
    self.facts = facts
    self.combinations = combinations
  }

  /// A disputed fact with what is said of it.
  package struct Fact: Sendable {
    package let spec: FactSpec
    package let values: [Value]
    /// Whether nothing is said otherwise whichever value is right, under every combination of the
    /// others: proved by deciding them all.
    package let isMoot: Bool

    package init(spec: FactSpec, values: [Value], isMoot: Bool) {
      self.spec = spec
      self.values = values
      self.isMoot = isMoot
    }
  }

  /// A value with who says it; nil among the parties: the case itself.
  package struct Value: Sendable {
    package let value: Int32
    package let parties: [String?]
    package let place: SourceRange

    package init(value: Int32, parties: [String?], place: SourceRange) {
      self.value = value
      self.parties = parties
      self.place = place
    }
  }

  package struct Combination: Sendable {
    /// By disputed fact, the index of its value; moot facts have their first.
    package let values: [Int]
    /// nil: the combination contradicts what every case must satisfy, or no edition is in force.
    package let decision: Decision?

    package init(values: [Int], decision: Decision?) {
      self.values = values
      self.decision = decision
    }
  }
}

extension Disputes {
  /// Finds out which disputed facts decide something, from the case decided under every combination.
  ///
  /// - Parameters:
  ///   - facts: each with its values, at least two.
  ///   - decide: the case under a combination, by the index of each fact's value.
  package init(
    _ facts: [(spec: FactSpec, values: [Value])], deciding decide: ([Int]) -> Decision?
  ) {
    let sizes = facts.map(\.values.count)
    let all = Disputes.combinations(sizes)
    let decisions = all.map(decide)
    let said = decisions.map { $0.map(Said.init) }
    let places = Dictionary(all.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    let moot = facts.indices.map { fact in
      all.indices.allSatisfy { index in
        var first = all[index]
        first[fact] = 0
        return places[first].map { said[$0] == said[index] } ?? false
      }
    }
    self.init(
      facts: zip(facts, moot).map { Fact(spec: $0.spec, values: $0.values, isMoot: $1) },
      combinations: all.indices.filter { index in
        facts.indices.allSatisfy { !moot[$0] || all[index][$0] == 0 }
      }.map { Combination(values: all[$0], decision: decisions[$0]) })
  }

  /// Every choice of one index below each size, the last running fastest.
  static func combinations(_ sizes: [Int]) -> [[Int]] {
    sizes.reduce([[]]) { some, size in some.flatMap { start in (0..<size).map { start + [$0] } } }
  }

  /// Everything that a decision says, to be compared.
  private struct Said: Equatable {
    let edition: String
    let outputs: [OutputValue]
    let statuses: [OutputValue]
    let papers: [[Int]]

    init(_ decision: Decision) {
      edition = decision.program.edition
      outputs = decision.outputs.map(\.value)
      statuses = [decision.statusBefore, decision.statusAfter]
      papers = [decision.required, decision.missing]
    }
  }
}
