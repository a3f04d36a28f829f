import PolicyProgram
import PolicyValues
import SourceText

// What rules, papers and readings rest on.
extension Speaker {
  /// The texts something rests on, its fact ids, and its line in the policy.
  func basis(_ basis: Basis) -> [Inline] {
    var lines = basis.citations.map(citation)
    for fault in Set(basis.citations.compactMap(\.source.fault)).sorted(by: { $0.en < $1.en }) {
      lines.append(say(.fault, text(fault)))
    }
    lines.append(place(basis))
    return lines
  }

  /// One line: every text with its article and confidence.
  func citation(_ citation: Citation) -> Inline {
    let article = citation.article.map(article)
    let title = say(.sourceTitle, text(citation.source.title))
    let place = article.map { language == .zh ? title + $0 : title + ", " + $0 } ?? title
    let line = say(.cited, place.with(.place), confidence(citation.confidence))
    return citation.note.map { line + say(.inBrackets, Inline($0)) } ?? line
  }

  private func article(_ article: String) -> Inline {
    guard article.first?.isASCII == true, article.first?.isNumber == true else {
      return Inline(article)
    }
    return say(.article, Inline(article))
  }

  func confidence(_ confidence: Confidence) -> Inline {
    confidence == .unconfirmed
      ? say(.unconfirmed) : say(.confidence, Inline(confidence.rawValue))
  }

  /// The line in the policy, what it replaced below, and the ids of the facts it encodes.
  func place(_ basis: Basis) -> Inline {
    var parts = [Inline.place(basis.place.place)]
    for below in layersBelow(basis) { parts.append(say(.replaces, .place(below.place))) }
    if !basis.refs.isEmpty { parts.append(refs(basis.refs)) }
    return parts.joined(by: language == .zh ? "，" : ", ")
  }

  /// Of every layer below whose words were replaced the first place, nearest layer first.
  private func layersBelow(_ basis: Basis) -> [SourceRange] {
    basis.replaced.reduce(into: []) { found, place in
      if !found.contains(where: { $0.file === place.file }) { found.append(place) }
    }
  }

  func refs(_ refs: [String]) -> Inline {
    refs.map(Inline.code).joined(by: language == .zh ? "、" : ", ")
  }

  // MARK: Facts

  /// Where a fact's value came from.
  func origin(ofFact index: Int, isBrief: Bool = false) -> Inline {
    let fact = program.facts[index]
    if let stated = decision.input.facts[fact.id] {
      if let count = stated.count {
        let word: SpellWord = count.rule.take == .since ? .origin : .originMonths
        return filled(word.wording[language], [CountSpeaker(language).sum(count)])
      }
      guard let place = stated.place.map({ Inline.place($0.place) }) else {
        return say(.statedByHand)
      }
      return isBrief ? place : say(.statedAt, place)
    }
    return decision.input.presumed[fact.id] == nil
      ? say(.notStated) : say(.presumedAt, .place(fact.place.place))
  }

  // MARK: Papers

  /// The papers that would do, each with what it must be.
  func alternatives(_ requirement: Requirement) -> [Inline] {
    requirement.alternatives.map { alternative in
      language.both(alternative.papers.map { paper($0.paper, must: $0.qualities) })
    }
  }

  func paper(_ id: String, must qualities: [String]) -> Inline {
    let spec = program.papers.first { $0.id == id }
    let name = spec.map { text($0.label) } ?? .code(id)
    guard !qualities.isEmpty else { return name }
    let words = qualities.map { quality in
      spec?.qualities.first { $0.id == quality }.map { text($0.label) } ?? .code(quality)
    }
    return name + say(.inBrackets, language.both(words))
  }

  /// What a requirement is called: the paper, the group, or what would do.
  func name(_ requirement: Requirement) -> Inline {
    if requirement.alternatives.count == 1 { return alternatives(requirement)[0] }
    guard let id = requirement.id, let spec = program.papers.first(where: { $0.id == id }) else {
      return language.either(alternatives(requirement))
    }
    return text(spec.label)
  }
}
