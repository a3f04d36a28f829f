import PolicyProgram
import PolicyValues

extension Suspect {
  /// The code that asks whether the suspect's condition ever holds.
  func inquiry(into program: Program) throws(CodeBuilder.TooManyRegisters) -> Inquiry {
    let bench = Workbench()
    if case .readingMatters(let id, let aspect) = self {
      let reading = program.readings.first { $0.id == id }
      let usual = Int32(1) << Int32(reading?.fallback ?? 0)
      let others = (reading?.mask ?? usual) & ~usual
      let one = ProgramCopy(program, on: bench, readings: [id: usual])
      let other = ProgramCopy(program, on: bench, readings: [id: others])
      return try bench.inquiry(bench.difference(aspect, one, other))
    }
    return try bench.inquiry(condition(ProgramCopy(program, on: bench), bench))
  }

  private func condition(_ copy: ProgramCopy, _ bench: Workbench) -> CodeBuilder.Register {
    let program = copy.program
    switch self {
    case .gap(let name): return program.output(name).map { copy[$0.gap] } ?? never(bench)
    case .conflict(let name): return program.output(name).map { copy[$0.conflict] } ?? never(bench)
    case .ruleApplies(let index): return copy[program.rules[index].applies]
    case .ruleStands(let index):
      let stands = program.rules[index].gives.map { copy[$0.stands] }
      return bench.builder.any(stands)
    case .statusStands(let index):
      let stands = program.statuses[index].gives.map { copy[$0.stands] }
      return bench.builder.any(stands)
    case .noStatus:
      guard let status = program.statusBefore else { return never(bench) }
      let (claims, all) = (copy[status], bench.builder.options(.max))
      return bench.builder.lacks(claims, all)
    case .severalStatuses:
      guard let status = program.statusBefore else { return never(bench) }
      let claims = copy[status]
      return bench.builder.several(claims)
    case .paperAsked(let index): return copy[program.requirements[index].asked]
    case .windowEmpty(let index):
      let (opens, closes) = (
        copy[program.windows[index].opens], copy[program.windows[index].closes]
      )
      return bench.builder.less(closes, opens)
    case .validityOver: return validityOver(copy, bench)
    case .readingMatters, .conventionMatters: return never(bench)
    }
  }

  private func never(_ bench: Workbench) -> CodeBuilder.Register { bench.builder.bool(false) }

  /// Accepted, with a last valid day before the day of the request.
  private func validityOver(_ copy: ProgramCopy, _ bench: Workbench) -> CodeBuilder.Register {
    guard let ends = copy.program.output(.validityEnds), let request = copy.fact("request.date")
    else { return never(bench) }
    let (due, gap, last) = (copy[ends.due], copy[ends.gap], copy[ends.value])
    let isOver = bench.builder.less(last, request)
    let isGiven = bench.builder.and(due, bench.builder.not(gap))
    return bench.builder.and(isGiven, isOver)
  }
}

extension Workbench {
  /// Whether an aspect is another in two copies of one program.
  func difference(
    _ aspect: Suspect.Aspect, _ one: ProgramCopy, _ other: ProgramCopy
  ) -> CodeBuilder.Register {
    switch aspect {
    case .output(let name):
      guard let x = one.program.output(name), let y = other.program.output(name) else {
        return builder.bool(false)
      }
      return differs(x, in: one, y, in: other)
    case .status: return unlike(one, one.program.statusBefore, other, other.program.statusBefore)
    case .statusAfter:
      return unlike(one, one.program.statusAfter, other, other.program.statusAfter)
    case .papers:
      let changes = zip(one.program.requirements, other.program.requirements).map {
        unlike(one[$0.asked], other[$1.asked])
      }
      return builder.any(changes)
    case .window(let id):
      guard let x = one.program.windows.first(where: { $0.id == id }),
        let y = other.program.windows.first(where: { $0.id == id })
      else { return builder.bool(false) }
      let ends = [(x.opens, y.opens), (x.closes, y.closes)].map { unlike(one[$0], other[$1]) }
      return builder.any(ends)
    }
  }

  private func unlike(
    _ one: ProgramCopy, _ x: RegisterID?, _ other: ProgramCopy, _ y: RegisterID?
  ) -> CodeBuilder.Register {
    guard let x, let y else { return builder.bool(false) }
    return unlike(one[x], other[y])
  }

  /// Whether two programs say different things for an output: one of them nothing, or another value.
  func differs(
    _ x: Output, in one: ProgramCopy, _ y: Output, in other: ProgramCopy
  ) -> CodeBuilder.Register {
    let (dueOne, dueOther) = (one[x.due], other[y.due])
    let troubles = [
      unlike(dueOne, dueOther), unlike(one[x.gap], other[y.gap]),
      unlike(one[x.conflict], other[y.conflict]),
    ]
    let both = builder.and(dueOne, dueOther)
    let values = builder.and(both, unlike(one[x.value], other[y.value]))
    return builder.any(troubles + [values])
  }

  /// Whether two values of one type are not the same.
  func unlike(_ x: CodeBuilder.Register, _ y: CodeBuilder.Register) -> CodeBuilder.Register {
    if x == y { return builder.bool(false) }
    switch builder.type(of: x) {
    case .choice, .set: return builder.not(builder.isExactly(x, y))
    case .bool:
      let (first, second) = (builder.and(x, builder.not(y)), builder.and(y, builder.not(x)))
      return builder.or(first, second)
    case .day, .int, .money: return builder.not(builder.equal(x, y))
    }
  }
}
