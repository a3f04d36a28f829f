import CivilTime
import PolicyProgram
import PolicyValues

/// Counts what the spells of a history come to on any day.
///
/// Spells that touch or overlap are one run. A whole calendar month counts once it has ended; a value
/// changes on a month's first day at most, or where a run begins or has ended.
package struct SpellBook: Sendable {
  private let runs: [String: [Run]]

  /// Spells of one kind without a break between them.
  private struct Run {
    var from: CivilDate
    var until: CivilDate
    var spells: [Spell]
    /// The whole calendar months inside, as `year × 12 + month − 1`; none where the last lies before
    /// the first.
    var first: Int { from.day == 1 ? from.monthIndex : from.monthIndex + 1 }
    var last: Int {
      until.isNever || until == until.lastOfMonth ? until.monthIndex : until.monthIndex - 1
    }
    /// The whole months of all runs before.
    var before = 0
  }

  /// - Parameters:
  ///   - spells: in any order; linear but for sorting them.
  ///   - start: days before it are not counted.
  package init(_ spells: [Spell], from start: CivilDate = .earliest) {
    var runs: [String: [Run]] = [:]
    for spell in spells.sorted(by: { ($0.from, $0.until) < ($1.from, $1.until) })
    where spell.until >= start {
      let from = max(spell.from, start)
      if let last = runs[spell.kind]?.last, from <= last.until.adding(days: 1) {
        let end = (runs[spell.kind]?.count ?? 1) - 1
        runs[spell.kind]?[end].until = max(last.until, spell.until)
        runs[spell.kind]?[end].spells.append(spell)
      } else {
        runs[spell.kind, default: []].append(Run(from: from, until: spell.until, spells: [spell]))
      }
    }
    self.runs = runs.mapValues { list in
      var before = 0
      return list.map { run in
        defer { before += max(0, run.last - run.first + 1) }
        var run = run
        run.before = before
        return run
      }
    }
    kinds = Set(spells.map(\.kind))
  }

  /// The kinds of which any spell is told.
  package let kinds: Set<String>

  /// What a rule comes to on a day; logarithmic in the spells.
  ///
  /// - Returns: months, or a packed day; nil where no spell of the kind is told, or none lasts on the
  ///   day of which the first day is wanted.
  package func value(_ rule: SpellRule, on day: CivilDate) -> Int32? {
    guard kinds.contains(rule.spell) else { return nil }
    let runs = runs[rule.spell] ?? []
    let ended = day.monthIndex - 1
    switch rule.take {
    case .since:
      guard let run = runs.last(beginningBy: day, \.from), run.until >= day else { return nil }
      return run.from.packed
    case .monthsInARow:
      guard let run = runs.last(beginningBy: ended, \.first), run.last >= ended else { return 0 }
      return Int32(ended - run.first + 1)
    case .months(let within):
      let all = months(of: runs, until: ended)
      return Int32(all - (within.map { months(of: runs, until: ended - $0) } ?? 0))
    }
  }

  /// The whole months up to one, that one included.
  private func months(of runs: [Run], until last: Int) -> Int {
    guard let run = runs.last(beginningBy: last, \.first) else { return 0 }
    return run.before + max(0, min(run.last, last) - run.first + 1)
  }

  /// What a rule comes to on a day with the months and spells behind it; linear in the spells.
  package func count(_ rule: SpellRule, on day: CivilDate) -> SpellCount? {
    guard let value = value(rule, on: day) else { return nil }
    let all = runs[rule.spell] ?? []
    let ended = day.monthIndex - 1
    var first = Int.min
    var used = all
    switch rule.take {
    case .since: used = all.filter { $0.from <= day && day <= $0.until }
    case .monthsInARow: used = all.filter { $0.first <= ended && ended <= $0.last }
    case .months(let within):
      if let within { first = ended - within + 1 }
      used = all.filter { $0.first <= min($0.last, ended) && $0.last >= first }
    }
    let months =
      rule.take == .since
      ? []
      : used.map { run in
        CivilDate(
          monthIndex: max(run.first, first))...CivilDate(
            monthIndex: min(run.last, ended)
          ).lastOfMonth
      }
    let spells = (used.isEmpty ? all : used).flatMap(\.spells).filter { $0.from <= day }
    return SpellCount(rule: rule, day: day, value: value, months: months, spells: spells)
  }

  /// The days after one, up to another, on which a rule comes to something else than on the day
  /// before; linear in the months between.
  package func changes(
    _ rule: SpellRule, after day: CivilDate, until last: CivilDate
  ) -> [CivilDate] {
    guard kinds.contains(rule.spell), day < last else { return [] }
    var days: [CivilDate] = []
    if rule.take == .since {
      days = (runs[rule.spell] ?? []).flatMap { [$0.from, $0.until.adding(days: 1)] }
    } else {
      let months = day.monthIndex + 1...max(day.monthIndex + 1, last.monthIndex)
      days = months.map(CivilDate.init(monthIndex:))
    }
    var before = value(rule, on: day)
    return days.filter { $0 > day && $0 <= last }.filter { change in
      let after = value(rule, on: change)
      defer { before = after }
      return after != before
    }
  }
}

extension Array {
  /// The last element whose key is not beyond a bound, keys ascending; logarithmic.
  fileprivate func last<Key: Comparable>(
    beginningBy bound: Key, _ key: (Element) -> Key
  ) -> Element? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if key(self[middle]) <= bound { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : self[low - 1]
  }
}

extension CivilDate {
  fileprivate var monthIndex: Int { year * 12 + month - 1 }

  /// The first day of a month.
  fileprivate init(monthIndex: Int) {
    self.init(packed: PackedDay.pack(month: Int32(monthIndex), day: 1))
  }
}
