import PolicyProgram

/// Lays a program's rules and conditions out flat, each with the nodes below it right behind it.
struct TraceLayout {
  private let program: Program
  private(set) var nodes: [TraceNode] = []

  init(_ program: Program) { self.program = program }

  mutating func build() {
    for index in program.rules.indices { rule(index) }
    for (index, status) in program.statuses.enumerated() {
      let stands = status.given(.outcome)?.stands ?? status.applies
      add(.status, index, holds: stands, stands: stands) { $0.condition(status.condition, .always) }
    }
    for (index, requirement) in program.requirements.enumerated() {
      let asked = Idle(outer: requirement.asked, 0, inner: requirement.asked, 0)
      add(.requirement, index, holds: requirement.brought, stands: requirement.brought, asked) {
        for term in requirement.conditions { $0.condition(term, .always) }
      }
    }
  }

  private mutating func rule(_ index: Int) {
    let rule = program.rules[index]
    let stands = rule.given(.outcome)?.stands ?? rule.applies
    add(.rule, index, holds: rule.applies, stands: stands) { layout in
      layout.condition(rule.condition, .always)
      for defeater in rule.defeatedBy {
        let other = layout.program.rules[defeater]
        guard other.gives.contains(where: { rule.given($0.output) != nil }) else { continue }
        let applies = Idle(outer: other.applies, 0, inner: other.applies, 0)
        layout.add(.defeat, defeater, holds: other.applies, stands: other.applies, applies) { _ in }
      }
    }
  }

  /// When a node says nothing: where both registers have these values.
  private struct Idle {
    let outer: RegisterID
    let outerIdle: Int8
    let inner: RegisterID
    let innerIdle: Int8

    init(outer: RegisterID, _ outerIdle: Int8, inner: RegisterID, _ innerIdle: Int8) {
      self.outer = outer
      self.outerIdle = outerIdle
      self.inner = inner
      self.innerIdle = innerIdle
    }
  }

  /// What a condition is part of, which decides when it is left out.
  private enum Part {
    case always
    /// Of an `all` that fails, only the parts that fail are told.
    case all(RegisterID)
    /// Of an `any` that holds, only the parts that hold are told.
    case any(RegisterID)
  }

  private mutating func condition(_ id: TermID, _ part: Part) {
    let term = program[id]
    let own = term.register
    let idle: Idle? =
      switch part {
      case .always: nil
      case .all(let outer): Idle(outer: outer, 0, inner: own, 1)
      case .any(let outer): Idle(outer: outer, 1, inner: own, 0)
      }
    let isInner: Bool =
      switch term.kind {
      case .not, .all, .any, .definition: true
      default: false
      }
    let values = isInner ? [] : term.operands
    add(
      .condition, Int(id.index), holds: own, stands: own, idle,
      a: values.first.map { program[$0].register } ?? own,
      b: values.dropFirst().first.map { program[$0].register } ?? own
    ) { layout in
      for value in values.dropFirst(2) { layout.value(value) }
      guard isInner else { return }
      for operand in term.operands {
        switch term.kind {
        case .all: layout.condition(operand, .all(own))
        case .any: layout.condition(operand, .any(own))
        default: layout.condition(operand, .always)
        }
      }
    }
  }

  private mutating func value(_ id: TermID) {
    let register = program[id].register
    add(.value, Int(id.index), holds: register, stands: register) { _ in }
  }

  private mutating func add(
    _ kind: TraceStep.Kind, _ index: Int, holds: RegisterID, stands: RegisterID,
    _ idle: Idle? = nil, a: RegisterID? = nil, b: RegisterID? = nil,
    _ below: (inout TraceLayout) -> Void
  ) {
    let place = nodes.count
    nodes.append(
      TraceNode(
        kind: kind, outerIdle: idle?.outerIdle ?? 1, innerIdle: idle?.innerIdle ?? 0,
        index: Int32(truncatingIfNeeded: index), outer: (idle?.outer ?? holds).index,
        inner: (idle?.inner ?? holds).index, holds: holds.index, stands: stands.index,
        a: (a ?? holds).index, b: (b ?? stands).index, size: 1))
    below(&self)
    nodes[place].size = UInt16(truncatingIfNeeded: nodes.count - place)
  }
}
