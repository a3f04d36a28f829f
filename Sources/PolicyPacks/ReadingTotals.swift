import CivilTime
import PolicyProgram
import PolicyReplay

/// What a history comes to under every reading: the totals, and which readings agree.
package struct ReadingTotals {
  package typealias Total = HistoryTotal
  package typealias Row = HistoryTotal.Row

  /// What the options chosen come to.
  package let chosen: Total
  /// Each single option, then the combinations of readings that matter.
  package let rows: [Row]
  /// Whether all combinations of the readings that matter were run.
  package let isComplete: Bool
  /// How many histories one report may replay.
  package static let budget = 400

  package init(_ bound: BoundHistory, until asked: CivilDate? = nil) {
    func total(_ options: [(reading: String, option: String)]) -> Total? {
      let replayer = bound.replayer(with: options)
      guard !replayer.law.excludesItsReadings else { return nil }
      return Total(bound.replay(with: options, until: asked, telling: false))
    }
    let chosen = Total(bound.replay(until: asked, telling: false))
    var rows: [Row] = []
    var mattering: [[(reading: String, option: String)]] = []
    for reading in bound.statutes.readings {
      let taken = bound.option(of: reading)
      var isMattering = false
      for option in reading.options.map(\.id) where option != taken {
        let options = [(reading: reading.id, option: option)]
        guard let total = total(options) else {
          isMattering = true
          continue
        }
        if total != chosen { isMattering = true }
        rows.append(Row(options: options, total: total))
      }
      if isMattering { mattering.append(reading.options.map { (reading.id, $0.id) }) }
    }
    let count = mattering.reduce(1) { min($0 * $1.count, 1 << 20) }
    isComplete = count <= Self.budget
    if isComplete, mattering.count > 1 {
      for options in product(mattering) {
        let others = options.filter { pair in bound.chosenOption(pair.reading) != pair.option }
        guard others.count > 1, let total = total(others) else { continue }
        rows.append(Row(options: others, total: total))
      }
    }
    self.chosen = chosen
    self.rows = rows
  }

  /// The totals there are, that of the chosen options first, each with the options that lead to it.
  package var groups: [(total: Total, rows: [Row])] {
    var groups: [(total: Total, rows: [Row])] = [(chosen, [])]
    for row in rows {
      if let index = groups.firstIndex(where: { $0.total == row.total }) {
        groups[index].rows.append(row)
      } else {
        groups.append((row.total, [row]))
      }
    }
    return groups
  }
}

func product<T>(_ lists: [[T]]) -> [[T]] {
  lists.reduce([[]]) { done, list in done.flatMap { one in list.map { one + [$0] } } }
}

extension Statutes {
  /// The readings of all editions, each as its latest edition has it, with every option there is.
  package var readings: [ReadingSpec] {
    var found: [String: ReadingSpec] = [:]
    for edition in editions {
      for reading in edition.scope.readings.values {
        guard let known = found[reading.id] else {
          found[reading.id] = reading
          continue
        }
        let missing = known.options.filter { reading.bit($0.id) == nil }
        found[reading.id] = ReadingSpec(
          id: reading.id, ask: reading.ask, options: reading.options + missing,
          fallback: reading.fallback, basis: reading.basis)
      }
    }
    return found.values.sorted { $0.id < $1.id }
  }
}

extension BoundHistory {
  /// The option that holds for a reading: chosen, else the default.
  package func option(of reading: ReadingSpec) -> String? {
    readings.first { $0.reading == reading.id }?.option
      ?? reading.fallback.map { reading.options[$0].id }
  }

  fileprivate func chosenOption(_ reading: String) -> String? {
    statutes.readings.first { $0.id == reading }.flatMap { option(of: $0) }
  }
}
