import CivilTime
import PolicyValues
import SourceText

/// The compiled policy for one question: code over registers, and side tables that say what they mean.
///
/// The code decides; the tables name. Nothing in the tables is needed to run the code.
package struct Program: Sendable {
  package let policy: String
  package let edition: String
  /// nil: the program answers the status alone.
  package let procedure: ProcedureSpec?
  package let code: Code
  package let inputs: [InputSpec]
  package let facts: [FactSpec]
  package private(set) var readings: [ReadingSpec]
  package private(set) var choices: [ChoiceID: ChoiceSpec]
  package let papers: [PaperSpec]
  /// The bit of each paper, and of each paper's quality as `paper:quality`.
  package let paperBits: [String: Int]
  package let terms: [Term]
  package let definitions: [Definition]
  package let windows: [Window]
  package let rules: [Rule]
  package let statuses: [Rule]
  package let outputs: [Output]
  package let requirements: [Requirement]
  /// Any required paper is missing.
  package let incomplete: RegisterID?
  /// The status on the day before the event; a set with one member where all is well.
  package let statusBefore: RegisterID?
  /// The status after an accepted event.
  package let statusAfter: RegisterID?
  /// The first and last day that may not count.
  package let gapFrom: TermID?
  package let gapUntil: TermID?
  /// What every case must satisfy, where the program reads all that it speaks of.
  package let assumptions: [TermID]
  /// Why a register under a veil is unknown.
  package let veils: [RegisterID: Veil]
  /// The notices by which the calendar's years are known.
  package let calendar: String?
  /// Every place that asks what a permit is on a day.
  package let statusUses: [StatusUse]
  /// The overlays that may change what it decides.
  package let overlays: [Overlay]
  /// What the edition's first day wrote into older records; nil where it writes nothing.
  package let transition: Transition?

  package init(
    policy: String, edition: String, procedure: ProcedureSpec?, code: Code, inputs: [InputSpec],
    facts: [FactSpec], readings: [ReadingSpec], choices: [ChoiceID: ChoiceSpec],
    papers: [PaperSpec], paperBits: [String: Int], terms: [Term], definitions: [Definition],
    windows: [Window], rules: [Rule], statuses: [Rule], outputs: [Output],
    requirements: [Requirement], incomplete: RegisterID?, statusBefore: RegisterID?,
    statusAfter: RegisterID?, gapFrom: TermID?, gapUntil: TermID?, assumptions: [TermID],
    veils: [RegisterID: Veil], calendar: String?, statusUses: [StatusUse] = [],
    overlays: [Overlay] = [], transition: Transition? = nil
  ) {
    self.policy = policy
    self.edition = edition
    self.procedure = procedure
    self.code = code
    self.inputs = inputs
    self.facts = facts
    self.readings = readings
    self.choices = choices
    self.papers = papers
    self.paperBits = paperBits
    self.terms = terms
    self.definitions = definitions
    self.windows = windows
    self.rules = rules
    self.statuses = statuses
    self.outputs = outputs
    self.requirements = requirements
    self.incomplete = incomplete
    self.statusBefore = statusBefore
    self.statusAfter = statusAfter
    self.gapFrom = gapFrom
    self.gapUntil = gapUntil
    self.assumptions = assumptions
    self.veils = veils
    self.calendar = calendar
    self.statusUses = statusUses
    self.overlays = overlays
    self.transition = transition
  }

  package subscript(_ id: TermID) -> Term { terms[Int(id.index)] }

  package func output(_ name: OutputName) -> Output? { outputs.first { $0.name == name } }

  /// The program with words beside its own, which its code does not read: readings that chose the edition,
  /// and procedures that other editions would send to.
  package func adding(
    readings more: [ReadingSpec], targets: [(id: String, label: Wording)]
  ) -> Program {
    var program = self
    program.readings += more
    for reading in more {
      let options = reading.options.map { (id: $0.id, label: $0.label) }
      program.choices[ChoiceID(reading.id)] = ChoiceSpec(
        id: ChoiceID(reading.id), options: options)
    }
    var known = choices[EngineChoices.target]?.options ?? []
    for target in targets where !known.contains(where: { $0.id == target.id }) {
      known.append(target)
    }
    program.choices[EngineChoices.target] = ChoiceSpec(id: EngineChoices.target, options: known)
    return program
  }

  /// Why a partial value is unknown.
  package enum Veil: Sendable {
    /// A year without a notice.
    case calendar
    /// `missing-day: reject`, and the month has no such day.
    case missingDay
    /// A table over windows, none of which contains the day.
    case noWindow(SourceRange)
    /// A table over windows, several of which contain the day.
    case severalWindows(SourceRange)
    /// A day on which no status holds.
    case noStatus
    /// A day on which several statuses hold.
    case severalStatuses
    /// A day on which no edition is in force.
    case noEdition
    /// An output that is read although nothing gives it.
    case notGiven
    /// An output that is read although the rules that give it disagree.
    case disputed
  }
}

/// A procedure's own words.
package struct ProcedureSpec: Sendable {
  package let id: String
  package let title: Wording
  package let event: String?
  package let basis: Basis

  package init(id: String, title: Wording, event: String?, basis: Basis) {
    self.id = id
    self.title = title
    self.event = event
    self.basis = basis
  }
}
