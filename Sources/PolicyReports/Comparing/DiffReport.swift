import PolicyComparison

/// A comparison of two editions, before anyone has decided what it looks like.
package struct DiffReport {
  /// What is written differently; names the causes of what is decided differently.
  package let structure: StructuralDiff
  /// Whether what is written was asked about.
  package let showsStructure: Bool
  /// nil: what is decided was not asked about.
  package let behaviour: BehaviouralDiff?
  /// Whom the second edition strands; nil: not asked about, or not two editions of one policy.
  package let stranding: Stranding?
  package let from: ComparedSide
  package let to: ComparedSide

  package init(
    structure: StructuralDiff, showsStructure: Bool, behaviour: BehaviouralDiff?,
    stranding: Stranding?, from: ComparedSide, to: ComparedSide
  ) {
    self.structure = structure
    self.showsStructure = showsStructure
    self.behaviour = behaviour
    self.stranding = stranding
    self.from = from
    self.to = to
  }

  /// Whether anything that was asked about differs.
  package var hasDifference: Bool {
    showsStructure && !structure.isEmpty || behaviour?.isEmpty == false
  }

  package func title(_ language: Language) -> Inline {
    language.tell(.title, Inline(from.title[language]), Inline(to.title[language]))
  }

  package func blocks(_ language: Language) -> [Block] {
    let written =
      showsStructure
      ? present(structure, behaviour: behaviour, from: from, to: to, language: language) : []
    let decided = behaviour.map {
      BehaviourReport(
        behaviour: $0, structure: structure, from: from, to: to, language: language
      ).blocks()
    }
    let stranded = stranding.map { StrandingReport(stranding: $0, language: language).blocks() }
    return [.heading(level: 1, title(language))] + written + (decided ?? []) + (stranded ?? [])
  }

  package var json: JSON {
    .members([
      ("from", from.json), ("to", to.json),
      ("structure", showsStructure ? StructureJSON(structure, from: from, to: to).json : nil),
      ("behaviour", behaviour.map { $0.json(from: from.edition, to: to.edition) }),
      ("stranded", stranding?.json),
    ])
  }
}
