/// The benchmark's rules over days since 1970, enums and option sets, as one writes them in Swift.
enum Natural {
  enum Channel: UInt8 { case localStation, otherStation, wechat, online }
  enum Housing: UInt8 { case owned, rented, lodging, employer }
  enum Outcome: UInt8 { case accept, tooEarly, refuse, reapply }
  enum Status: UInt8 { case valid, suspended, lapsed }
  enum Continuity: UInt8 { case continues, restarts }

  struct Papers: OptionSet {
    let rawValue: UInt16
    static let permit = Papers(rawValue: 1)
    static let identityProof = Papers(rawValue: 1 << 1)
    static let anyIdentity = Papers(rawValue: 0b1110)
    static let agentID = Papers(rawValue: 1 << 8)
    static let kinshipProof = Papers(rawValue: 1 << 9)
    static let letter = Papers(rawValue: 1 << 10)

    static func proof(of housing: Housing) -> Papers {
      Papers(rawValue: 1 << (4 + UInt16(housing.rawValue)))
    }
  }

  struct Case {
    let issued: Int32
    let expires: Int32
    let applied: Int32
    let addressChanged: Bool
    let identityChanged: Bool
    let channel: Channel
    let housing: Housing
    let agent: Bool
    let age: Int32
    let hasAuthorization: Bool
    let materials: Papers
  }

  struct Decision {
    var outcome: Outcome
    let status: Status
    var start: Int32?
    var end: Int32?
    let continuity: Continuity
    let missing: Papers
    var fee: Int32
    let deadline: Int32
  }

  @inline(never)
  static func decide(_ c: Case) -> Decision {
    let deadline = EpochDay.addMonths(c.expires, 6)
    let status: Status =
      c.applied <= c.expires ? .valid : c.applied <= deadline ? .suspended : .lapsed
    let missing = missing(c)
    let changed = c.addressChanged || c.identityChanged
    var decision = Decision(
      outcome: .refuse, status: status, continuity: status == .lapsed ? .restarts : .continues,
      missing: missing, fee: 0, deadline: deadline)
    if status == .lapsed {
      decision.outcome = .reapply
      decision.fee = 20
    } else if c.applied < EpochDay.addMonths(c.expires, -1) {
      decision.outcome = .tooEarly
    } else if changed && (c.channel == .wechat || c.channel == .otherStation) {
      decision.outcome = .refuse
    } else if c.agent && c.age >= 16 && !c.hasAuthorization {
      decision.outcome = .refuse
    } else if missing.isEmpty {
      decision.outcome = .accept
      let start = start(c, status)
      decision.start = start
      decision.end = EpochDay.addMonths(start, 12)
      decision.fee = changed ? 20 : 0
    }
    return decision
  }

  private static func start(_ c: Case, _ status: Status) -> Int32 {
    if c.channel == .wechat {
      return EpochDay.wholeMonths(from: c.issued, to: c.applied) == 12 ? c.expires : c.applied
    }
    return status == .valid ? c.expires : c.applied
  }

  private static func missing(_ c: Case) -> Papers {
    var missing: Papers = []
    if !c.materials.contains(.permit) { missing.insert(.permit) }
    if c.materials.isDisjoint(with: .anyIdentity) { missing.insert(.identityProof) }
    if c.addressChanged, !c.materials.contains(.proof(of: c.housing)) {
      missing.insert(.proof(of: c.housing))
    }
    if c.agent {
      if !c.materials.contains(.agentID) { missing.insert(.agentID) }
      if !c.materials.contains(.kinshipProof) { missing.insert(.kinshipProof) }
      if c.age >= 16, !c.materials.contains(.letter) { missing.insert(.letter) }
    }
    return missing
  }
}
