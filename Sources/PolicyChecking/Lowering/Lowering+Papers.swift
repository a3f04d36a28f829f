import PolicyProgram
import PolicyValues

extension Lowering {
  /// Whether a required paper is missing; papers that nobody speaks of are not judged.
  func missingPapers() -> CodeBuilder.Register {
    guard let procedure, !procedure.materials.isEmpty else { return builder.bool(false) }
    if requirements.isEmpty {
      let always = builder.bool(true)
      for material in procedure.materials { require(material, if: always, because: []) }
    }
    return builder.and(papersGiven(), builder.any(requirements.map(\.lacking)))
  }

  private func papersGiven() -> CodeBuilder.Register {
    if let papersGivenRegister { return papersGivenRegister }
    let register = builder.input(.bool)
    inputs.append(.papersGiven)
    papersGivenRegister = register
    return register
  }

  private func require(
    _ material: CheckedMaterial, if asked: CodeBuilder.Register, because conditions: [TermID]
  ) {
    var asked = asked
    var conditions = conditions
    if let when = material.when {
      let when = lower(when)
      asked = builder.and(asked, when.register)
      conditions.append(when.term)
    }
    switch material.content {
    case .none: return
    case .paper(let id, let must):
      let members = edition.scope.papers[id]?.anyOf ?? []
      let alternatives: [Requirement.Alternative] =
        members.isEmpty
        ? [.init(papers: [(id, must)])] : members.map { .init(papers: [($0, must)]) }
      add(id, alternatives, asked, conditions, material)
    case .anyOf(let alternatives): add(nil, alternatives, asked, conditions, material)
    case .allOf(let parts):
      for part in parts { require(inheriting(part, material), if: asked, because: conditions) }
    case .table(let subject, let values, let otherwise):
      requireTable(subject, values, otherwise, material, asked, conditions)
    }
  }

  private func requireTable(
    _ subject: CheckedTable.Subject, _ values: [CheckedMaterial], _ otherwise: CheckedMaterial?,
    _ outer: CheckedMaterial, _ asked: CodeBuilder.Register, _ conditions: [TermID]
  ) {
    guard case .options(let by, let rows) = subject else { return }
    let subject = lower(by)
    var seen: Int32 = 0
    func branch(_ mask: Int32, _ value: CheckedMaterial) {
      let test = builder.isOneOf(subject.register, mask)
      let term = term(
        .isOneOf(mask, negated: false), test, .bool, [subject.term], at: value.basis.place)
      require(
        inheriting(value, outer), if: builder.and(asked, test), because: conditions + [term.term])
    }
    for (row, value) in zip(rows, values) {
      seen |= row.mask
      branch(row.mask, value)
    }
    if let otherwise, case .choice(let id) = by.type {
      branch(options(id).mask & ~seen, otherwise)
    }
  }

  /// A part without citations or reasons of its own has those of the entry around it.
  private func inheriting(_ part: CheckedMaterial, _ outer: CheckedMaterial) -> CheckedMaterial {
    let around = outer.basis
    let basis =
      part.basis.citations.isEmpty && part.basis.refs.isEmpty
      ? Basis(
        citations: around.citations, refs: around.refs, place: part.basis.place,
        replaced: around.replaced) : part.basis
    return CheckedMaterial(
      content: part.content, when: part.when, because: part.because ?? outer.because, basis: basis)
  }

  private func add(
    _ id: String?, _ alternatives: [Requirement.Alternative], _ asked: CodeBuilder.Register,
    _ conditions: [TermID], _ material: CheckedMaterial
  ) {
    let brought = alternatives.map { alternative in
      builder.all(
        alternative.papers.flatMap { paper in
          [has(paper.paper)] + paper.qualities.map { has("\(paper.paper):\($0)") }
        })
    }
    let isBrought = builder.any(brought)
    requirements.append(
      DraftRequirement(
        id: id, alternatives: alternatives, asked: asked, brought: isBrought,
        lacking: builder.and(asked, builder.not(isBrought)), conditions: conditions,
        because: material.because, basis: material.basis))
  }

  /// Whether a paper, or a quality as `paper:quality`, is among what is brought.
  private func has(_ key: String) -> CodeBuilder.Register {
    let bit: Int
    if let known = paperBits[key] {
      bit = known
    } else {
      bit = paperBits.count
      paperBits[key] = bit
    }
    let (word, place) = (bit / 31, bit % 31)
    while paperWords.count <= word {
      let mask: Int32 = 0x7fff_ffff
      paperWords.append(builder.input(.set(mask), domain: Ends(0, mask)))
      inputs.append(.papers(word: paperWords.count - 1))
    }
    return builder.meets(paperWords[word], builder.options(1 << Int32(place)))
  }
}
