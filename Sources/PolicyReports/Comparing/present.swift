import PolicyComparison
import PolicyProgram
import PolicyValues
import SourceText

/// Tells what two editions write differently: rules first, then what they rest on, then words.
package func present(
  _ diff: StructuralDiff, behaviour: BehaviouralDiff? = nil, from: ComparedSide, to: ComparedSide,
  language: Language
) -> [Block] {
  StructurePresenter(
    diff: diff, effects: Effects(behaviour, diff, language), from: from, to: to,
    language: language
  ).blocks()
}

private struct StructurePresenter {
  let diff: StructuralDiff
  let effects: Effects
  let from: ComparedSide
  let to: ComparedSide
  let language: Language

  func blocks() -> [Block] {
    [.paragraph(summary)]
      + sections.flatMap { heading, changes -> [Block] in
        [.heading(level: 2, heading), .reasons(changes.map(reason))]
      }
  }

  private var summary: Inline {
    let start =
      language.tell(.between, .code(from.name), .code(to.name)) + (language == .zh ? "" : " ")
    guard !diff.isEmpty else { return start + language.tell(DiffWord.nothing) }
    let counts: [(Weight, DiffWord)] = [
      (.rules, .countRules), (.basis, .countBasis), (.words, .countWords),
    ]
    let parts = counts.map { weight, word in
      language.tell(word, Inline(String(diff.changes(of: weight).count)))
    }
    return start + parts.joined(by: language == .zh ? "，" : ", ") + (language == .zh ? "。" : ".")
  }

  /// The changes under their headings, in the order of the changes.
  private var sections: [(Inline, [StructuralChange])] {
    var result: [(heading: Inline, changes: [StructuralChange])] = []
    for weight in [Weight.rules, .basis, .words] {
      for change in diff.changes(of: weight) {
        let heading = heading(change, weight)
        if result.last?.heading == heading {
          result[result.count - 1].changes.append(change)
        } else {
          result.append((heading, [change]))
        }
      }
    }
    return result
  }

  private func heading(_ change: StructuralChange, _ weight: Weight) -> Inline {
    switch weight {
    case .basis: return language.tell(.headingSources)
    case .words: return language.tell(.headingWords)
    case .rules: break
    }
    if let procedure = change.part.procedure {
      return language.tell(.headingProcedure, .code(procedure))
    }
    return switch change.part {
    case .window: language.tell(.headingWindows)
    case .reading: language.tell(.headingReadings)
    case .definition, .assumption: language.tell(.headingDefinitions)
    case .status: language.tell(.headingStatus)
    case .fact: language.tell(.headingFacts)
    case .source: language.tell(.headingSources)
    default: language.tell(.headingEdition)
    }
  }

  // MARK: One change

  private func reason(_ change: StructuralChange) -> Reason {
    switch change.kind {
    case .added:
      return Reason(
        mark: .value,
        text: name(change) + colon
          + only(change, to),
        notes: details(change, to) + effect(change))
    case .removed:
      return Reason(
        mark: .value,
        text: name(change) + colon
          + only(change, from),
        notes: details(change, from) + effect(change))
    case .changed(let aspect):
      let text = name(change) + (language == .zh ? "，" : ", ") + self.aspect(aspect)
      return Reason(mark: .value, text: text, notes: sides(change) + effect(change))
    }
  }

  private func effect(_ change: StructuralChange) -> [Inline] {
    effects.line(change).map { [$0] } ?? []
  }

  private func only(_ change: StructuralChange, _ side: ComparedSide) -> Inline {
    let word: DiffWord =
      switch change.part {
      case .fact: .readOnly
      case .source: .citedOnly
      default: .only
      }
    return language.tell(word, .code(side.name))
  }

  private func name(_ change: StructuralChange) -> Inline {
    let kind = language.tell(DiffWord(change.part))
    let id = change.part.id.map { kind + " " + .code($0) } ?? kind
    guard let other = change.otherName else { return id }
    return id + language.say(.inBrackets, language.tell(.otherwiseNamed, .code(other)))
  }

  private func aspect(_ aspect: StructuralAspect) -> Inline {
    let word = DiffWord(aspect)
    switch aspect {
    case .gives(let output): return language.tell(word, .code(output.key))
    case .option(let id), .doubt(let id): return language.tell(word, .code(id))
    default: return language.tell(word)
    }
  }

  /// `from …`, `to …`, each with its place, and what dates come to.
  private func sides(_ change: StructuralChange) -> [Inline] {
    var lines = [
      language.tell(DiffWord.from, value(change.from, from)),
      language.tell(DiffWord.to, value(change.to, to)),
    ]
    if let a = change.from?.unfolded, let b = change.to?.unfolded, a != b,
      a != change.from?.shown || b != change.to?.shown
    {
      lines.append(language.tell(.meaning, .code(a), .code(b)))
    }
    if change.isSameMeaning { lines.append(language.tell(.otherNames)) }
    if change.isConsequence { lines.append(language.tell(.consequence)) }
    return lines
  }

  private func value(_ facet: Facet?, _ side: ComparedSide) -> Inline {
    guard let facet else { return language.tell(.absent) }
    return text(facet) + language.say(.inBrackets, place(facet, side))
  }

  /// Words as words, everything else as the author's own.
  private func text(_ facet: Facet) -> Inline {
    if let words = facet.words { return Inline(words[language]) }
    return facet.shown.isEmpty ? language.tell(.absent) : .code(facet.shown)
  }

  /// The line, the layer it lies in where that is another one, and the texts cited there.
  private func place(_ facet: Facet, _ side: ComparedSide) -> Inline {
    var parts = [Inline.place(facet.place.place)]
    if let layer = side.layer(of: facet.place) {
      parts.append(language.tell(DiffWord.layer, .code(layer)))
    }
    if facet.aspect.weight == .rules, let citation = facet.citations.first {
      let article = citation.article.map { "#\($0)" } ?? ""
      parts.append(.code(citation.source.id + article))
    }
    return parts.joined(by: language == .zh ? "，" : ", ")
  }

  private func details(_ change: StructuralChange, _ side: ComparedSide) -> [Inline] {
    var lines: [Inline] = []
    if let facet = change.from ?? change.to { lines.append(place(facet, side)) }
    // Why: a fact that one side does not read changes nothing there, whatever it is.
    if case .fact = change.part { return lines }
    for facet in change.details where facet.part == change.part && isWorthTelling(facet) {
      lines.append(line(facet))
    }
    for (part, facets) in inside(change) {
      lines.append(
        language.tell(DiffWord(part)) + (part.id.map { " " + .code($0) } ?? "") + colon
          + facets.map { text($0) }.joined(by: language.tell(.then)))
    }
    return lines
  }

  private var colon: Inline { language == .zh ? "：" : ": " }

  private func isWorthTelling(_ facet: Facet) -> Bool {
    facet.aspect.weight == .rules && facet.aspect != .presence && !facet.shown.isEmpty
  }

  private func line(_ facet: Facet) -> Inline {
    let line = aspect(facet.aspect) + colon + text(facet)
    guard let unfolded = facet.unfolded, unfolded != facet.shown else { return line }
    return line + language.say(.inBrackets, .code(unfolded))
  }

  /// The parts of a procedure that one side lacks, each with what it says.
  private func inside(_ change: StructuralChange) -> [(Part, [Facet])] {
    var result: [(part: Part, facets: [Facet])] = []
    for facet in change.details where facet.part != change.part {
      if result.last?.part != facet.part { result.append((facet.part, [])) }
      if isWorthTelling(facet), facet.aspect != .defeats {
        result[result.count - 1].facets.append(facet)
      }
    }
    return result
  }
}
