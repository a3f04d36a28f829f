import CivilTime
import PolicyPacks
import PolicyReplay
import PolicySyntax
import SourceText
import StandardFunctions

/// How many events a second are replayed, under every shipped policy that can be replayed: a hundred
/// years with a hundred events each, nobody listening.
struct Replaying {
  private let store: PolicyStore
  private static let years = 100

  init(folder: String) {
    store = PolicyStore(folders: [folder], library: StandardFunctions().functions)
  }

  func print(rounds: Int) {
    var speeds: [(rate: Int, policy: String)] = []
    var growth: [(percent: Int, policy: String)] = []
    for policy in store.packIDs.compactMap({ store.pack($0) }).flatMap(store.policies) {
      guard let bound = history(policy), isSettled(bound) else { continue }
      let whole = nanoseconds(bound, events(bound, years: Self.years), rounds)
      let half = nanoseconds(bound, events(bound, years: Self.years / 2), rounds)
      speeds.append((1_000_000_000 / max(1, whole), policy))
      growth.append((whole * 100 / max(1, half), policy))
    }
    speeds.sort { $0 < $1 }
    growth.sort { $0 < $1 }
    guard let slowest = speeds.first, let fastest = speeds.last, let steepest = growth.last else {
      return Swift.print("replay: no shipped policy could be replayed")
    }
    Swift.print(
      "replay: \(speeds.count) policies, \(slowest.rate) (\(slowest.policy)) to \(fastest.rate)",
      "events a second, median \(speeds[speeds.count / 2].rate); asked 200000;",
      "an event of 10000 costs at most \(steepest.percent) % of one of 5000 (\(steepest.policy))")
  }

  /// One year's events: an issue, then one every few days, most of them endorsements.
  private func history(_ policy: String) -> BoundHistory? {
    guard let first = store.editions(of: policy).last?.from else { return nil }
    let names = ["endorsed", "moved", "endorsed", "endorsed", "endorsed"]
    let events = (0..<99).map { index in
      let day = first.adding(days: 3 + index * 3)
      return "  - { date: \(day), event: \(names[index % names.count]), channel: local-station }"
    }
    let lines = ["  - { date: \(first), event: issued }"] + events
    let text =
      "case: a year\npolicy: \(policy)\nfacts: {}\nhistory:\n\(lines.joined(separator: "\n"))\n"
    let reader = Reader()
    let file = PackFile(SourceFile(path: "case.yaml", text: text))
    guard let written = file.document.root.flatMap(reader.caseFile) else { return nil }
    return store.history(written).value
  }

  /// The first year again and again; each year's first event issues the permit anew.
  private func events(_ bound: BoundHistory, years: Int) -> [Event] {
    (0..<years).flatMap { year in
      bound.events.map { event in
        Event(
          date: event.date.adding(days: year * 365), name: event.name, facts: event.facts,
          place: event.place)
      }
    }
  }

  /// Whether the policy says what becomes of most of the events; what it leaves open is explored, and
  /// that is measured elsewhere.
  private func isSettled(_ bound: BoundHistory) -> Bool {
    let replayer = bound.replayer()
    var state = replayer.begin(bound.stated)
    let open = bound.events.count { event in
      replayer.step(event, &state, telling: false).judgement == .undetermined
    }
    return open == 0
  }

  /// The time of one event: of each year the best of some rounds, so that what else the machine does
  /// meanwhile is not taken for growth.
  private func nanoseconds(_ bound: BoundHistory, _ events: [Event], _ rounds: Int) -> Int {
    let replayer = bound.replayer()
    let years = stride(from: 0, to: events.count, by: 100).map {
      events[$0..<min($0 + 100, events.count)]
    }
    var best = [Int](repeating: Int.max, count: years.count)
    for _ in 0..<rounds {
      var state = replayer.begin(bound.stated)
      for (index, year) in years.enumerated() {
        let time = ContinuousClock().measure {
          for event in year { replayer.step(event, &state, telling: false) }
        }
        best[index] = min(best[index], Int(time / .nanoseconds(1)))
      }
    }
    return best.reduce(0, +) / max(1, events.count)
  }
}
