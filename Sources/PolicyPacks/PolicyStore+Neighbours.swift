import CivilTime
import PolicyChecking
import PolicyValues

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
          ? nil
          : editions.reduce(into: [:]) { all, edition in
            all.merge(procedures(of: edition)) { $1 ?? $0 }
          }
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

  /// The procedures that an edition's file or those it extends speak of, with their titles; nothing is
  /// checked.
  private func procedures(of edition: EditionFile) -> [String: Wording?] {
    var names: [String: Wording?] = [:]
    var seen: Set<String> = []
    var layer: EditionFile? = edition
    while let next = layer, seen.insert(next.id).inserted {
      for (name, title) in next.file.procedureTitles {
        names[name] = (names[name] ?? nil) ?? title
      }
      layer = next.file.text("extends").flatMap { base($0.value) }
    }
    return names
  }
}
