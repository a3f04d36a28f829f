/// What one side calls things that the other side has under another name.
struct Aliases: Sendable {
  var windows: [String: String] = [:]
  var procedures: [String: String] = [:]
  /// By the shared name of the procedure.
  var rules: [String: [String: String]] = [:]

  func window(_ name: String) -> String { windows[name] ?? name }
  func procedure(_ name: String) -> String { procedures[name] ?? name }

  func part(_ part: Part) -> Part {
    switch part {
    case .window(let id): .window(window(id))
    case .procedure(let id): .procedure(procedure(id))
    case .rule(let id, let rule):
      .rule(procedure: procedure(id), rules[procedure(id)]?[rule] ?? rule)
    case .validity(let id): .validity(procedure: procedure(id))
    case .paper(let id, let paper): .paper(procedure: procedure(id), paper)
    case .fee(let id): .fee(procedure: procedure(id))
    case .completion(let id): .completion(procedure: procedure(id))
    case .record(let id, let fact): .record(procedure: procedure(id), fact)
    case .gap(let id): .gap(procedure: procedure(id))
    default: part
    }
  }
}
