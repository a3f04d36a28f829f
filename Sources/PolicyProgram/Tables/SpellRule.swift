/// How a fact is counted from the spells that a history tells.
package struct SpellRule: Hashable, Sendable {
  /// The kind of spell, by its id.
  package let spell: String
  package let take: Take

  package init(spell: String, take: Take) {
    self.spell = spell
    self.take = take
  }

  /// Months are whole calendar months that ended before the day that is asked about.
  package enum Take: Hashable, Sendable {
    /// All of them; of the last so many where a number is given.
    case months(within: Int?)
    /// Those without a break up to the last one that ended.
    case monthsInARow
    /// The first day of the spells without a break that last on the day.
    case since
  }
}
