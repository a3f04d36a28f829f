/// One case of the benchmark policy, packed: days as `CivilDate.packed`, choices and sets as bits.
struct BenchCase: Equatable {
  var issued: Int32 = 0
  var expires: Int32 = 0
  var applied: Int32 = 0
  var addressChanged: Int32 = 0
  var identityChanged: Int32 = 0
  /// One bit of `Channel`.
  var channel: Int32 = 0
  /// Bit 0 to 3: owned, rented, lodging, employer.
  var housing: Int32 = 0
  var agent: Int32 = 0
  var age: Int32 = 0
  var authorization: Int32 = 0
  /// Bits of `Material`.
  var materials: Int32 = 0

  static let fieldCount = 11

  /// The facts of the written policy that the fields are, in the order of the fields.
  static let fieldNames = [
    "permit.issued", "permit.expires", "request.date", "changed.address", "changed.identity",
    "request.channel", "housing.kind", "request.by-agent", "applicant.age", "agent.authorized",
    "papers",
  ]
}

/// What the benchmark policy answers; days not due are `never`.
struct BenchAnswer: Equatable {
  /// Bit 0 to 3: accept, too early, refuse, reapply.
  var outcome: Int32
  /// Bit 0 to 2: valid, suspended, lapsed.
  var status: Int32
  /// Bits of `Material`; the proof of identity stands as bit 1.
  var missing: Int32
  var deadline: Int32
  var start: Int32
  var end: Int32
  /// In fen.
  var fee: Int32
  /// Bit 0 and 1: continues, restarts.
  var continuity: Int32

  /// A weighted sum, so that no measured loop computes what nothing reads.
  @inline(__always)
  var weight: Int32 {
    outcome &+ status &* 3 &+ missing &* 5 &+ deadline &* 7 &+ start &* 11 &+ end &* 13 &+ fee
      &+ continuity &* 17
  }
}

enum Channel {
  static let names: [StaticString] = ["local_station", "other_station", "wechat", "online"]
  static let otherStation: Int32 = 2
  static let wechat: Int32 = 4
}

enum Material {
  static let names: [StaticString] = [
    "permit", "id_card", "household_register", "temp_id_card", "property_deed", "lease_contract",
    "lodging_certificate", "employer_certificate", "agent_id", "kinship_proof",
    "authorization_letter",
  ]
  static let permit: Int32 = 1
  static let identity: Int32 = 0b1110
  static let identityProof: Int32 = 2
  static let agentPapers: Int32 = 0b11_0000_0000
  static let letter: Int32 = 0b100_0000_0000
  static let all: Int32 = 0x7FF
  static let housingNames: [StaticString] = ["owned", "rented", "lodging", "employer"]
}
