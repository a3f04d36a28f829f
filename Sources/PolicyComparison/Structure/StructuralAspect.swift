import PolicyProgram

/// What about a part is said in one place.
package enum StructuralAspect: Hashable, Sendable {
  /// That the part is there at all.
  case presence
  case title
  case instrument
  case inForceFrom
  case inForceUntil
  case governedBy
  case calendar
  case firstDay
  case missingDay
  case restDay
  case opens
  case closes
  case value
  case when
  /// The rules or statuses it defeats.
  case defeats
  case gives(OutputName)
  /// One option of a reading.
  case option(String)
  /// The option taken when nobody chooses.
  case fallback
  case doubt(String)
  case event
  case starts
  case ends
  /// When a paper is asked for, and what it must be.
  case asked
  /// The papers of which any will do.
  case members
  case type
  case range
  case presumed
  case because
  case question
  case cite
  case published
  case confidence
  case fault
  case whereRead

  /// What kind of difference it makes.
  package var weight: Weight {
    switch self {
    case .title, .because, .question: .words
    case .cite, .published, .confidence, .fault, .whereRead: .basis
    default: .rules
    }
  }

  /// The order in which a part's aspects are told.
  var rank: Int {
    switch self {
    case .presence: 0
    case .inForceFrom, .opens, .when, .firstDay, .starts, .asked, .type: 1
    case .inForceUntil, .closes, .defeats, .missingDay, .ends, .members, .range: 2
    case .governedBy, .value, .gives, .restDay, .fallback, .presumed, .event: 3
    case .option, .calendar, .instrument: 4
    case .doubt: 5
    case .cite, .published, .confidence, .fault, .whereRead: 6
    case .title, .because, .question: 7
    }
  }

  /// Tells aspects of one rank apart, the same in every run.
  var tie: String {
    switch self {
    case .gives(let output): output.key
    case .option(let id), .doubt(let id): id
    default: "\(self)"
    }
  }
}

/// What a difference can touch.
package enum Weight: Int, Comparable, Sendable, CaseIterable {
  /// Labels and reasons; no decision reads them.
  case words
  /// Sources and citations: what a decision rests on, not what it is.
  case basis
  /// What a decision is computed from.
  case rules

  package static func < (a: Weight, b: Weight) -> Bool { a.rawValue < b.rawValue }
}
