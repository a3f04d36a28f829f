import PolicyComparison

/// A comparison of two editions, before anyone has decided what it looks like.
package struct DiffReport {
  /// nil: what is written was not asked about.
  package let structure: StructuralDiff?
  /// nil: what is decided was not asked about.
  package let behaviour: BehaviouralDiff?
  /// Whom the second edition strands; nil: not asked about, or not two editions of one policy.
  package let stranding: Stranding?
  package let from: ComparedSide
  package let to: ComparedSide

  package init(
    structure: StructuralDiff?, behaviour: BehaviouralDiff?, stranding: Stranding?,
    from: ComparedSide, to: ComparedSide
  ) {
    self.structure = structure
    self.behaviour = behaviour
    self.stranding = stranding
    self.from = from
    self.to = to
  }

  package func title(_ language: Language) -> Inline {
    language.tell(.title, Inline(from.title[language]), Inline(to.title[language]))
  }

  package func blocks(_ language: Language) -> [Block] {
    [.heading(level: 1, title(language))]
      + (structure.map { present($0, from: from, to: to, language: language) } ?? [])
      + (behaviour.map {
        BehaviourReport(
          behaviour: $0, structure: structure, from: from, to: to, language: language
        ).blocks()
      } ?? [])
      + (stranding.map { StrandingReport(stranding: $0, language: language).blocks() } ?? [])
  }

  package var json: JSON {
    .members([
      ("from", from.json), ("to", to.json),
      ("structure", structure.map { StructureJSON($0, from: from, to: to).json }),
      ("behaviour", behaviour.map { $0.json(from: from.edition, to: to.edition) }),
      ("stranded", stranding?.json),
    ])
  }
}
