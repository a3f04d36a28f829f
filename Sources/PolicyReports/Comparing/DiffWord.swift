import PolicyComparison
import PolicyValues

/// The structure words of comparisons, both languages side by side.
enum DiffWord: CaseIterable {
  case title, between, nothing, countRules, countBasis, countWords
  case headingEdition, headingWindows, headingReadings, headingDefinitions, headingStatus
  case headingProcedure, headingFacts, headingSources, headingWords
  case from, to, meaning, only, readOnly, citedOnly, otherwiseNamed, otherNames, consequence
  case layer, absent, then
  case edition, conventions, window, reading, definition, assumption, status, procedure, rule
  case validity, paper, fee, completion, record, gap, fact, source
  case presence, name, instrument, inForceFrom, inForceUntil, governedBy, calendar
  case firstDay, missingDay, restDay, opens, closes, value, when, defeats, gives, option, fallback
  case doubt, event, starts, ends, asked, members, type, range, presumed, because, question, cite
  case published, confidence, fault, whereRead

  case headingStranded, strandedLooked, strandedNobody, strandedPermits, losesWindow, losesYears

  case headingBehaviour, headingDecided, headingDecidedStatus
  case headingPresumed, headingPresumedStatus, sameWhereSaid, governsOnly, presumedAlone
  case leavesOtherwise, sameButLeft, noCase,
    noCaseSeen, sameProcedures
  case proceduresOnly, tooLarge, adviceMajor, adviceMinor, advicePatch, adviceUnknown
  case verdictEquivalent, verdictStricter, verdictLaxer, verdictIncomparable, verdictUnknown
  case changes, onlyWhere, isOneOf, underAnotherReading, forInstance, there, here, readsChanges,
    touches
  case onEveryDay, onSomeDays, notEverything, hiddenCases, factsOnly

  var wording: Wording {
    switch self {
    case .headingStranded: w("新版本施行首日 {1} 受影响的人", "Stranded on {1}")
    case .strandedLooked:
      w(
        "在新版本施行首日办理 {1}，本期自 {2} 至 {3} 开始的证件，两个版本各决定一次，按对申请人有利的答案。",
        "On the first day of the new edition, {1} for permits whose periods began from {2} to {3},"
          + " decided under both editions in the applicant's favour.")
    case .strandedNobody: w("没有人因此失去什么。", "Nobody loses anything that day.")
    case .strandedPermits: w("本期自 {1} 至 {2} 开始的证件", "permits that began from {1} to {2}")
    case .losesWindow: w("不再受理", "no longer accepted")
    case .losesYears: w("居住年限受损", "the years fare worse")
    case .title: w("{1} 与 {2} 的比较", "{1} compared with {2}")
    case .between: w("从 {1} 到 {2}：", "From {1} to {2}:")
    case .nothing: w("两者所写内容相同。", "both say the same.")
    case .countRules: w("规则 {1} 处不同", "differences in rules: {1}")
    case .countBasis: w("依据 {1} 处不同", "in sources: {1}")
    case .countWords: w("措辞 {1} 处不同", "in words only: {1}")
    case .headingEdition: w("施行期间与计算方法", "In force, and how days are counted")
    case .headingWindows: w("期间", "Windows")
    case .headingReadings: w("解读", "Readings")
    case .headingDefinitions: w("定义与前提", "Definitions and assumptions")
    case .headingStatus: w("状态", "Status")
    case .headingProcedure: w("业务 {1}", "Procedure {1}")
    case .headingFacts: w("事实", "Facts")
    case .headingSources: w("依据", "Sources and citations")
    case .headingWords: w("仅措辞不同", "Words only")
    case .from: w("原为 {1}", "from {1}")
    case .to: w("改为 {1}", "to {1}")
    case .meaning: w("即 {1} → {2}", "that is, {1} → {2}")
    case .only: w("仅见于 {1}", "only in {1}")
    case .readOnly: w("仅 {1} 用到", "read only by {1}")
    case .citedOnly: w("仅 {1} 引用", "cited only by {1}")
    case .otherwiseNamed: w("后者称为 {1}", "called {1} in the second")
    case .otherNames: w("名称不同，含义相同", "other names, the same meaning")
    case .consequence:
      w("写法相同，因定义或默认解读而不同", "written alike; a definition or a default makes the difference")
    case .layer: w("来自 {1}", "from {1}")
    case .then: w("；", "; ")
    case .absent: w("没有", "nothing")
    case .edition: w("版本", "edition")
    case .conventions: w("计算方法", "convention")
    case .window: w("期间", "window")
    case .reading: w("解读", "reading")
    case .definition: w("定义", "definition")
    case .assumption: w("前提", "assumption")
    case .status: w("状态", "status")
    case .procedure: w("业务", "procedure")
    case .rule: w("条文规则", "rule")
    case .validity: w("有效期", "validity")
    case .paper: w("材料", "paper")
    case .fee: w("费用", "fee")
    case .completion: w("办结期限", "completed by")
    case .record: w("登记", "record")
    case .gap: w("中断期", "gap")
    case .fact: w("事实", "fact")
    case .source: w("依据", "source")
    case .headingBehaviour: w("决定有何不同", "What is decided differently")
    case .headingDecided: w("业务 {1}：{2}", "Procedure {1}: {2}")
    case .headingDecidedStatus: w("某日的状态", "The status on a day")
    case .headingPresumed:
      w(
        "业务 {1}，案例未说明 {3} 而按推定时：{2}",
        "Procedure {1}, where a case leaves {3} to be presumed: {2}")
    case .headingPresumedStatus:
      w("案例未说明 {1} 而按推定时，某日的状态", "The status on a day, where a case leaves {1} to be presumed")
    case .sameWhereSaid:
      w(
        "{1}：案例已说明 {2} 的，决定相同。",
        "{1}: where a case says {2}, nothing is decided differently.")
    case .governsOnly:
      w(
        "改变的是哪些案例适用本版，而不是决定本身。",
        "It changes which cases come under the edition, not what it decides.")
    case .leavesOtherwise:
      w(
        "改变的是办结后留下的记录，不是所决定的内容；之后的决定会用到。",
        "It changes what is left on record for later decisions, not what is decided here.")
    case .sameButLeft:
      w(
        "{1}：决定相同，但留下的记录不同，之后的决定未作比较。",
        "{1}: the same is decided and something else left on record; what follows was not compared."
      )
    case .presumedAlone:
      w(
        "说明了它的案例，决定相同；没有说明的，仅一方有推定。",
        "Cases that say it are decided alike; of those that leave it out only one side presumes it."
      )
    case .noCase: w("没有案例的决定不同。", "No case is decided differently.")
    case .noCaseSeen:
      w("所查范围内没有案例的决定不同。", "No case was seen that is decided differently.")
    case .sameProcedures: w("{1}：没有案例的决定不同。", "{1}: no case is decided differently.")
    case .proceduresOnly: w("业务 {1} 仅见于 {2}。", "The procedures {1} are only in {2}.")
    case .tooLarge: w("{1} 过大，未作比较。", "{1} are too large to be compared.")
    case .adviceMajor: w("版本建议：major（有人受损）。", "Version advice: major, somebody may lose.")
    case .adviceMinor:
      w("版本建议：minor（只有人受益）。", "Version advice: minor, some gain and nobody loses.")
    case .advicePatch: w("版本建议：patch（决定相同）。", "Version advice: patch, no decision changes.")
    case .adviceUnknown:
      w("版本建议：尚无（未查完）。", "Version advice: none, not everything was looked at.")
    case .verdictEquivalent: w("等同", "equivalent")
    case .verdictStricter: w("后者更严", "the second is stricter")
    case .verdictLaxer: w("后者更宽", "the second is laxer")
    case .verdictIncomparable: w("各有宽严", "better for some, worse or other for others")
    case .verdictUnknown: w("未能查完", "not everything was looked at")
    case .changes: w("{1}：{2} → {3}", "{1}: {2} → {3}")
    case .onlyWhere: w("仅当 {1}", "only where {1}")
    case .isOneOf: w("{1} 为 {2}", "{1} is {2}")
    case .underAnotherReading: w("仅在非默认解读下", "only under a reading that is not the default")
    case .forInstance: w("例如 {1}", "for instance {1}")
    case .there: w("前者适用 {1}", "decided there by {1}")
    case .here: w("后者适用 {1}", "decided here by {1}")
    case .readsChanges: w("起因：{1}", "because of: {1}")
    case .touches: w("后果：{1}", "brings about: {1}")
    case .onEveryDay: w("{1} 的每一天都有人如此", "for somebody on every day of {1}")
    case .onSomeDays:
      w(
        "{3} 的 {2} 天中有 {1} 天（{4} 至 {5}）",
        "on {1} of the {2} days of {3}, from {4} to {5}")
    case .notEverything: w("未查完：{1}。", "Not everything was looked at: {1}.")
    case .hiddenCases:
      w(
        "部分案例因依据未作规定或年份未公布而无法比较：{1}。",
        "Some cases cannot be compared, for a silent source or a year without a notice: {1}.")
    case .factsOnly: w("仅 {1} 用到的事实：{2}。", "Facts that only {1} reads: {2}.")
    case .presence: w("有无", "presence")
    case .name: w("名称", "title")
    case .instrument: w("证件", "instrument")
    case .inForceFrom: w("施行首日", "in force from")
    case .inForceUntil: w("施行末日", "in force until")
    case .governedBy: w("决定版本的日期", "governed by")
    case .calendar: w("日历", "calendar")
    case .firstDay: w("期间首日", "first day")
    case .missingDay: w("无对应日", "missing day")
    case .restDay: w("休息日", "rest day")
    case .opens: w("第一天", "opens")
    case .closes: w("最后一天", "closes")
    case .value: w("取值", "value")
    case .when: w("条件", "condition")
    case .defeats: w("排除的规则", "exception to")
    case .gives: w("后果 {1}", "gives {1}")
    case .option: w("选项 {1}", "option {1}")
    case .fallback: w("默认选项", "default")
    case .doubt: w("选项 {1} 的疑问", "doubt about {1}")
    case .event: w("事件", "event")
    case .starts: w("起始", "starts")
    case .ends: w("截止", "ends")
    case .asked: w("何时需要", "asked for")
    case .members: w("所含材料", "any of")
    case .type: w("类型", "type")
    case .range: w("取值范围", "range")
    case .presumed: w("推定", "presumed")
    case .because: w("理由", "because")
    case .question: w("问题", "question")
    case .cite: w("引用", "cites")
    case .published: w("公布日期", "published")
    case .confidence: w("可信度", "confidence")
    case .fault: w("依据文本的错误", "known fault")
    case .whereRead: w("出处", "where it was read")
    }
  }

  /// What a kind of part is called.
  init(_ part: Part) {
    self =
      switch part {
      case .edition: .edition
      case .conventions: .conventions
      case .source: .source
      case .fact: .fact
      case .reading: .reading
      case .assumption: .assumption
      case .window: .window
      case .definition: .definition
      case .status: .status
      case .procedure: .procedure
      case .rule: .rule
      case .validity: .validity
      case .paper: .paper
      case .fee: .fee
      case .completion: .completion
      case .record: .record
      case .gap: .gap
      }
  }

  /// What an aspect is called; its own name, if it has one, is the argument.
  init(_ aspect: StructuralAspect) {
    self =
      switch aspect {
      case .presence: .presence
      case .title: .name
      case .instrument: .instrument
      case .inForceFrom: .inForceFrom
      case .inForceUntil: .inForceUntil
      case .governedBy: .governedBy
      case .calendar: .calendar
      case .firstDay: .firstDay
      case .missingDay: .missingDay
      case .restDay: .restDay
      case .opens: .opens
      case .closes: .closes
      case .value: .value
      case .when: .when
      case .defeats: .defeats
      case .gives: .gives
      case .option: .option
      case .fallback: .fallback
      case .doubt: .doubt
      case .event: .event
      case .starts: .starts
      case .ends: .ends
      case .asked: .asked
      case .members: .members
      case .type: .type
      case .range: .range
      case .presumed: .presumed
      case .because: .because
      case .question: .question
      case .cite: .cite
      case .published: .published
      case .confidence: .confidence
      case .fault: .fault
      case .whereRead: .whereRead
      }
  }
}

private func w(_ zh: String, _ en: String) -> Wording { Wording(zh: zh, en: en) }

extension Language {
  func tell(_ word: DiffWord, _ arguments: Inline...) -> Inline {
    filled(word.wording[self], arguments)
  }
}
