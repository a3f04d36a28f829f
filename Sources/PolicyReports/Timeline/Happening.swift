import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyReplay

/// One line of what happened: an event, or a status that changed by itself.
struct Happening {
  let day: CivilDate
  let content: Content

  enum Content {
    /// The event, by its place in the history.
    case event(Int)
    /// What an edition wrote on its first day, by its place in the history.
    case passage(Int)
    case change(from: StatusInterval, to: StatusInterval)
  }

  /// Events and changes in the order of their days; what an event changes is the event's.
  static func all(_ history: History) -> [Happening] {
    let events = history.moments.enumerated().map {
      Happening(day: $0.element.event.date, content: .event($0.offset))
    }
    let days = Set(events.map(\.day))
    let changes = zip(history.intervals, history.intervals.dropFirst()).compactMap {
      before, after -> Happening? in
      guard before.name != after.name, !days.contains(after.from) else { return nil }
      return Happening(day: after.from, content: .change(from: before, to: after))
    }
    let passages = history.passages.enumerated().map {
      Happening(day: $0.element.day, content: .passage($0.offset))
    }
    return (passages + events + changes).sorted { $0.day < $1.day }
  }
}

extension History {
  /// The rules that gave a moment's outcome.
  func rules(of moment: Moment) -> [Rule] {
    guard let decision = moment.decision else { return [] }
    return decision.decidingRules.map { decision.program.rules[$0] }
  }

  /// The rules at a segment's boundary: those of the event that made it, else of the status.
  func rules(of segment: Segment) -> [Rule] {
    if let moment = segment.moment { return rules(of: moments[moment]) }
    guard segment.kind == .grace || segment.kind == .gap else { return [] }
    return interval(on: segment.from)?.rule.map { [$0] } ?? []
  }
}
