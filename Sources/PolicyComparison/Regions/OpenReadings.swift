/// Readings with a default that are unknowns all the same.
package enum OpenReadings: Sendable {
  case none
  case all
  case one(String)

  func contains(_ id: String) -> Bool {
    switch self {
    case .none: false
    case .all: true
    case .one(let open): open == id
    }
  }
}
