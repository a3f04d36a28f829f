import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

/// A decision as the object that the outside world relies on.
///
/// A day is `YYYY-MM-DD`, or `never`. A value that cannot be said is null, and its path stands in
/// `undetermined`; any other null is not due.
package struct DecisionJSON {
  let decision: Decision
  let context: ReportContext

  package init(_ decision: Decision, _ context: ReportContext) {
    self.decision = decision
    self.context = context
  }

  var program: Program { decision.program }

  package var json: JSON {
    .members([
      ("policy", .string(program.policy)), ("edition", .string(program.edition)),
      ("procedure", program.procedure.map { .string($0.id) } ?? .null),
      ("outcome", decision.outcome.map(JSON.string) ?? .null), ("to", word(.to)),
      ("rules", .strings(decision.decidingRules.map { program.rules[$0].id })),
      ("status", ["before": status(decision.statusBefore), "after": status(decision.statusAfter)]),
      ("validity", validity), ("continuity", continuity), ("materials", materials), ("fee", fee),
      ("completedBy", date(.completedBy)), ("record", record),
      ("windows", .array(program.windows.filter(\.isShown).map(window))),
      (
        "sensitivity",
        .array(
          decision.sensitivity.map(sensitivity)
            + (context.conventions ?? []).filter { !$0.changes.isEmpty }.map(convention))
      ),
      ("sameUnderEveryReading", sameUnderEveryReading),
      (
        "sameUnderEveryConvention",
        context.conventions.map { .bool($0.allSatisfy(\.changes.isEmpty)) }
      ),
      ("undetermined", undetermined), ("presumed", .strings(decision.presumed)),
      ("overlays", overlays), ("transition", transition),
      ("disputes", context.disputes.map { DisputesJSON($0, context).json }), ("next", next),
      ("digest", digest),
    ])
  }

  /// When a request that is too early may be made: under the readings taken, then under others by
  /// which that differs; nil where nobody looked, or nothing is too early.
  private var next: JSON? {
    guard let openings = context.outlook?.openings, !openings.isEmpty else { return nil }
    return .array(
      openings.map { opening in
        let choice = opening.choice.map { program.readings[$0.reading] }
        return .members([
          ("reading", choice.map { .string($0.id) }),
          (
            "option",
            opening.choice.map { .string(program.readings[$0.reading].options[$0.option].id) }
          ),
          ("from", day(opening.from?.packed)), ("until", day(opening.until?.packed)),
          ("outcome", opening.decision?.outcome.map(JSON.string) ?? .null),
          (
            "rules",
            .strings(
              opening.decision.map { decision in
                decision.decidingRules.map { decision.program.rules[$0].id }
              } ?? [])
          ),
        ])
      })
  }

  /// null where it was not found out, or where the outcome itself is open.
  private var sameUnderEveryReading: JSON {
    if case .undetermined = decision.output(.outcome) { return .null }
    return decision.isSameUnderEveryReading.map(JSON.bool) ?? .null
  }

  // MARK: Outputs

  func word(_ name: OutputName) -> JSON { value(decision.output(name), of: name) }

  func date(_ name: OutputName) -> JSON { value(decision.output(name), of: name) }

  /// An output's value by its type; null where there is none.
  private func value(_ value: OutputValue, of name: OutputName) -> JSON {
    guard let known = value.known, let type = program.output(name)?.type else { return .null }
    return plain(known, type)
  }

  func plain(_ value: Int32, _ type: ValueType) -> JSON {
    switch type {
    case .bool: .bool(value == 1)
    case .date: day(value)
    case .int: .int(Int(value))
    case .money: .string(amount(value))
    case .choice(let id): names(value, id).first.map(JSON.string) ?? .null
    case .set(let id): .strings(names(value, id))
    }
  }

  func names(_ mask: Int32, _ id: ChoiceID) -> [String] {
    if let choice = program.choices[id] { return choice.names(mask) }
    let options = program.readings.first { $0.id == id.name }?.options.map(\.id) ?? []
    return options.indices.filter { mask >> Int32($0) & 1 != 0 }.map { options[$0] }
  }

  func day(_ packed: Int32?) -> JSON {
    packed.map { .string(CivilDate(packed: $0).description) } ?? .null
  }

  private func status(_ value: OutputValue) -> JSON {
    value.known.flatMap { names($0, EngineChoices.status).first }.map(JSON.string) ?? .null
  }

  var validity: JSON {
    let ends = [decision.output(.validityStarts), decision.output(.validityEnds)]
    guard ends.contains(where: { $0 != .notDue }) else { return .null }
    return .members([
      ("from", date(.validityStarts)), ("until", date(.validityEnds)),
      ("over", decision.isOverWhenGranted ? true : nil),
    ])
  }

  var continuity: JSON {
    guard decision.output(.continuity).known != nil else { return .null }
    let gap = decision.gap.map { gap -> JSON in
      ["from": day(gap.from.packed), "until": day(gap.until.packed), "days": .int(gap.days)]
    }
    return ["effect": word(.continuity), "gap": gap ?? .null]
  }

  /// An amount that is due and not known is null, never 0.
  var fee: JSON {
    switch decision.output(.fee) {
    case .notDue: .null
    case .value(let fen):
      ["amount": .string(amount(fen)), "currency": "CNY", "due": .bool(fen != 0)]
    case .undetermined: ["amount": .null, "currency": "CNY", "due": true]
    }
  }

  /// What an accepted event writes, by record fact.
  private var record: JSON {
    .members(
      decision.outputs.compactMap { name, value in
        guard case .record(let fact) = name, value != .notDue else { return nil }
        return (fact, self.value(value, of: name))
      })
  }

  func window(_ window: Window) -> JSON {
    let (opens, closes) = (
      decision[program[window.opens].register].value,
      decision[program[window.closes].register].value
    )
    var left: JSON = .null
    if let today = Speaker(.en, decision).day, let closes, today <= closes, !isNever(closes) {
      left = .int(CivilDate(packed: today).days(to: CivilDate(packed: closes)))
    }
    return [
      "id": .string(window.id), "opens": day(opens), "closes": day(closes), "daysLeft": left,
      "place": .string(window.basis.place.place),
    ]
  }

  // MARK: What is left

  private var undetermined: JSON {
    .array(
      decision.undetermined.map { output, reason in
        [
          "output": .string(jsonName(output)), "why": .string(reason.why.rawValue),
          "facts": .strings(reason.facts), "rules": .strings(reason.rules),
          "readings": .strings(reason.readings),
        ]
      })
  }

  /// The path in the object of an output listed by its key.
  func jsonName(_ key: String) -> String {
    switch key {
    case "status": "status.before"
    case "status-after": "status.after"
    default:
      switch OutputName(key: key) {
      case .outcome?: "outcome"
      case .to?: "to"
      case .continuity?: "continuity"
      case .validityStarts?: "validity.from"
      case .validityEnds?: "validity.until"
      case .fee?: "fee"
      case .completedBy?: "completedBy"
      case .record?, nil: "record.\(key)"
      }
    }
  }

  private var digest: JSON {
    .members([
      ("policy", context.digests.policy.map(JSON.string)),
      ("calendar", context.digests.calendar.map(JSON.string) ?? .null),
      ("engine", context.digests.engine.map(JSON.string)),
    ])
  }
}
