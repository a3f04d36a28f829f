import CivilTime
import Diagnostics
import PolicyEvaluation
import PolicyPacks
import PolicyProgram
import PolicyReports
import PolicySyntax
import PolicyValues
import SourceText

/// Asks for one fact after the other until nothing more can matter, or nobody answers.
struct Interview {
  private let store: PolicyStore
  private let language: Language
  private let talk: Conversation
  private let latest: EditionFile
  private(set) var draft: CaseDraft
  /// Facts that were asked for and are not known.
  private var unknown: Set<String> = []
  private var number = 0
  /// Whether there are no more answers.
  private var isOver = false

  /// - Parameter policy: `PACK/NAME`, perhaps with an edition.
  init(_ store: PolicyStore, policy: String, procedure: String?, language: Language) throws {
    self.store = store
    self.language = language
    talk = Conversation(language: language)
    let parts = policy.split(separator: "@", maxSplits: 1).map(String.init)
    let editions = store.editions(of: parts.first ?? "")
    let named = parts.count == 2 ? editions.first { $0.edition == parts[1] } : editions.last
    guard let named else { throw complain(store.diagnostics + [.unknown(policy, store)]) }
    latest = named
    draft = CaseDraft(policy: policy, language: language, procedure: procedure)
  }

  mutating func run() throws {
    let checked = store.checked(latest)
    guard let edition = checked.value, !checked.hasErrors else {
      throw complain(checked.diagnostics)
    }
    if draft.procedure == nil { askProcedure(edition.procedures.map(\.spec)) }
    while !isOver, let question = try next() { ask(question) }
    if !isOver { try askPapers() }
  }

  /// The case as it was answered, decided.
  func asked(_ path: String) throws -> AskedCase {
    let read = self.read(path)
    guard let written = read.value else { throw complain(read.diagnostics) }
    let selection = Selection()
    let answered = store.answer(written, selection)
    complain(of: answered.diagnostics)
    return AskedCase(
      written: written, file: SourceFile(path: path, text: draft.text), store: store,
      answer: answered.value, options: try CaseOptions.parse([path]))
  }

  private func read(_ path: String = "interview") -> Checked<CaseDecl?> {
    let found = caseFile(PackFile(SourceFile(path: path, text: draft.text)))
    return Checked(found.value?.written, found.diagnostics)
  }

  // MARK: What to ask

  /// A fact to be asked for, with why.
  private struct Pending {
    let fact: FactSpec
    let program: Program
    let question: (NextQuestion, Decision)?
  }

  private func next() throws -> Pending? {
    guard let written = read().value else { return nil }
    let selection = Selection(usesPresumptions: false, options: .answerAlone)
    let answered = store.answer(written, selection)
    switch answered.value {
    case .refused: throw complain(answered.diagnostics)
    case .noEdition(_, _, let reason, let latest):
      guard let program = store.question(latest, procedure: draft.procedure).value?.program else {
        return nil
      }
      // In a procedure `day` is the day of the request.
      let names = reason.facts.map { $0 == "day" && draft.procedure != nil ? "request.date" : $0 }
      let scope = store.checked(latest).value?.scope
      let fact = names.lazy.filter { !unknown.contains($0) }.compactMap { scope?.facts[$0]?.spec }
        .first
      return fact.map { Pending(fact: $0, program: program, question: nil) }
    case .decided(let ruling):
      guard let bound = store.bound(written, ruling.edition, selection).value else { return nil }
      // What nobody knows is presumed; what nobody was asked is not.
      var input = bound.input
      let presumed = bound.prelude.presuming(input).presumed
      input.presumed = presumed.filter { unknown.contains($0.key) }
      guard let question = bound.question.next(input, unknown: unknown) else { return nil }
      let program = bound.question.program
      let decision = bound.question.decide(input, .answerAlone)
      return Pending(
        fact: program.facts[question.fact], program: program, question: (question, decision))
    }
  }

  // MARK: Asking

  private mutating func ask(_ pending: Pending) {
    number += 1
    let fact = pending.fact
    let answer = FactAnswer(fact, pending.program, language)
    let mark = language == .zh ? "？" : "?"
    let words = (fact.ask ?? fact.label)[language]
    talk.write(
      "\(number). \(words.first?.uppercased() ?? "")\(words.dropFirst())\(mark) (\(fact.id))")
    for hint in answer.hints { talk.write("   \(hint)") }
    if let (question, decision) = pending.question {
      talk.write("   " + whyAsked(question, decision, language: language).plain)
    }
    while true {
      guard let typed = talk.answer() else { return isOver = true }
      if typed.isEmpty {
        unknown.insert(fact.id)
        return sayUnknown(fact)
      }
      if typed == "?" || typed == "？" {
        explain(pending)
      } else if accepts(fact.id, answer.yaml(typed)) {
        return
      }
    }
  }

  private func sayUnknown(_ fact: FactSpec) {
    guard fact.isPresumed else { return }
    talk.write(
      talk.say("   不知道；按推定处理。", "   Not known; what is presumed of it is taken."))
  }

  private func explain(_ pending: Pending) {
    guard let (question, decision) = pending.question else {
      return talk.write(
        talk.say("   要看这一天，才知道适用哪一版规则。", "   It decides which edition of the rules applies."))
    }
    talk.write(narrate(question, decision, language: language))
  }

  /// Writes an answer down, unless something is wrong with it; says what.
  private mutating func accepts(_ fact: String, _ value: String) -> Bool {
    draft.facts.append((fact, value))
    let read = read()
    var errors = read.diagnostics.filter { $0.severity == .error }
    if errors.isEmpty, let written = read.value {
      let answered = store.answer(
        written, Selection(usesPresumptions: false, options: .answerAlone))
      errors = answered.diagnostics.filter { $0.severity == .error }
    }
    guard let error = errors.first else { return true }
    draft.facts.removeLast()
    let help = error.help.map { talk.say("；", "; ") + $0 } ?? ""
    talk.write("   ! \(error.message): \(error.primary.text)\(help)")
    return false
  }

  // MARK: The procedure

  private mutating func askProcedure(_ procedures: [ProcedureSpec]) {
    guard procedures.count > 1 else {
      draft.procedure = procedures.first?.id
      return
    }
    talk.write(talk.say("要办理什么？", "What is applied for?"))
    for line in menu(procedures.map { "\($0.title[language]) (\($0.id))" }) {
      talk.write("   \(line)")
    }
    while true {
      guard let typed = talk.answer() else { return isOver = true }
      if let place = Int(typed), procedures.indices.contains(place - 1) {
        draft.procedure = procedures[place - 1].id
        return
      }
      if let named = procedures.first(where: { $0.id == typed || $0.title[language] == typed }) {
        draft.procedure = named.id
        return
      }
      talk.write(
        talk.say(
          "   ! 请输入编号，1 至 \(procedures.count)", "   ! a number from 1 to \(procedures.count)"))
    }
  }

  // MARK: Papers

  /// Asks which papers there are, once the request would be accepted with them.
  private mutating func askPapers() throws {
    guard let written = read().value,
      case .decided(let ruling) = store.answer(written, Selection(options: .answerAlone)).value,
      ruling.decision.output(.outcome).known == EngineChoices.accepted,
      !ruling.decision.required.isEmpty
    else { return }
    let program = ruling.decision.program
    let papers = wanted(ruling.decision)
    talk.write(
      talk.say(
        "带了哪些材料？（编号以空格分开；all 全部，none 没有）",
        "Which papers are brought? (numbers with spaces between them; all; none)"))
    for line in menu(papers.map { label($0, program) }) { talk.write("   \(line)") }
    while true {
      guard let typed = talk.answer(), !typed.isEmpty, typed != "?" else { return }
      if typed == "all" { return draft.papers = papers }
      if typed == "none" { return draft.papers = [] }
      let numbers = typed.split { $0 == " " || $0 == "," }.map { Int($0) ?? 0 }
      if numbers.allSatisfy({ papers.indices.contains($0 - 1) }) {
        return draft.papers = numbers.map { papers[$0 - 1] }
      }
      talk.write(
        talk.say("   ! 请输入编号，1 至 \(papers.count)", "   ! numbers from 1 to \(papers.count)"))
    }
  }

  /// Every paper that is required or would do for one that is, with the quality it must have.
  private func wanted(_ decision: Decision) -> [String] {
    var papers: [String] = []
    for index in decision.required {
      for alternative in decision.program.requirements[index].alternatives {
        for (paper, qualities) in alternative.papers {
          let name = ([paper] + qualities).joined(separator: ":")
          if !papers.contains(name) { papers.append(name) }
        }
      }
    }
    return papers
  }

  private func label(_ paper: String, _ program: Program) -> String {
    let parts = paper.split(separator: ":").map(String.init)
    let spec = program.papers.first { $0.id == parts[0] }
    let qualities = parts.dropFirst().map { quality in
      spec?.qualities.first { $0.id == quality }?.label[language] ?? quality
    }
    let name = spec?.label[language] ?? parts[0]
    return qualities.isEmpty ? name : "\(name) (\(qualities.joined(separator: ", ")))"
  }
}
