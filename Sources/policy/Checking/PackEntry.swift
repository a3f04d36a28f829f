import CivilTime
import Diagnostics
import PolicyChecking
import PolicyPacks
import PolicyReports
import PolicySyntax
import PolicyValues

/// A pack as `list` shows it.
struct PackEntry {
  let pack: LoadedPack
  let policies: [PolicyEntry]

  struct PolicyEntry {
    let id: String
    let editions: [EditionEntry]
  }

  struct EditionEntry {
    let file: EditionFile
    let checked: Checked<CheckedEdition?>

    var isSound: Bool { checked.value != nil && !checked.hasErrors }
    var procedures: [String] { checked.value?.procedures.map(\.spec.id) ?? [] }
    var readings: Int { checked.value?.scope.readings.count ?? 0 }

    /// The readings that the pack leaves open, by name: without a choice, what depends on one of
    /// them stays undetermined.
    var openReadings: [String] {
      let all = checked.value?.scope.readings.values ?? [:].values
      return all.filter { $0.fallback == nil }.map(\.id).sorted()
    }

    /// How many sources of each confidence the edition may cite, strongest first.
    var sources: [(confidence: Confidence, count: Int)] {
      let all = checked.value?.scope.sources.values.map(\.spec.confidence) ?? []
      return Confidence.allCases.compactMap { confidence in
        let count = all.count { $0 == confidence }
        return count == 0 ? nil : (confidence, count)
      }
    }
  }

  init(_ pack: LoadedPack, _ store: PolicyStore) {
    self.pack = pack
    policies = store.policies(of: pack).map { policy in
      PolicyEntry(
        id: policy,
        editions: store.editions(of: policy).map {
          EditionEntry(file: $0, checked: store.checked($0))
        })
    }
  }

  /// Errors of the pack's files, its editions among them.
  var errors: Int {
    let editions = policies.flatMap(\.editions).flatMap(\.checked.diagnostics)
    return (pack.diagnostics + editions).eachOnce().errorCount
  }

  // MARK: JSON

  var json: JSON {
    .members([
      ("pack", .string(pack.id)), ("folder", .string(pack.folder)),
      ("title", pack.declaration?.title.map { ["zh": .string($0.zh), "en": .string($0.en)] }),
      ("version", pack.declaration?.version.map { .string($0.value.description) } ?? .null),
      ("needs", .array((pack.declaration?.needs ?? []).map(\.json))),
      ("errors", .int(errors)),
      (
        "policies",
        .array(
          policies.map { policy in
            ["policy": .string(policy.id), "editions": .array(policy.editions.map(\.json))]
          })
      ), ("overlays", overlayJSON),
    ])
  }
}

extension PackEntry.EditionEntry {
  fileprivate var json: JSON {
    let isOpen = file.until.packed >= PackedDay.never
    return .members([
      ("edition", .string(file.edition)), ("from", .string(file.from.description)),
      ("until", isOpen ? .null : .string(file.until.description)), ("disputed", disputed),
      ("checks", .bool(isSound)), ("procedures", .strings(procedures)),
      ("readings", .int(readings)), ("openReadings", .strings(openReadings)),
      ("sources", .members(sources.map { ($0.confidence.rawValue, .int($0.count)) })),
    ])
  }

  /// The days in force by option, where a reading disputes them.
  private var disputed: JSON? {
    let disputes = file.disputes
    guard !disputes.isEmpty else { return nil }
    return .array(
      disputes.map { reading, option, days in
        .members([
          ("reading", .string(reading)), ("option", option.map { .string($0) } ?? .null),
          ("from", .string(days.from.description)),
          ("until", days.until.isNever ? .null : .string(days.until.description)),
        ])
      })
  }
}

extension NeedDecl {
  fileprivate var json: JSON {
    .members([
      ("pack", .string(pack.value)), ("from", from.map { .string($0.value.description) }),
      ("before", before.map { .string($0.value.description) }),
    ])
  }
}
