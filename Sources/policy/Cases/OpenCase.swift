import CivilTime
import Diagnostics
import PolicyEvaluation
import PolicyPacks
import PolicyReports
import PolicySyntax
import PolicyValues
import SourceText

/// A case about which more is asked than its decision: read and bound, and decided as far as it goes.
struct OpenCase {
  let written: CaseDecl
  let file: SourceFile
  let store: PolicyStore
  let options: CaseOptions
  let selection: Selection
  /// The case as it stands; under the latest edition where none can be chosen.
  let ruling: Ruling?
  /// Whether the ruling is that of the edition in force.
  let isGoverned: Bool

  init(_ options: CaseOptions, _ packs: PackOptions) throws {
    let asked = try AskedCase(options, packs, deciding: .answerAlone)
    written = asked.written
    file = asked.file
    store = asked.store
    self.options = options
    var selection = options.selection
    selection.options = .answerAlone
    self.selection = selection
    if case .decided(let ruling) = asked.answer {
      self.ruling = ruling
      isGoverned = true
      return
    }
    isGoverned = false
    guard case .noEdition(_, _, _, let latest) = asked.answer else {
      ruling = nil
      return
    }
    selection.policy = latest.id
    let answer = asked.store.answer(written, selection).value
    ruling = if case .decided(let ruling) = answer { ruling } else { nil }
  }

  /// What was applied for, as the arguments say, else the case.
  var procedure: String? { options.procedure ?? written.procedure?.value }

  /// `PACK/NAME`, without an edition.
  var policy: String {
    let name = options.policy ?? written.policy?.value ?? ""
    return name.split(separator: "@").first.map(String.init) ?? name
  }

  /// The procedures of the edition that decides.
  var procedures: [String] { ruling?.checked.procedures.map(\.spec.id) ?? [] }

  /// The days on which each edition is in force, by its name.
  var editions: [String: ReportContext.InForce] {
    let all = store.editions(of: policy).map { edition in
      (
        edition.edition,
        ReportContext.InForce(
          from: edition.from, until: edition.until, place: edition.inForcePlace)
      )
    }
    return Dictionary(all) { first, _ in first }
  }

  /// A day that the case states; nil where it states none.
  func statedDay(_ fact: String) -> CivilDate? {
    guard let node = written.facts.first(where: { $0.name.value == fact })?.value else {
      return nil
    }
    return Reader().date(node)?.value
  }

  /// What a report says where nothing was decided.
  var bareContext: ReportContext {
    ReportContext(
      caseTitle: written.title, casePath: file.path,
      policyTitle: Wording(zh: policy, en: policy))
  }
}
