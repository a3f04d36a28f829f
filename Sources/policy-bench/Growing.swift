import CivilTime
import Foundation
import PolicyEvaluation
import PolicyExploration
import PolicyPacks
import PolicyProgram
import PolicyValues
import StandardFunctions

/// How the time of looking everywhere grows with what a policy asks for and with what it reads, on
/// policies made for it.
struct Growing {
  private static let papers = [10, 20, 40, 80]
  private static let facts = [4, 8, 16, 32]

  func print(rounds: Int) {
    show("papers", Self.papers.map { ($0, MadePolicy(papers: $0, facts: 4)) }, rounds)
    show("facts", Self.facts.map { ($0, MadePolicy(papers: 4, facts: $0)) }, rounds)
  }

  /// One line for each size, then how many times the cost of the smallest one more of them costs.
  private func show(_ noun: String, _ policies: [(size: Int, policy: MadePolicy)], _ rounds: Int) {
    var figures: [(size: Int, milliseconds: Double)] = []
    for (size, policy) in policies {
      guard let programs = policy.programs else {
        return Swift.print("growth: the policy of \(size) \(noun) has errors")
      }
      var result: Survey?
      let times = (0..<rounds).map { _ in
        ContinuousClock().measure { result = survey(programs, budget: 1_000_000) }
          / .milliseconds(1)
      }
      guard let result else { return }
      let milliseconds = Table.median(times)
      figures.append((size, milliseconds))
      let regions = programs.filter { $0.procedure != nil }.map(regions).reduce(0, +)
      Swift.print(
        "every case of a policy with \(size) \(noun): \(result.sightings.count) questions,",
        "\(result.boxes) evaluations, \(regions) regions of the outcome,",
        "\(String(format: "%.2f", milliseconds)) ms,",
        "\(result.findings.count) findings, \(result.unfinished.count) without an end")
    }
    guard let first = figures.first, let last = figures.last else { return }
    let more = (last.milliseconds / first.milliseconds) / (Double(last.size) / Double(first.size))
    Swift.print(
      "growth with \(noun): \(last.size / first.size) times as many take",
      String(
        format: "%.1f times as long, %.2f times as long each (linear: at most 1)",
        last.milliseconds / first.milliseconds, more))
  }

  /// Into how many regions the outcome cuts the cases that file in one year, nothing known but the
  /// last valid day.
  private func regions(_ program: Program) -> Int {
    guard let outcome = program.output(.outcome) else { return 0 }
    let first = PackedDay.pack(month: 2024 * 12, day: 31)
    let box = zip(program.inputs, program.code.inputs).map { spec, input in
      switch spec {
      case .fact(let fact):
        switch program.facts[fact].id {
        case "permit.expires": Ends(first)
        case "request.date": Ends(PackedDay.addDays(first, -100), PackedDay.addDays(first, 265))
        default: input.domain
        }
      case .papers, .papersGiven: Ends(0)
      case .reading, .silent: input.domain
      }
    }
    let explorer = Explorer(
      Tape(program.code), targets: [outcome.value],
      assumptions: program.assumptions.map { program[$0].register })
    var regions = 0
    _ = explorer.explore(box, budget: 1_000_000) { _ in regions += 1 }
    return regions
  }
}

/// A policy of so many papers and so many facts that matter, with a window and a grace period.
struct MadePolicy {
  let papers: Int
  let facts: Int

  /// nil if it has errors.
  var programs: [Program]? {
    let folder = FileManager.default.temporaryDirectory.appending(path: "made-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      let pack = folder.appending(path: "made")
      try FileManager.default.createDirectory(at: pack, withIntermediateDirectories: true)
      for (name, text) in [
        ("pack.yaml", Self.pack), ("words.yaml", words), ("permit.yaml", policy),
      ] {
        try Data(text.utf8).write(to: pack.appending(path: name))
      }
    } catch {
      return nil
    }
    let store = PolicyStore(folders: [folder.path], library: StandardFunctions().functions)
    guard let edition = store.editions(of: "made/permit").first,
      !store.checked(edition).hasErrors
    else { return nil }
    return store.programs(of: edition)
  }

  private static let pack = """
    pack: made
    title: { zh: 生成, en: Made }
    language: 1
    names: []

    """

  private var words: String {
    let facts = (0..<facts).map {
      "  flag.f\($0): { type: bool, zh: 事实\($0), en: fact \($0) }\n"
    }
    let papers = (0..<papers).map { "  p\($0): { zh: 材料\($0), en: paper \($0) }\n" }
    return """
      vocabulary: made/words
      facts:
        day: { type: date, zh: 日, en: day }
        request.date: { type: date, zh: 申请日, en: day of the request }
        permit.expires: { type: date, record: true, zh: 届满日, en: last valid day }
      \(facts.joined())materials:
      \(papers.joined())sources:
        sheet: { title: { zh: 说明, en: the sheet }, confidence: A }

      """
  }

  /// Each fact refuses by a rule of its own; each paper is asked for where two of the facts hold.
  private var policy: String {
    let refusals = (0..<facts).map {
      """
            f\($0): { except: { outcome: accepted }, when: in-time and flag.f\($0), \
      then: { outcome: refused }, cite: sheet }

      """
    }
    let papers = (0..<papers).map {
      """
            - { when: flag.f\($0 % facts) or request.date > permit.expires - \($0 + 1) days, \
      all-of: [p\($0)], cite: sheet }

      """
    }
    return """
      policy: made/permit
      instrument: permit
      edition: e1
      title: { zh: 证, en: permit }
      in-force: { from: 2000-01-01, until: never }
      governed-by: day
      uses: [made/words]
      conventions: { first-day: not-counted, missing-day: month-end, cite: sheet }
      windows:
        normal: { opens: permit.expires - 1 month, closes: permit.expires, cite: sheet }
        late: { opens: permit.expires + 1 day, closes: permit.expires + 6 months, cite: sheet }
      define:
        in-time: request.date in normal or request.date in late
      procedures:
        renew:
          title: { zh: 续期, en: renewal }
          cite: sheet
          rules:
            early: { when: request.date before normal, then: { outcome: not-yet }, cite: sheet }
            over: { when: request.date after late, then: { outcome: refused }, cite: sheet }
            yes: { when: in-time, then: { outcome: accepted }, cite: sheet }
      \(refusals.joined())    materials:
      \(papers.joined())    validity: { starts: request.date, lasts: 1 year, cite: sheet }

      """
  }
}
