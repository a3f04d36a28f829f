import CivilTime

/// What the days to come hold for a case, under the readings taken and under others.
package struct Outlook: Sendable {
  /// When a request that is too early may be made: under the readings taken first, then under every
  /// option of another by which the days or the answer would differ. Empty where the request is not
  /// too early.
  package let openings: [Opening]
  /// The case on its own day, under each other option of each reading.
  package let alternatives: [Alternative]

  package init(openings: [Opening], alternatives: [Alternative]) {
    self.openings = openings
    self.alternatives = alternatives
  }

  /// One option of a reading, by index.
  package struct Choice: Sendable {
    package let reading: Int
    package let option: Int
    /// Other readings that must move along, since the option excludes their choice.
    package let along: [(reading: Int, option: Int)]

    package init(reading: Int, option: Int, along: [(reading: Int, option: Int)] = []) {
      self.reading = reading
      self.option = option
      self.along = along
    }
  }

  /// The days from which something else than "not yet" would be said.
  package struct Opening: Sendable {
    /// nil: the readings as they are taken.
    package let choice: Choice?
    /// nil: none within the days looked at.
    package let from: CivilDate?
    /// The last day of which the same is said; nil: no last day within the days looked at.
    package let until: CivilDate?
    /// What would be decided on the first of these days.
    package let decision: Decision?

    package init(choice: Choice?, from: CivilDate?, until: CivilDate?, decision: Decision?) {
      self.choice = choice
      self.from = from
      self.until = until
      self.decision = decision
    }
  }

  /// The case decided with one option of a reading chosen.
  package struct Alternative: Sendable {
    package let choice: Choice
    package let decision: Decision

    package init(choice: Choice, decision: Decision) {
      self.choice = choice
      self.decision = decision
    }
  }
}
