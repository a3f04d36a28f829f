import PolicyComparison

/// A comparison of two editions, before anyone has decided what it looks like.
package struct DiffReport {
  package let structure: StructuralDiff
  package let from: ComparedSide
  package let to: ComparedSide

  package init(structure: StructuralDiff, from: ComparedSide, to: ComparedSide) {
    self.structure = structure
    self.from = from
    self.to = to
  }

  package func title(_ language: Language) -> Inline {
    language.tell(.title, Inline(from.title[language]), Inline(to.title[language]))
  }

  package func blocks(_ language: Language) -> [Block] {
    [.heading(level: 1, title(language))]
      + present(structure, from: from, to: to, language: language)
  }

  package var json: JSON {
    [
      "from": from.json, "to": to.json,
      "structure": StructureJSON(structure, from: from, to: to).json,
    ]
  }
}
