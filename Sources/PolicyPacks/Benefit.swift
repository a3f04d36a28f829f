import Diagnostics
import PolicyChecking
import PolicyProgram
import PolicySyntax
import PolicyValues
import SourceText

/// A procedure that a history is asked about: what the years with a permit are good for.
package struct Benefit {
  /// `PACK/NAME` of the policy that grants it.
  package let policy: String
  package let title: Wording
  package let procedure: ProcedureSpec
  /// The names of its latest edition.
  let scope: Scope
  /// The facts that decide it, in any edition, and those that these are presumed from.
  let reads: Set<String>

  /// What facts are called, and what readings ask, by their ids.
  var words: [String: Wording] {
    scope.facts.mapValues(\.spec.label).merging(scope.readings.mapValues(\.ask)) { $1 }
  }
}

extension PolicyStore {
  /// The benefits that a history under a policy may lead to: those named, then every procedure of the
  /// policy's pack that reads since when years count and moves no years itself.
  ///
  /// - Parameter names: `PACK/NAME` for all procedures of a policy, `PACK/NAME/PROCEDURE` for one.
  func benefits(of policy: String, naming names: [Located<String>]) -> Checked<[Benefit]> {
    var diagnostics: [Diagnostic] = []
    var found: [Benefit] = []
    for name in names {
      let parts = name.value.split(separator: "/").map(String.init)
      let policy = parts.prefix(2).joined(separator: "/")
      guard let latest = editions(of: policy).last else {
        let known = packIDs.compactMap { pack($0) }.flatMap { policies(of: $0) }
        diagnostics.append(.unknownPolicy(name, near: known))
        continue
      }
      let checked = checked(latest)
      diagnostics += checked.diagnostics.filter { $0.severity == .error }
      let all = checked.value?.procedures.map(\.spec) ?? []
      let wanted = parts.count > 2 ? all.filter { $0.id == parts[2] } : all
      if wanted.isEmpty {
        let unknown = Located(parts.dropFirst(2).joined(separator: "/"), at: name.range)
        diagnostics.append(
          .unknownProcedure(unknown, edition: latest.id, near: all.map(\.id)))
      }
      found += wanted.compactMap { benefit(policy, $0) }
    }
    for other in pack(of: policy).map(policies) ?? [] {
      for procedure in readers(other)
      where !found.contains(where: { $0.policy == other && $0.procedure.id == procedure.id }) {
        if let benefit = benefit(other, procedure) { found.append(benefit) }
      }
    }
    return Checked(found, diagnostics)
  }

  /// The procedures of a policy's latest edition that read since when years count.
  private func readers(_ policy: String) -> [ProcedureSpec] {
    guard let latest = editions(of: policy).last,
      // A text that does not name the facts cannot read them: most need no second look.
      layerFiles(of: latest).contains(where: { file in
        Self.years.contains { file.file.text(0..<file.file.bytes.count).contains($0) }
      })
    else { return [] }
    let procedures = checked(latest).value?.procedures.map(\.spec) ?? []
    return procedures.filter { procedure in
      guard let program = question(latest, procedure: procedure.id).value?.program else {
        return false
      }
      return program.output(.continuity) == nil && !program.rules.isEmpty
        && program.inputFacts.contains(where: Self.years.contains)
    }
  }

  private static let years: Set<String> = ["residence.counted-since", "residence.continuous-since"]

  private func benefit(_ policy: String, _ procedure: ProcedureSpec) -> Benefit? {
    let editions = editions(of: policy)
    guard let latest = editions.last, let checked = checked(latest).value else { return nil }
    let reads = editions.flatMap { edition -> [String] in
      guard let program = question(edition, procedure: procedure.id).value?.program else {
        return []
      }
      let prelude = prelude(edition).value
      let presumed = prelude?.presumptions.filter { program.inputFacts.contains($0.fact) } ?? []
      return program.inputFacts
        + presumed.flatMap { prelude?.program.facts(of: $0.term) ?? [] }
    }
    return Benefit(
      policy: policy, title: checked.title, procedure: procedure, scope: checked.scope,
      reads: Set(reads))
  }
}

extension Program {
  /// The facts that the code reads.
  fileprivate var inputFacts: [String] {
    inputs.compactMap { if case .fact(let index) = $0 { facts[index].id } else { nil } }
  }

  /// The facts that a term rests on.
  func facts(of id: TermID) -> [String] {
    if case .fact(let index) = self[id].kind { return [facts[index].id] }
    return self[id].operands.flatMap(facts(of:))
  }
}
