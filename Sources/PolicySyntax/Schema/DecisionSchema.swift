/// The schema of a decision, as `policy decide` prints it; fields may be added to a decision, so
/// every object accepts more than is listed here.
enum DecisionSchema {
  private static let outcomes: JSONValue = [
    "accepted", "not-yet", "incomplete", "refused", "redirected",
  ]
  private static let why: JSONValue = [
    "needs", "gap", "conflict", "calendar", "silent", "reading", "edition",
  ]

  private static let text: JSONValue = ["type": "string"]
  private static let texts: JSONValue = ["type": "array", "items": text]
  private static let textOrNull: JSONValue = ["type": ["string", "null"]]
  private static let count: JSONValue = ["type": "integer", "minimum": 0]
  private static let date: JSONValue = ["$ref": "#/$defs/date"]
  private static let dateOrNull: JSONValue = ["anyOf": [date, ["type": "null"]]]

  /// An object with these members, all of them required unless said otherwise.
  private static func object(
    _ members: [JSONValue.Member], optional: Set<String> = [], orNull: Bool = false
  ) -> JSONValue {
    let required = members.map(\.key).filter { !optional.contains($0) }
    return [
      "type": orNull ? ["object", "null"] : "object", "properties": .object(members),
      "required": .list(required.map(JSONValue.string)),
    ]
  }

  private static func list(of item: JSONValue) -> JSONValue { ["type": "array", "items": item] }

  private static let continuity = object(
    [
      .init("effect", ["enum": ["continues", "bridges", "resumes", "restarts"]]),
      .init(
        "gap",
        object([.init("from", date), .init("until", date), .init("days", count)], orNull: true)),
    ], orNull: true)

  private static let missing = object(
    [
      .init("id", text), .init("anyOf", texts), .init("qualities", texts),
      .init("rule", textOrNull),
      .init("place", textOrNull),
    ], optional: ["anyOf", "qualities", "rule", "place"])

  private static let materials = object(
    [.init("required", texts), .init("missing", list(of: missing))], orNull: true)

  private static let fee = object(
    [
      .init("amount", ["type": ["string", "null"], "pattern": #"^[0-9]+\.[0-9]{2}$"#]),
      .init("currency", ["const": "CNY"]), .init("due", ["type": "boolean"]),
    ], orNull: true)

  private static let window = object(
    [
      .init("id", text), .init("opens", dateOrNull), .init("closes", dateOrNull),
      .init("daysLeft", ["type": ["integer", "null"]]),
    ], optional: ["daysLeft"])

  /// What lies above the edition, and what its first day wrote; absent where there is neither.
  private static let overlay = object(
    [
      .init("id", text), .init("applies", ["type": ["boolean", "null"]]), .init("from", date),
      .init("until", date), .init("place", text), .init("sources", texts),
      .init(
        "changes",
        list(
          of: object([
            .init("path", text), .init("place", text), .init("replaced", textOrNull),
            .init("sources", texts),
          ]))),
    ])

  private static let transition = object([
    .init("day", date), .init("rules", texts), .init("record", ["type": "object"]),
  ])

  private static let change = object(
    [
      .init("reading", text), .init("convention", text), .init("edition", text),
      .init("option", text), .init("changes", ["type": "object"]),
    ], optional: ["reading", "convention", "edition", "option"])

  private static let undetermined = object(
    [
      .init("output", text), .init("why", ["enum": why]), .init("facts", texts),
      .init("rules", texts),
    ],
    optional: ["facts", "rules"])

  private static let members: [JSONValue.Member] = [
    .init("policy", text), .init("edition", textOrNull), .init("procedure", textOrNull),
    .init("outcome", ["anyOf": [["enum": outcomes], ["type": "null"]]]),
    .init("to", textOrNull), .init("rules", texts),
    .init(
      "status", object([.init("before", textOrNull), .init("after", textOrNull)], orNull: true)),
    .init(
      "validity",
      object(
        [
          .init("from", dateOrNull), .init("until", dateOrNull), .init("over", ["const": true]),
        ], optional: ["over"], orNull: true)),
    .init("continuity", continuity), .init("materials", materials), .init("fee", fee),
    .init("completedBy", dateOrNull), .init("windows", list(of: window)),
    .init("sensitivity", list(of: change)), .init("undetermined", list(of: undetermined)),
    .init("presumed", texts), .init("overlays", list(of: overlay)), .init("transition", transition),
    .init(
      "digest",
      object(
        [.init("policy", text), .init("calendar", textOrNull), .init("engine", text)],
        optional: ["policy", "calendar", "engine"])),
    .init("explanation", ["type": "object"]),
  ]

  /// The whole schema.
  static let schema: JSONValue = {
    let decision = object(
      members,
      optional: [
        "procedure", "sensitivity", "presumed", "overlays", "transition", "digest", "explanation",
      ])
    guard case .object(let body) = decision else { return decision }
    return .object(
      [
        .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
        .init("title", "a decision, as `policy decide` prints it"),
      ] + body + [
        .init(
          "$defs",
          [
            "date": [
              "description": "a day, YYYY-MM-DD, or `never`", "type": "string",
              "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2}|never)$",
            ]
          ])
      ])
  }()
}
