import CivilTime
import Diagnostics
import PolicyPacks
import PolicyReplay
import PolicySyntax
import PolicyTestSupport
import SourceText
import StandardFunctions
import Testing

/// Random lives under the shipped policies, written as cases and read as any case is.
struct Lives {
  static let policies = store().packIDs.flatMap { pack in
    store().pack(pack).map { store().policies(of: $0) } ?? []
  }

  static func store() -> PolicyStore {
    PolicyStore(
      folders: [Repository.root.appending(path: "policies").path],
      library: StandardFunctions().functions)
  }

  /// How many questions the editions of a policy leave open.
  static func readings(of policy: String) -> Int {
    let store = store()
    return store.editions(of: policy).reduce(0) { sum, edition in
      sum + (store.checked(edition).value?.scope.readings.count ?? 0)
    }
  }

  let store = Lives.store()
  let policy: String
  let events: [String]
  let first: CivilDate

  init(_ policy: String) throws {
    self.policy = policy
    let editions = store.editions(of: policy)
    first = max(
      try #require(editions.first).from, try #require(CivilDate(year: 2016, month: 1, day: 1)))
    var events: Set<String> = []
    for edition in editions {
      for procedure in store.checked(edition).value?.procedures ?? [] {
        if let event = procedure.spec.event { events.insert(event) }
      }
    }
    self.events = events.sorted()
  }

  /// An issue, then a dozen events, most of them endorsements near the end of a year.
  func random(_ chance: inout SplitMix64, count: Int = 7) -> String {
    var day = first.adding(days: Int.random(in: 0..<500, using: &chance))
    var lines = ["- { date: \(day), event: issued }"]
    var used: Set<String> = ["\(day) issued"]
    for _ in 0..<count {
      let near = chance.chance(3, outOf: 4)
      day = day.adding(
        days: near
          ? 300 + Int.random(in: 0..<260, using: &chance) : Int.random(in: 0..<40, using: &chance))
      let event =
        chance.chance(2, outOf: 3) ? "endorsed" : chance.pick(events + ["issued", "left"])
      guard used.insert("\(day) \(event)").inserted else { continue }
      let channel = chance.pick(["local-station", "service-centre", "other-station", "wechat"])
      let facts = chance.chance(5, outOf: 6) ? ", channel: \(channel)" : ""
      lines.append("- { date: \(day), event: \(event)\(facts) }")
    }
    return lines.joined(separator: "\n  ")
  }

  /// The history of a text, bound; nil where the random events contradict the policy.
  func bind(_ history: String, facts: String = "{}") throws -> BoundHistory? {
    let text = """
      case: a random life
      policy: \(policy)
      facts: \(facts)
      history:
        \(history)

      """
    return try bindCase(text).value
  }

  /// - Parameter moves: other policies with the day from which each governs.
  func bindCase(
    _ text: String, moves: [(policy: String, from: CivilDate)] = []
  ) throws -> Checked<BoundHistory?> {
    let file = SourceFile(path: "case.yaml", text: text)
    let read = PackFile(file)
    let reader = Reader()
    let written = try #require(read.document.root.flatMap(reader.caseFile))
    try #require(reader.diagnostics.isEmpty)
    return store.history(
      written, moves: moves.map { (Located($0.policy, at: file.wholeRange), $0.from) })
  }
}
