import Diagnostics
import PolicyExploration
import PolicyProgram
import PolicySyntax
import SourceText

/// What looking everywhere in one edition showed.
package struct ExhaustiveCheck {
  package let edition: EditionFile
  package let survey: Survey
  /// What hangs on ways of counting that one word fixes, with a source or without.
  package let hinges: [Hinge]
  /// Findings that nobody has accepted.
  package let findings: [Finding]
  /// Findings that the edition knows of, with the entry that says why they stay.
  package let known: [(finding: Finding, entry: FindingDecl)]
  /// Entries that no finding answers to.
  package let idle: [FindingDecl]

  /// Questions that were put.
  package var questions: Int { survey.sightings.count + hinges.count }

  /// Questions that came to no end.
  package var unfinished: Int {
    survey.unfinished.count + survey.unasked + hinges.unfinished.count
  }

  /// The findings as complaints, and what was left undone.
  package var diagnostics: [Diagnostic] {
    findings.map(\.diagnostic)
      + (survey.unfinished + hinges.unfinished).map {
        .unfinished($0.sighting, $0.program, edition.id)
      }
  }
}

extension PolicyStore {
  /// The programs of an edition: one a procedure, and the one that answers the status alone.
  package func programs(of edition: EditionFile) -> [Program] {
    guard let checked = checked(edition).value else { return [] }
    let names = checked.procedures.map { Optional($0.spec.id) } + [nil]
    return names.compactMap { question(edition, procedure: $0).value?.program }
  }

  /// Looks everywhere in an edition; nil where it has errors.
  ///
  /// - Parameter budget: how many boxes one question may run.
  package func exhaustive(_ edition: EditionFile, budget: Int) -> ExhaustiveCheck? {
    let checked = checked(edition)
    guard let value = checked.value, !checked.hasErrors else { return nil }
    let programs = programs(of: edition)
    let survey = survey(programs, budget: budget)
    let hinges = hinges(of: recountings(edition, programs), budget: budget)
    var open: [Finding] = []
    var known: [(finding: Finding, entry: FindingDecl)] = []
    for finding in survey.findings + hinges.findings {
      if let entry = value.findings.first(where: { $0.answers(to: finding) }) {
        known.append((finding, entry))
      } else {
        open.append(finding)
      }
    }
    let idle = value.findings.filter { entry in
      !known.contains { entry.answers(to: $0.finding) }
    }
    return ExhaustiveCheck(
      edition: edition, survey: survey, hinges: hinges, findings: open, known: known, idle: idle)
  }

  /// Looks everywhere in every edition of a pack, and says of entries whether any edition needs them.
  ///
  /// - Returns: the looks, and complaints about entries that stand in vain.
  package func exhaustive(
    pack: LoadedPack, budget: Int
  ) -> (checks: [ExhaustiveCheck], idle: [Diagnostic]) {
    let editions = policies(of: pack).flatMap { self.editions(of: $0) }
    let checks = editions.compactMap { exhaustive($0, budget: budget) }
    let needed = Set(checks.flatMap(\.known).map(\.entry.range))
    // Why: an edition inherits the entries of the one it extends; one that is needed there is not idle,
    // and whether one of another pack is needed shows where that pack is looked at.
    let own = Set(pack.files.map(\.file.path))
    var seen: Set<SourceRange> = []
    let idle = checks.filter { $0.unfinished == 0 }.flatMap(\.idle).filter {
      own.contains($0.range.file.path) && !needed.contains($0.range)
        && seen.insert($0.range).inserted
    }
    return (checks, idle.map(Diagnostic.idleFinding))
  }
}

extension FindingDecl {
  fileprivate func answers(to finding: Finding) -> Bool {
    code.value == finding.diagnostic.code.rawValue && subject.value == finding.subject
  }
}

extension Diagnostic {
  /// P0711: a question that came to no end.
  static func unfinished(
    _ sighting: Sighting, _ program: Program, _ edition: String
  ) -> Diagnostic {
    let place =
      program.procedure?.basis.place ?? program.statuses.first?.basis.place
      ?? SourceFile(path: edition, bytes: []).wholeRange
    let total = sighting.anchors?.total ?? 1
    let anchor = sighting.anchors.map { "`\($0.fact)`" } ?? "the space"
    return Diagnostic(
      .unfinished,
      "the search for \(sighting.suspect.words) ended before all cases were looked at", at: place,
      "\(sighting.left) of \(total) days of \(anchor) left",
      help: "give a greater `--budget`")
  }

  /// P0712: an entry under `findings` that no finding answers to.
  static func idleFinding(_ entry: FindingDecl) -> Diagnostic {
    Diagnostic(
      .idleFinding, "there is no finding `\(entry.code.value)` at `\(entry.subject.value)`",
      at: entry.range, "accepts nothing", help: "take the entry away")
  }
}
