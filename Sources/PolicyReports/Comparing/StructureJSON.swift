import PolicyComparison
import PolicyProgram
import SourceText

extension ComparedSide {
  /// Which edition it is.
  package var json: JSON {
    [
      "name": .string(name), "title": ["zh": .string(title.zh), "en": .string(title.en)],
      "file": .string(file),
    ]
  }
}

/// A structural difference as programs read it.
package struct StructureJSON {
  private let diff: StructuralDiff
  private let from: ComparedSide
  private let to: ComparedSide

  package init(_ diff: StructuralDiff, from: ComparedSide, to: ComparedSide) {
    self.diff = diff
    self.from = from
    self.to = to
  }

  package var json: JSON {
    [
      "rules": .int(diff.changes(of: .rules).count),
      "sources": .int(diff.changes(of: .basis).count),
      "words": .int(diff.changes(of: .words).count),
      "changes": .array(diff.changes.map(change)),
    ]
  }

  private func change(_ change: StructuralChange) -> JSON {
    let (kind, aspect): (String, StructuralAspect?) =
      switch change.kind {
      case .added: ("added", nil)
      case .removed: ("removed", nil)
      case .changed(let aspect): ("changed", aspect)
      }
    return .members([
      ("change", .string(kind)), ("part", .string("\(DiffWord(change.part))")),
      ("procedure", change.part.procedure.map(JSON.string)),
      ("id", change.part.id.map(JSON.string)),
      ("otherName", change.otherName.map(JSON.string)), ("aspect", aspect.map(Self.name)),
      ("concerns", .string("\(change.weight)")), ("from", change.from.map { side($0, from) }),
      ("to", change.to.map { side($0, to) }),
      ("sameMeaning", change.isSameMeaning ? true : nil),
      ("consequence", change.isConsequence ? true : nil),
      ("details", details(change)),
    ])
  }

  private func details(_ change: StructuralChange) -> JSON? {
    let owner = change.to == nil ? from : to
    guard !change.details.isEmpty else { return nil }
    return .array(
      change.details.map { facet in
        var json = side(facet, owner).adding("aspect", Self.name(facet.aspect))
        if facet.part != change.part {
          json = json.adding("part", .string("\(DiffWord(facet.part))"))
          if let id = facet.part.id { json = json.adding("id", .string(id)) }
        }
        return json
      })
  }

  private func side(_ facet: Facet, _ owner: ComparedSide) -> JSON {
    .members([
      ("text", .string(facet.shown)),
      ("words", facet.words.map { ["zh": .string($0.zh), "en": .string($0.en)] }),
      ("unfolded", facet.unfolded == facet.shown ? nil : facet.unfolded.map(JSON.string)),
      ("place", .string(facet.place.place)),
      ("layer", owner.layer(of: facet.place).map(JSON.string)),
      (
        "sources",
        facet.citations.isEmpty
          ? nil
          : .array(
            facet.citations.map { citation in
              .members([
                ("source", .string(citation.source.id)),
                ("article", citation.article.map(JSON.string)),
                ("confidence", .string(citation.confidence.rawValue)),
              ])
            })
      ),
    ])
  }

  private static func name(_ aspect: StructuralAspect) -> JSON {
    switch aspect {
    case .gives(let output): .string("gives \(output.key)")
    case .option(let id): .string("option \(id)")
    case .doubt(let id): .string("doubt \(id)")
    default: .string("\(DiffWord(aspect))")
    }
  }
}
