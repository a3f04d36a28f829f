import PolicyProgram
import PolicyValues

/// Builds the code of one inquiry out of one or two programs that share their unknowns.
///
/// Papers are cut off: no paper is spoken of, so that acceptable is accepted. Which papers are
/// missing changes nothing but `accepted` into `incomplete`.
final class Workbench {
  var builder = CodeBuilder()
  private var unknowns: [Unknown] = []
  private var registers: [Unknown: CodeBuilder.Register] = [:]
  private var assumptions: [CodeBuilder.Register] = []

  /// The register of an unknown that programs share.
  func input(_ unknown: Unknown, _ type: RegisterType, _ domain: Ends) -> CodeBuilder.Register {
    if let known = registers[unknown] { return known }
    let register = ownInput(unknown, type, domain)
    registers[unknown] = register
    return register
  }

  /// The register of an unknown that nobody else reads.
  func ownInput(_ unknown: Unknown, _ type: RegisterType, _ domain: Ends) -> CodeBuilder.Register {
    unknowns.append(unknown)
    return builder.input(type, domain: domain)
  }

  /// What every case satisfies.
  func assume(_ condition: CodeBuilder.Register) {
    // What always holds excludes nothing.
    if builder.constantValue(condition) != 1 { assumptions.append(condition) }
  }

  /// The finished question: whether a condition ever holds. The workbench is then spent.
  func inquiry(
    _ target: CodeBuilder.Register
  ) throws(CodeBuilder.TooManyRegisters) -> Inquiry {
    let result = try builder.finish()
    return Inquiry(
      code: result.code, unknowns: unknowns, target: result(target),
      assumptions: assumptions.map { result($0) })
  }

  /// Several finished questions in one code, in order. The workbench is then spent.
  func inquiries(
    _ targets: [CodeBuilder.Register]
  ) throws(CodeBuilder.TooManyRegisters) -> [Inquiry] {
    let result = try builder.finish()
    let always = assumptions.map { result($0) }
    return targets.map {
      Inquiry(code: result.code, unknowns: unknowns, target: result($0), assumptions: always)
    }
  }
}
