import CivilTime
import Diagnostics
import PolicyProgram
import PolicyValues
import SourceText

/// Turns one edition's checked expressions into a program for one procedure.
///
/// Every expression becomes a register and a term; the register holds the value, the term remembers how
/// it was written. Whatever is named is lowered once.
final class Lowering {
  /// The edition whose expressions are being lowered: the one asked about, or one whose statuses are.
  var edition: CheckedEdition
  let procedure: CheckedProcedure?
  var builder = CodeBuilder()
  var terms: [DraftTerm] = []
  var inputs: [InputSpec] = []
  var facts: [FactSpec] = []
  var readings: [ReadingSpec] = []
  /// The windows that were named, in the order in which they came up.
  var windowNames: [String] = []
  var definitions: [Definition] = []
  var veils: [(register: CodeBuilder.Register, veil: Program.Veil)] = []
  var workdays: WorkdayRun?
  var diagnostics: [Diagnostic] = []
  /// Whether anybody wants the program; if not, only the complaints.
  var isProgramWanted = true

  /// What a record fact is read as while the status after the event is lowered.
  var written: [String: Lowered] = [:]
  /// Facts that are taken as the vocabulary presumes them.
  var presuming: Set<String> = []
  /// What the edition's first day wrote, which everything but the transition itself reads.
  var transitioned: [String: Lowered] = [:]
  var transition: [DraftRule] = []
  /// Finished facts, readings, definitions, window ends and outputs by key; changes with `written`.
  var known: [String: Lowered] = [:]
  /// Whether a rule stands in an output, once lowered; forgotten along with `known`.
  var standing: [Standing: CodeBuilder.Register] = [:]
  var inProgress: [String] = []
  var outputs: [OutputName: DraftOutput] = [:]
  var requirements: [DraftRequirement] = []
  /// The bit of each paper, and of each quality as `paper:quality`.
  var paperBits: [String: Int] = [:]
  var paperWords: [CodeBuilder.Register] = []
  var papersGivenRegister: CodeBuilder.Register?
  var calendarNumber: UInt8?
  /// The status of which other rules are being lowered; nil outside `status on`.
  var visit: StatusVisit?
  var visitWindows: [String: StatusVisit.Window] = [:]
  var statusUses: [DraftStatusUse] = []
  let home: CheckedEdition
  let neighbours: Neighbours

  /// A value: where it stands, and how it was written.
  struct Lowered {
    let register: CodeBuilder.Register
    let term: TermID
  }

  /// A rule in one of its outputs; the prefix tells rules from statuses.
  struct Standing: Hashable {
    let rule: Int
    let output: OutputName
    let prefix: String
  }

  /// A term whose register is still provisional.
  struct DraftTerm {
    let kind: Kind
    let register: CodeBuilder.Register
    let type: ValueType
    let operands: [TermID]
    let place: SourceRange

    enum Kind {
      case final(Term.Kind)
      case table([(condition: CodeBuilder.Register, keys: [String], value: TermID)])
    }
  }

  /// - Parameter calendar: the workdays the edition counts by; nil when no year is loaded.
  init(
    _ edition: CheckedEdition, _ procedure: CheckedProcedure?, calendar: WorkdayRun?,
    _ neighbours: Neighbours = .none
  ) {
    self.edition = edition
    self.home = edition
    self.neighbours = neighbours
    self.procedure = procedure
    self.workdays = calendar
  }

  func term(
    _ kind: Term.Kind, _ register: CodeBuilder.Register, _ type: ValueType,
    _ operands: [TermID] = [], at place: SourceRange
  ) -> Lowered {
    terms.append(
      DraftTerm(
        kind: .final(kind), register: register, type: type, operands: operands, place: place))
    return Lowered(register: register, term: TermID(terms.count - 1))
  }

  /// Lowers something named once; a name that needs itself is complained about and becomes unknown.
  func once(_ name: String, _ type: ValueType, at place: SourceRange, _ lower: () -> Lowered)
    -> Lowered
  {
    if let done = known[name] { return done }
    let key = name + (visit?.mark ?? "")
    if let start = inProgress.firstIndex(of: key) {
      let ring = (Array(inProgress[start...]) + [key]).map { name in
        String(name.split(separator: "@")[0].split(separator: ":").last ?? "")
      }
      diagnostics.append(.cycle(ring, at: place))
      return silent(type, at: place)
    }
    inProgress.append(key)
    let lowered = lower()
    inProgress.removeLast()
    known[name] = lowered
    return lowered
  }

  /// The number of the workday calendar in this program; nil where no year is known.
  func calendar() -> UInt8? {
    if let calendarNumber { return calendarNumber }
    guard let workdays else { return nil }
    let number = builder.calendar(workdays)
    calendarNumber = number
    return number
  }

  // MARK: Inputs

  func fact(_ name: String, at place: SourceRange) -> Lowered {
    if let visit, let known = factOnVisit(name, visit, at: place) { return known }
    if let value = written[name] {
      return term(
        .definition(definitionIndex(name, value)), value.register, type(ofFact: name), [value.term],
        at: place)
    }
    let key = procedure != nil && name == "day" ? "request.date" : name
    guard let spec = edition.scope.facts[key]?.spec else {
      return silent(.bool, at: place)
    }
    if presuming.contains(key),
      let presumed = edition.presumptions.first(where: { $0.fact == key })?.value
    {
      let value = once("presumed:\(key)", spec.type, at: place) { lower(presumed) }
      return term(
        .definition(definitionIndex(key, value)), value.register, spec.type, [value.term],
        at: place)
    }
    let index = facts.firstIndex { $0.id == key }
    let register: CodeBuilder.Register
    if let index, let old = factRegisters[key] {
      register = old
      return term(.fact(index), register, spec.type, at: place)
    }
    register = builder.input(registerType(spec.type), domain: spec.domain)
    factRegisters[key] = register
    inputs.append(.fact(facts.count))
    facts.append(spec)
    return term(.fact(facts.count - 1), register, spec.type, at: place)
  }

  var factRegisters: [String: CodeBuilder.Register] = [:]
  var readingRegisters: [String: CodeBuilder.Register] = [:]

  private func type(ofFact name: String) -> ValueType {
    edition.scope.facts[name]?.spec.type ?? .bool
  }

  /// A definition entry that stands for what an event wrote into a record fact.
  func definitionIndex(_ name: String, _ value: Lowered) -> Int {
    if let index = definitions.firstIndex(where: { $0.id == name && $0.body == value.term }) {
      return index
    }
    let place = edition.scope.facts[name]?.spec.place ?? edition.place
    let label = edition.scope.facts[name]?.spec.label
    definitions.append(
      Definition(id: name, title: label, body: value.term, basis: Basis(place: place)))
    return definitions.count - 1
  }

  func reading(_ name: String, at place: SourceRange) -> Lowered {
    if let visit { return readingOnVisit(name, visit, at: place) }
    return ownReading(name, edition.scope.readings[name], at: place)
  }

  /// A reading as an input; one of another edition stands beside those of the edition asked about.
  func ownReading(_ name: String, _ spec: ReadingSpec?, at place: SourceRange) -> Lowered {
    let type = ValueType.choice(ChoiceID(name))
    guard let spec else { return silent(.bool, at: place) }
    let index = readings.firstIndex { $0.id == name }
    if let index, let register = readingRegisters[name] {
      return term(.reading(index), register, type, at: place)
    }
    let register = builder.input(.choice(spec.mask), domain: Ends(oneOf: spec.mask))
    readingRegisters[name] = register
    inputs.append(.reading(readings.count))
    readings.append(spec)
    return term(.reading(readings.count - 1), register, type, at: place)
  }

  /// A value on which the sources are silent: an input that is never known.
  func silent(_ type: ValueType, at place: SourceRange) -> Lowered {
    let register = builder.input(registerType(type), domain: silentDomain(type))
    inputs.append(.silent(place))
    return term(.unstated, register, type, at: place)
  }

  private func silentDomain(_ type: ValueType) -> Ends? {
    switch type {
    case .int, .money: Ends(0, FactBounds.largestAmount)
    default: nil
    }
  }

  func registerType(_ type: ValueType) -> RegisterType {
    switch type {
    case .bool: .bool
    case .date: .day
    case .int: .int
    case .money: .money
    case .choice(let id): .choice(options(id).mask)
    case .set(let id): .set(options(id).mask)
    }
  }

  func options(_ id: ChoiceID) -> ChoiceSpec {
    if id == EngineChoices.target, let procedure { return procedure.targets }
    return edition.scope.choices[id] ?? home.scope.choices[id] ?? ChoiceSpec(id: id, options: [])
  }
}
