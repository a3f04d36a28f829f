import ArgumentParser
import CivilTime
import Diagnostics
import PolicyComparison
import PolicyEvaluation
import PolicyPacks
import PolicyProgram
import PolicySyntax

/// The sample permit by which policies are put beside each other.
struct SampleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The first day of the sample permit's period, for regions and `--table`.",
      valueName: "day"))
  var starts = "2022-03-10"

  @Option(
    help: ArgumentHelp(
      "With `--table`: the procedure by which permits are renewed.", valueName: "name"))
  var procedure = "endorse"

  func validate() throws {
    if case .failure(let fault) = readDate(starts) {
      throw ValidationError("`--starts \(starts)` is not a day: \(fault)")
    }
  }

  /// Only called once the text is known to be a day.
  func day() throws -> CivilDate {
    guard let day = CivilDate(starts) else { throw ExitStatus.ourFault }
    return day
  }

  /// What each operand does with the sample permit; without operands every edition that there is.
  ///
  /// A policy without the procedure is left out, and that is said.
  func practices(_ names: [String], _ packs: PackOptions) throws -> [Practice] {
    let starts = try day()
    let shelf = Shelf()
    let operands = try names.isEmpty ? all(packs) : names.map { try Operand($0, packs, shelf) }
    return operands.compactMap { operand in
      let found = practice(operand, starts)
      if found == nil { note("`\(operand.name)` accepts no `\(procedure)` of the sample permit") }
      return found
    }
  }

  /// Finds whom the second of two editions of one policy strands on its first day; nil where they are no
  /// such editions.
  func stranding(_ from: Operand, _ to: Operand) -> (@Sendable () -> Stranding?)? {
    guard from.edition.policy == to.edition.policy, from.edition.from < to.edition.from,
      let old = parts(from), let new = parts(to)
    else { return nil }
    let (mine, theirs) = (
      (program: old.question.program, prelude: old.prelude),
      (program: new.question.program, prelude: new.prelude)
    )
    let effective = to.edition.from
    return { PolicyComparison.stranding(from: mine, to: theirs, effective: effective) }
  }

  private func parts(_ operand: Operand) -> (question: Question, prelude: Prelude)? {
    guard
      let question = operand.store.question(operand.edition, procedure: procedure).value,
      let prelude = operand.store.prelude(operand.edition).value
    else { return nil }
    return (question, prelude)
  }

  private func note(_ text: String) { Stream.complaints.write("note: \(text)\n") }

  private func practice(_ operand: Operand, _ starts: CivilDate) -> Practice? {
    guard let parts = parts(operand) else { return nil }
    return PolicyComparison.practice(
      of: operand.checked, parts.question, parts.prelude, starts: starts)
  }

  private func all(_ packs: PackOptions) throws -> [Operand] {
    let store = packs.store()
    complain(of: store.diagnostics)
    return store.packIDs.compactMap { store.pack($0) }.flatMap { pack in
      store.policies(of: pack).flatMap { store.editions(of: $0) }
    }.compactMap { edition in
      let operand = Operand(edition, in: store)
      if operand == nil { note("`\(edition.id)` does not check; see `policy check`") }
      return operand
    }
  }
}
