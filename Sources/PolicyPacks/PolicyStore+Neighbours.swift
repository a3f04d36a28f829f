import CivilTime
import PolicyChecking

extension PolicyStore {
  /// The editions of all packs, as an edition may ask them for their statuses.
  var neighbours: Neighbours {
    Neighbours(
      editions: { [self] policy in
        editions(of: policy).map { Neighbours.Head(edition: $0.edition, from: $0.from) }
      },
      checked: { [self] name in
        guard let file = base(name) else { return nil }
        let result = checked(file)
        guard let edition = result.value, !result.hasErrors else { return nil }
        return Neighbours.Source(edition: edition, calendar: workdays(edition))
      },
      procedures: { [self] policy in
        let editions = editions(of: policy)
        return editions.isEmpty
          ? nil : editions.reduce(into: []) { $0.formUnion(procedures(of: $1)) }
      },
      notices: { [self] calendar in
        let files = pack(of: calendar)?.calendars(named: calendar).value ?? []
        let dated = files.compactMap { file -> (Int, CivilDate)? in
          guard let year = file.year?.value, let last = file.notices.compactMap(\.published).max()
          else { return nil }
          return (year, last)
        }
        return Dictionary(dated) { max($0, $1) }
      })
  }

  /// The procedures that an edition's file or those it extends speak of; nothing is checked.
  private func procedures(of edition: EditionFile) -> Set<String> {
    var names: Set<String> = []
    var seen: Set<String> = []
    var layer: EditionFile? = edition
    while let next = layer, seen.insert(next.id).inserted {
      if case .mapping(let entries, _)? = next.file.document.root,
        case .mapping(let procedures, _)? = entries.first(where: { $0.key.text == "procedures" })?
          .value
      {
        names.formUnion(procedures.map(\.key.text))
      }
      layer = next.file.text("extends").flatMap { base($0.value) }
    }
    return names
  }
}
