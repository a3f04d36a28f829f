import CivilTime
import PolicyComparison
import PolicyValues

extension ChangeRegions {
  /// The regions of one way of differing, as programs read them.
  ///
  /// Sizes are strings of digits: they may lie beyond the numbers that readers of JSON keep exactly.
  package var json: JSON {
    [
      "aspect": .string(contrast.aspect.rawValue), "from": .strings(contrast.from),
      "to": .strings(contrast.to), "better": contrast.isBetter.map(JSON.bool) ?? .null,
      "space": space.json, "cases": .string("\(size)"), "of": .string("\(all)"),
      "complete": .bool(isComplete), "more": .int(more),
      "regions": .array(stories.map(\.json)),
    ]
  }
}

extension CaseSpace {
  fileprivate var json: JSON {
    [
      "filingFrom": .string(filing.lowerBound.description),
      "filingUntil": .string(filing.upperBound.description),
      "dates": .array(
        dates.sorted { $0.key < $1.key }.map { fact, day in
          [
            "fact": .string(fact),
            "day": .string(
              day >= PackedDay.never ? "never" : CivilDate(packed: day).description),
          ]
        }),
    ]
  }
}

extension RegionStory {
  fileprivate var json: JSON {
    [
      "cases": .string("\(region.size)"), "filedFrom": opens?.json ?? .null,
      "filedUntil": closes?.json ?? .null,
      "where": .array(
        conditions.map { ["name": .string($0.name), "options": .strings($0.options)] }),
      "restOfFirst": .strings(restOfFirst), "restOfSecond": .strings(restOfSecond),
      "linesOfFirstOnly": .strings(linesOfFirst), "linesOfSecondOnly": .strings(linesOfSecond),
      "partings": .array(
        partings.map { parting in
          .array(
            parting.steps.map { pair in
              [
                "step": .string(pair.id), "first": pair.first?.json ?? .null,
                "second": pair.second?.json ?? .null,
              ]
            })
        }),
    ]
  }
}

extension NamedDay {
  fileprivate var json: JSON {
    [
      "day": .string(day.description), "name": name.map(JSON.string) ?? .null,
      "text": text.map(JSON.string) ?? .null, "daysFromIt": .int(shift),
      "place": place.map { .string($0.place) } ?? .null,
    ]
  }
}

extension Parting.Side {
  fileprivate var json: JSON {
    ["text": .string(text), "place": .string(place.place)]
  }
}
