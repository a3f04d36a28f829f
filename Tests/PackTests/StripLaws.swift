import CivilTime
import PolicyEvaluation
import PolicyPacks
import PolicyProgram
import PolicySyntax
import PolicyTestSupport
import PolicyValues
import StandardFunctions
import Testing

/// The strip of filing days, held against deciding day by day.
@Suite struct StripLaws {
  static func store(withTests: Bool = false) -> PolicyStore {
    PolicyStore(
      folders: [Repository.root.appending(path: "policies").path],
      library: StandardFunctions().functions, withTests: withTests)
  }

  /// One case of each file of tests that files something on a day.
  static let cases: [CaseDecl] = {
    let store = Self.store(withTests: true)
    return store.packIDs.compactMap { store.pack($0) }.flatMap(cases(of:))
  }()

  private static func cases(of pack: LoadedPack) -> [CaseDecl] {
    pack.testFiles.compactMap { file -> CaseDecl? in
      let tests = file.document.root.flatMap { Reader().tests($0) }?.tests.map(\.given) ?? []
      return tests.first { given in
        given.procedure != nil && given.facts.contains { $0.name.value == "request.date" }
      }
    }
  }

  @Test func thereAreCases() { #expect(Self.cases.count > 10) }

  @Test("Every day of a strip is decided as its stretch says", arguments: cases)
  func everyDayIsDecidedAsItsStretchSays(written: CaseDecl) throws {
    let node = try #require(written.facts.first { $0.name.value == "request.date" }?.value)
    let filed = try #require(Reader().date(node)?.value)
    let (from, until) = (filed.adding(days: -70), filed.adding(days: 70))
    let store = Self.store()
    let selection = Selection(options: .answerAlone)
    let strip = try #require(
      store.strip(written, selection, from: from, until: until).value)
    #expect(strip.pieces.first?.from == from && strip.pieces.last?.until == until)
    for (a, b) in zip(strip.pieces, strip.pieces.dropFirst()) {
      #expect(a.until.adding(days: 1) == b.from)
    }
    guard strip.isComplete else { return }
    for piece in strip.pieces {
      for number in stride(from: piece.from.dayNumber, through: piece.until.dayNumber, by: 3) {
        let day = try #require(CivilDate(dayNumber: number))
        let alone = self.alone(written, day, strip, store)
        #expect(said(alone) == said(piece.first), "\(written.title) on \(day)")
      }
    }
  }

  /// The case filed on another day, decided by itself.
  private func alone(_ written: CaseDecl, _ day: CivilDate, _ strip: Strip, _ store: PolicyStore)
    -> Decision?
  {
    var selection = Selection(options: .answerAlone)
    for (fact, lag) in strip.moving.merging(["request.date": 0], uniquingKeysWith: { $1 }) {
      selection.supposed[fact] = CaseInput.StatedFact(
        value: day.adding(days: lag).packed, place: nil)
    }
    guard case .decided(let ruling) = store.answer(written, selection).value else {
      return nil
    }
    return ruling.decision
  }

  /// What a decision says, without the days that are counted from the day of the request.
  private func said(_ decision: Decision?) -> [String] {
    guard let decision else { return ["nothing"] }
    let program = decision.program
    let words = [OutputName.outcome, .to, .continuity, .fee].map { decision.show($0) }
    return words + decision.decidingRules.map { program.rules[$0].id }
      + decision.required.map(decision.paperName) + ["lacks"]
      + decision.missing.map(decision.paperName) + [program.edition]
  }
}
