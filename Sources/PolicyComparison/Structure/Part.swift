/// What of an edition a difference is about, by id and never by where it stands.
package enum Part: Hashable, Sendable {
  /// The edition as a whole: its dates, its calendar, its governing day.
  case edition
  case conventions
  case source(String)
  case fact(String)
  case reading(String)
  /// An assumption has no id; its own text, parts in order, is what it is known by.
  case assumption(String)
  case window(String)
  case definition(String)
  case status(String)
  case procedure(String)
  case rule(procedure: String, String)
  case validity(procedure: String)
  /// A paper, or alternatives of which one will do, whichever entry asks for it.
  case paper(procedure: String, String)
  case fee(procedure: String)
  case completion(procedure: String)
  case record(procedure: String, String)
  case gap(procedure: String)

  /// The procedure it belongs to, or is.
  package var procedure: String? {
    switch self {
    case .procedure(let id), .rule(let id, _), .validity(let id), .paper(let id, _), .fee(let id),
      .completion(let id), .record(let id, _), .gap(let id):
      id
    default: nil
    }
  }

  /// Its id, where it has one.
  package var id: String? {
    switch self {
    case .source(let id), .fact(let id), .reading(let id), .assumption(let id), .window(let id),
      .definition(let id), .status(let id), .procedure(let id), .rule(_, let id), .paper(_, let id),
      .record(_, let id):
      id
    default: nil
    }
  }

  /// The place of its kind in a report; reports do not depend on the order of files.
  var rank: Int {
    switch self {
    case .edition: 0
    case .conventions: 1
    case .window: 2
    case .reading: 3
    case .definition: 4
    case .assumption: 5
    case .status: 6
    case .procedure: 7
    case .rule: 8
    case .validity: 9
    case .paper: 10
    case .fee: 11
    case .completion: 12
    case .record: 13
    case .gap: 14
    case .fact: 15
    case .source: 16
    }
  }

  /// Kinds in a fixed order, a procedure's parts together, then by id.
  package static func precedes(_ a: Part, _ b: Part) -> Bool {
    func key(_ part: Part) -> (Int, String, Int, String) {
      let isInside = part.procedure != nil
      return (isInside ? 7 : part.rank, part.procedure ?? "", part.rank, part.id ?? "")
    }
    return key(a) < key(b)
  }
}
