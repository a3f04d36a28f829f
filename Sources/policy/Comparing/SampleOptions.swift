import ArgumentParser
import CivilTime
import Diagnostics
import PolicyComparison
import PolicyPacks
import PolicySyntax

/// The sample permit by which policies are put beside each other.
struct SampleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "With `--table`: the first day of the sample permit's period.", valueName: "day"))
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
    let operands = try names.isEmpty ? all(packs) : names.map { try Operand($0, packs) }
    return operands.compactMap { operand in
      let found = practice(operand, starts)
      if found == nil { note("`\(operand.name)` accepts no `\(procedure)` of the sample permit") }
      return found
    }
  }

  private func note(_ text: String) { Stream.complaints.write("note: \(text)\n") }

  private func practice(_ operand: Operand, _ starts: CivilDate) -> Practice? {
    let (store, edition) = (operand.store, operand.edition)
    guard let question = store.question(edition, procedure: procedure).value,
      let prelude = store.prelude(edition).value
    else { return nil }
    return PolicyComparison.practice(of: operand.checked, question, prelude, starts: starts)
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
