import CivilTime
import PolicyComparison

/// Something a cell of the table of facts says that a decision can agree with or not.
enum Claim {
  /// The verdicts on a row, one line for each cell that says something comparable.
  static func all(of row: FactsTable.Row, about practice: Practice) -> [String] {
    let verdicts: [(String, (String, Practice) -> Verdict?)] = [
      ("normal window", opening), ("grace / late limit", limit), ("status after expiry", status),
      ("years, late inside limit", inside), ("years, late beyond limit", beyond),
      ("fee (endorse)", fee), ("agents", agents),
    ]
    return verdicts.compactMap { heading, judge in
      guard let cell = row.cells[heading], let verdict = judge(cell, practice) else { return nil }
      return "\(heading): \(verdict.agrees ? "agrees" : "differs") (\(verdict.found))"
    }
  }

  struct Verdict {
    let agrees: Bool
    let found: String
  }

  // MARK: Days

  private static func opening(_ cell: String, _ practice: Practice) -> Verdict? {
    guard let first = practice.inTime.first?.from,
      let day = day(cell, practice, isBefore: true)
    else { return nil }
    return Verdict(agrees: first == day, found: "from \(first)")
  }

  /// The last day on which a late request keeps the years; nil in the table: none is named.
  private static func limit(_ cell: String, _ practice: Practice) -> Verdict? {
    // Why: where a reading about the last day is open, the day before it is the last that is sure.
    let late = practice.accepted.filter { span in
      span.until > practice.expires && span.continuity != "restarts"
        && span.open.allSatisfy { ["continuous-means", "unstated"].contains($0) }
    }
    let end = practice.spans.last?.until
    let last = late.last?.until
    let found =
      last == end && last != nil ? "no last day" : last.map { "until \($0)" } ?? "none late"
    if cell.hasPrefix("none") || cell.contains("no limit") {
      return Verdict(agrees: last == end, found: found)
    }
    if cell == "0" { return Verdict(agrees: late.isEmpty, found: found) }
    guard let day = day(cell, practice, isBefore: false) else { return nil }
    return Verdict(agrees: last == day, found: found)
  }

  /// The day that `30 d`, `1 month`, `half a year`, `13–18 m` or `age ≥11 m` name.
  private static func day(_ cell: String, _ practice: Practice, isBefore: Bool) -> CivilDate? {
    let text = cell.replacing("half a year", with: "6 months").replacing("year", with: "years")
    let words = text.split { " ,.;()".contains($0) }.map(String.init)
    if cell.contains("calendar month before") || cell.contains("last month") {
      return practice.expires.adding(months: -1, .monthEnd)
    }
    for (index, word) in words.enumerated() {
      let number = word.split { !$0.isNumber }.last.flatMap { Int($0) }
      guard let number, index + 1 < words.count else { continue }
      let unit = words[index + 1]
      let months = unit.hasPrefix("month") ? number : unit.hasPrefix("year") ? 12 * number : nil
      if word.hasPrefix("≥") || word.contains("–"), unit == "m" {
        return practice.starts.adding(months: number, .monthEnd)
      }
      if let months {
        return practice.expires.adding(months: isBefore ? -months : months, .monthEnd)
      }
      if unit == "d" { return practice.expires.adding(days: isBefore ? -number : number) }
    }
    return nil
  }

  // MARK: Words

  private static func status(_ cell: String, _ practice: Practice) -> Verdict? {
    let words = Set(practice.spans.filter { $0.until > practice.expires }.compactMap(\.status))
    guard cell.hasPrefix("suspended") else { return nil }
    return Verdict(
      agrees: words.contains("suspended"), found: words.sorted().joined(separator: ", "))
  }

  private static func inside(_ cell: String, _ practice: Practice) -> Verdict? {
    let late = practice.accepted.filter { $0.from > practice.expires.adding(days: 1) }
    guard let effect = late.first else { return nil }
    let found = effect.continuity ?? "open: " + effect.open.joined(separator: ", ")
    let isOpen = effect.open.contains("continuous-means")
    if cell.hasPrefix("**gap excluded**") || cell.hasPrefix("accumulated") {
      return Verdict(agrees: effect.continuity == "resumes", found: found)
    }
    guard cell.contains("continuous") else { return nil }
    let words = ["continues", "bridges", "resumes"]
    return Verdict(agrees: isOpen || words.contains(effect.continuity ?? ""), found: found)
  }

  private static func beyond(_ cell: String, _ practice: Practice) -> Verdict? {
    guard cell.contains("restart") || cell == "reset" else { return nil }
    let effect = practice.beyond?.continuity ?? practice.accepted.last?.continuity
    return Verdict(agrees: effect == "restarts", found: effect ?? "not said")
  }

  private static func fee(_ cell: String, _ practice: Practice) -> Verdict? {
    guard cell.hasPrefix("0") else { return nil }
    let fees = Set(practice.channels.filter(\.isAccepted).compactMap(\.fee))
    let found = practice.fee?.text ?? "not stated"
    return Verdict(agrees: fees.contains(0) || found.contains(" 0 CNY"), found: found)
  }

  private static func agents(_ cell: String, _ practice: Practice) -> Verdict? {
    let grounds = Set(practice.agents.first { $0.id == "agent" }?.grounds ?? [])
    var wanted: Set<Practice.Ground> = []
    if cell.contains("<16") { wanted.insert(.underSixteen) }
    if cell.contains("disabled") { wanted.insert(.disabled) }
    guard !wanted.isEmpty else { return nil }
    let names = grounds.map(\.rawValue).sorted().joined(separator: ", ")
    return Verdict(agrees: wanted.isSubset(of: grounds), found: names.isEmpty ? "none" : names)
  }
}
