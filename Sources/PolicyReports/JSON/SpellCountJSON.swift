import CivilTime
import PolicyEvaluation
import PolicyProgram

/// How a value was counted from spells, as objects hold it.
struct SpellCountJSON {
  let count: SpellCount

  init(_ count: SpellCount) { self.count = count }

  /// The first and last day of each run of months, and the places of the spells.
  var json: JSON {
    [
      "spell": .string(count.rule.spell), "day": .string(count.day.description),
      "months": .array(
        count.months.map { run in
          [
            "from": .string(run.lowerBound.description),
            "until": .string(run.upperBound.description),
          ]
        }),
      "places": .strings(count.spells.map(\.place.place)),
    ]
  }

  var value: JSON {
    count.rule.take == .since
      ? .string(CivilDate(packed: count.value).description) : .int(Int(count.value))
  }
}

/// A spell, as objects hold it.
struct SpellJSON {
  let spell: Spell

  var json: JSON {
    [
      "spell": .string(spell.kind), "from": .string(spell.from.description),
      "until": spell.until.isNever ? .null : .string(spell.until.description),
      "place": .string(spell.place.place),
    ]
  }
}
