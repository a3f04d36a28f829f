/// The lists of options that the engine itself owns; a word's place in its list is its bit.
package enum EngineChoices {
  package static let outcome = ChoiceID("outcome")
  package static let continuity = ChoiceID("continuity")
  package static let status = ChoiceID("status")
  package static let target = ChoiceID("to")

  package static let outcomes: [(id: String, label: Wording)] = [
    ("accepted", Wording(zh: "受理并办结", en: "accepted")),
    ("not-yet", Wording(zh: "未到办理时间", en: "not yet")),
    ("incomplete", Wording(zh: "材料不齐", en: "incomplete")),
    ("refused", Wording(zh: "不予办理", en: "refused")),
    ("redirected", Wording(zh: "转办其他业务", en: "redirected")),
  ]

  package static let effects: [(id: String, label: Wording)] = [
    ("continues", Wording(zh: "连续", en: "continues")),
    ("bridges", Wording(zh: "连续（间断期间计入）", en: "bridges the gap")),
    ("resumes", Wording(zh: "接续（间断期间不计）", en: "resumes")),
    ("restarts", Wording(zh: "重新计算", en: "restarts")),
  ]

  package static let statuses: [(id: String, label: Wording)] = [
    ("none", Wording(zh: "无", en: "none")),
    ("valid", Wording(zh: "有效", en: "valid")),
    ("extended", Wording(zh: "延期有效", en: "extended")),
    ("suspended", Wording(zh: "使用功能中止", en: "suspended")),
    ("lapsed", Wording(zh: "失效", en: "lapsed")),
    ("cancelled", Wording(zh: "已注销", en: "cancelled")),
    ("terminated", Wording(zh: "使用功能终止", en: "terminated")),
  ]

  /// The bit of an outcome.
  package static func bit(_ word: String, in list: [(id: String, label: Wording)]) -> Int32? {
    list.firstIndex { $0.id == word }.map { 1 << Int32($0) }
  }

  package static let accepted: Int32 = 1 << 0
  package static let notYet: Int32 = 1 << 1
  package static let incomplete: Int32 = 1 << 2
  package static let refused: Int32 = 1 << 3
  package static let redirected: Int32 = 1 << 4

  package static let noStatus: Int32 = 1 << 0
  package static let validStatus: Int32 = 1 << 1
  package static let extendedStatus: Int32 = 1 << 2
  package static let suspendedStatus: Int32 = 1 << 3

  package static let continues: Int32 = 1 << 0
  package static let bridges: Int32 = 1 << 1
  package static let resumes: Int32 = 1 << 2
  package static let restarts: Int32 = 1 << 3
}
