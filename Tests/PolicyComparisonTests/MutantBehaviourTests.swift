import CivilTime
import PolicyChecking
import PolicyComparison
import PolicyPacks
import PolicyProgram
import PolicyValues
import SourceText
import Testing
import YAMLTree

/// Small mistakes in shipped policies are found by what is decided, for somebody who is really decided
/// otherwise.
@Suite struct MutantBehaviourTests {
  /// Kinds of mistakes; each must be found in two policies at least.
  enum Kind: String, CaseIterable {
    case aDayMore
    case thirtyDaysForAMonth
    case endIncludedOrNot
    case rounding
  }

  @Test(arguments: Kind.allCases) func aMistakeOfAKindIsFoundInSeveralPolicies(kind: Kind) throws {
    let store = Compared.store()
    var policies: Set<String> = []
    for (id, edition) in Compared.shipped where policies.count < 3 {
      guard let file = store.base(id), let root = file.file.document.root else { continue }
      let policy = String(id.prefix { $0 != "@" })
      guard !policies.contains(policy) else { continue }
      for mutant in mutants(kind, root).prefix(2) {
        let source = SourceFile(path: "mutant.yaml", text: mutant.text)
        guard let draft = store.adopting(source).value,
          !draft.store.checked(draft.edition).hasErrors
        else { continue }
        let isFound = try edition.procedures.map(\.spec.id).contains { procedure in
          guard let one = store.question(file, procedure: procedure).value?.program,
            let other = draft.store.question(draft.edition, procedure: procedure).value?.program
          else { return false }
          return try shows(Compared.Pair.Side(edition: edition, program: one), other, mutant.what)
        }
        guard isFound else { continue }
        policies.insert(policy)
        break
      }
    }
    #expect(policies.count >= 2, "\(kind.rawValue): found in \(policies.sorted())")
  }

  /// Whether a case is decided otherwise for one of three permits; who it is must really be.
  private func shows(
    _ one: Compared.Pair.Side, _ other: Program, _ what: String
  ) throws -> Bool {
    let joint = try Joint(one.program, other, opening: .all)
    for space in spaces(one.program, other) {
      let reader = RegionReader(joint, space, one.edition, one.edition)
      for partition in joint.partitions(of: space, budget: 20_000) {
        guard let region = partition.regions.first else { continue }
        let applicant = reader.applicant(at: reader.point(in: region.box))
        #expect(applicant.isPossible, "\(what)")
        #expect(
          applicant.contrasts(region.contrast.aspect).contains(region.contrast), "\(what)")
        return true
      }
    }
    return false
  }

  /// An ordinary permit, one that ends with a month, and one that ends on a leap day.
  private func spaces(_ first: Program, _ second: Program) -> [CaseSpace] {
    let days: [(Int32, Int32, Int32)] = [(2022, 3, 10), (2022, 9, 1), (2023, 3, 1)]
    return days.map { year, month, day in
      let starts = CivilDate(
        packed: PackedDay.pack(month: year * 12 + month - 1, day: day))
      let expires = starts.adding(months: 12, .monthEnd) ?? starts
      return .permit(from: starts, until: expires.adding(days: -1), first, second)
    }
  }

  // MARK: Mistakes

  private func mutants(_ kind: Kind, _ root: Node) -> [Mutants.Mutant] {
    switch kind {
    case .aDayMore: ends(root) { "\($0) + 1 day" }
    case .thirtyDaysForAMonth:
      ends(root) { $0.contains("1 month") ? $0.replacing("1 month", with: "30 days") : nil }
    case .endIncludedOrNot:
      Mutants.all(of: root, in: root.range.file).filter { mutant in
        mutant.what.contains("day <") || mutant.what.contains("day >")
          || mutant.what.contains("date <") || mutant.what.contains("date >")
      }
    case .rounding:
      Mutants.all(of: root, in: root.range.file).filter { $0.what.contains("`next-day`") }
    }
  }

  /// The ends of a file's own windows and definitions, each changed.
  private func ends(_ root: Node, _ change: (String) -> String?) -> [Mutants.Mutant] {
    guard case .mapping(let blocks, _) = root else { return [] }
    let file = root.range.file
    var found: [Mutants.Mutant] = []
    func visit(_ node: Node) {
      switch node {
      case .scalar(let scalar):
        let text = scalar.range.text
        guard text.contains(" month") || text.contains("-ends") || text.contains("-stops"),
          !text.contains("\n"), !text.contains("{"), let other = change(text)
        else { return }
        let bytes = scalar.range.bytes
        let rest = file.text(bytes.upperBound..<file.bytes.count)
        found.append(
          Mutants.Mutant(
            text: file.text(0..<bytes.lowerBound) + other + rest,
            what: "\(scalar.range.place): `\(text)` became `\(other)`"))
      case .sequence(let items, _): items.forEach(visit)
      case .mapping(let entries, _):
        for entry in entries where !["cite", "title", "note", "ref"].contains(entry.key.text) {
          visit(entry.value)
        }
      }
    }
    for block in blocks where ["windows", "define"].contains(block.key.text) {
      visit(block.value)
    }
    return found
  }
}
