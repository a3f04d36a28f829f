import CivilTime
import PolicyComparison
import PolicyProgram
import PolicyValues
import SourceText

/// Several policies beside each other, one row each, every cell with what it rests on.
package struct TableReport {
  private let practices: [Practice]
  private let starts: CivilDate

  package init(_ practices: [Practice], starts: CivilDate) {
    self.practices = practices
    self.starts = starts
  }

  package func title(_ language: Language) -> Inline {
    language == .zh ? "各地做法比较" : "Policies compared"
  }

  /// One table; for lines of so many cells, policies side by side as many as have room, and what the
  /// cells rest on below, by number.
  ///
  /// - Parameter width: nil where rows may be as long as they like.
  package func blocks(_ language: Language, width: Int? = nil) -> [Block] {
    let head: [Block] = [.heading(level: 1, title(language)), .paragraph(note(language))]
    guard let width else {
      let rows = practices.map { PracticeRow($0, language) }
      let columns = [policy(language)] + PracticeRow.columns(language)
      return head + [
        .table(columns: columns, rows: rows.map { [$0.name] + $0.cells { $0.map(\.text) } })
      ]
    }
    let sources = NumberedSources()
    let across = max(1, (width - TableReport.labelRoom) / TableReport.columnRoom)
    let tables = stride(from: 0, to: practices.count, by: across).map { start in
      grid(practices[start..<min(start + across, practices.count)], sources, language)
    }
    let fields = sources.all.enumerated().map { index, source in
      let title = source.title.map { Inline(" " + $0[language]) } ?? ""
      return Block.Field(Inline("\(index + 1)", .place), .place(source.text) + title)
    }
    let titled = tables.flatMap { [.paragraph(""), $0] }
    guard !fields.isEmpty else { return head + titled }
    return head + titled
      + [.heading(level: 2, language == .zh ? "依据" : "What it rests on"), .fields(fields)]
  }

  /// The cells of a line that labels take, and those that a policy needs at least.
  private static let labelRoom = 14
  private static let columnRoom = 30

  /// Policies beside each other, what is told of them below each other.
  private func grid(
    _ practices: ArraySlice<Practice>, _ sources: NumberedSources, _ language: Language
  ) -> Block {
    let rows = practices.map { PracticeRow($0, language) }
    let cells = rows.map { $0.cells(sources.numbers) }
    let lines = PracticeRow.columns(language).enumerated().map { place, label in
      [label] + cells.map { $0[place] }
    }
    return .grid(columns: [policy(language)] + rows.map(\.name), rows: lines)
  }

  private func policy(_ language: Language) -> Inline { language == .zh ? "规则" : "policy" }

  private func note(_ language: Language) -> Inline {
    switch language {
    case .zh:
      """
      每格都是对一张样本证件的决定：本期自 \(starts.description) 起，解读取默认选项，未说明的事实按推定，其余问题按对申请人有利的答案。
      """
    case .en:
      """
      Every cell was decided for one sample permit, whose period starts on \(starts.description): \
      readings at their defaults, what is not said as presumed, what is still asked for answered \
      in the applicant's favour.
      """
    }
  }

  package var json: JSON {
    ["starts": .string(starts.description), "policies": .array(practices.map(\.json))]
  }
}

extension Inline: ExpressibleByStringInterpolation {}

extension Practice.Ground {
  fileprivate var wording: Wording {
    switch self {
    case .underSixteen: Wording(zh: "未满16周岁的人", en: "those under sixteen")
    case .disabled: Wording(zh: "残疾人", en: "disabled people")
    case .over60: Wording(zh: "60周岁以上的人", en: "those over 60")
    case .over65: Wording(zh: "65周岁以上的人", en: "those over 65")
    case .impaired: Wording(zh: "行动不便的人", en: "those of limited mobility")
    case .impairedOver60:
      Wording(zh: "60周岁以上行动不便的人", en: "those over 60 of limited mobility")
    case .impairedOver65:
      Wording(zh: "65周岁以上行动不便的人", en: "those over 65 of limited mobility")
    }
  }
}

/// What a cell rests on: a citation with its source's title, or a place. Packs may use one id for
/// different sources.
private struct CellSource: Hashable {
  let text: String
  let title: Wording?
}

/// Citations and places, each with the number under which it is told.
private final class NumberedSources {
  private(set) var all: [CellSource] = []

  func numbers(_ sources: [CellSource]) -> [String] {
    let places = sources.map { source in
      if let known = all.firstIndex(of: source) { return known }
      all.append(source)
      return all.count - 1
    }
    return places.sorted().map { "\($0 + 1)" }
  }
}

/// The cells of one policy.
private struct PracticeRow {
  private let practice: Practice
  private let language: Language
  private var cite: ([CellSource]) -> [String] = { $0.map(\.text) }

  init(_ practice: Practice, _ language: Language) {
    self.practice = practice
    self.language = language
  }

  static func columns(_ language: Language) -> [Inline] {
    language == .zh
      ? ["按时签注", "逾期与年限", "再逾期", "届满后状态", "办结", "费用", "渠道", "代办"]
      : [
        "in time", "late, and the years", "later still", "status after the last day", "time", "fee",
        "channels", "agents",
      ]
  }

  var name: Inline {
    .code("\(practice.policy)@\(practice.edition)") + " " + Inline(practice.title[language])
  }

  /// - Parameter cite: how sources are told.
  func cells(_ cite: @escaping ([CellSource]) -> [String]) -> [Inline] {
    var row = self
    row.cite = cite
    return [
      row.inTime, row.late, row.beyond, row.status, row.time, row.fee, row.channels, row.agents,
    ]
  }

  // MARK: Days

  private var inTime: Inline {
    guard let first = practice.inTime.first, let last = practice.inTime.last else { return none }
    return day(first.from, first.opens) + to + day(last.until, last.closes) + years(last)
      + sources((first.opens.map { [$0] } ?? []) + first.rest)
  }

  private var late: Inline {
    let parts = practice.late.compactMap { spans in
      spans.last.map { until($0) + years($0) + sources($0.rest) }
    }
    return parts.isEmpty ? none : parts.joined(by: then)
  }

  private func until(_ span: Practice.Span) -> Inline {
    guard span.until < lastDay else { return language == .zh ? "以后一直可以" : "without a last day" }
    return (language == .zh ? "至 " : "until ") + day(span.until, span.closes)
  }

  /// Where the days looked at end.
  private var lastDay: CivilDate { practice.spans.last?.until ?? practice.expires }

  private var beyond: Inline {
    guard let span = practice.beyond else { return none }
    let outcome = span.outcome.map { Inline.code($0) } ?? open(span)
    let target = span.target.map { (language == .zh ? "，转 " : ", to ") + .code($0) } ?? ""
    return outcome + target + years(span) + sources(span.rest)
  }

  private func years(_ span: Practice.Span) -> Inline {
    guard let effect = span.continuity else {
      return span.open.isEmpty || !span.isAccepted ? "" : colon + open(span)
    }
    return colon + .code(effect)
  }

  private func others(_ agent: Practice.Agent) -> Inline {
    guard !agent.open.isEmpty else { return "" }
    return (language == .zh ? "，其他人" : ", for others ") + open(agent.open)
  }

  private func open(_ span: Practice.Span) -> Inline { open(span.open) }

  private func open(_ names: [String]) -> Inline {
    let names = names.map { Inline.code($0) }.joined(by: comma)
    return (language == .zh ? "未定（" : "open (") + names + (language == .zh ? "）" : ")")
  }

  private var status: Inline {
    var changes: [Inline] = []
    var before = practice.spans.first?.status
    for span in practice.spans where span.status != before {
      before = span.status
      let word = span.status.map { Inline.code($0) } ?? "?"
      changes.append(
        word + (language == .zh ? "，自 " : " from ") + day(span.from, span.opens)
          + sources(span.statusRest))
    }
    return changes.isEmpty ? none : changes.joined(by: then)
  }

  /// A day as the policy writes it, else as so many months or days from the end of the period.
  private func day(_ date: CivilDate, _ rest: Practice.Rest?) -> Inline {
    if let rest { return .code(rest.text) }
    let days = date.dayNumber - practice.expires.dayNumber
    guard days != 0 else { return .code("permit.expires") }
    let months = (1...24).first {
      practice.expires.adding(months: days < 0 ? -$0 : $0, .monthEnd) == date
    }
    let (count, unit) = months.map { ($0, "month") } ?? (abs(days), "day")
    return .code("permit.expires \(days < 0 ? "-" : "+") \(count) \(unit)\(count == 1 ? "" : "s")")
  }

  // MARK: What it takes

  private var time: Inline {
    guard let rest = practice.completion else { return none }
    return .code(rest.text) + sources([rest])
  }

  private var fee: Inline {
    guard let rest = practice.fee else { return none }
    return .code(rest.text) + sources([rest])
  }

  private var channels: Inline {
    let names = practice.channels.filter(\.isAccepted).map { Inline($0.label[language]) }
    guard !names.isEmpty else { return none }
    let refused = practice.channels.filter { !$0.isAccepted }
    return names.joined(by: comma)
      + sources((refused.isEmpty ? practice.channels : refused).flatMap(\.rest))
  }

  private var agents: Inline {
    let parts = practice.agents.map { agent -> Inline in
      let grounds =
        agent.grounds.isEmpty
        ? (language == .zh ? "任何人" : "anyone")
        : agent.grounds.map { Inline($0.wording[language]) }.joined(by: comma)
      let relations = agent.relations.map { Inline($0.label[language]) }.joined(by: comma)
      let who = Inline(agent.label[language])
      let by = relations.isEmpty ? who : who + language.say(.inBrackets, relations)
      return by + (language == .zh ? "，为" : " for ") + grounds + others(agent)
        + sources(agent.rest)
    }
    return parts.isEmpty ? none : parts.joined(by: then)
  }

  // MARK: Sources

  /// The texts and the lines, each once.
  private func sources(_ rests: [Practice.Rest]) -> Inline {
    var seen: Set<CellSource> = []
    let parts = rests.flatMap { rest -> [CellSource] in
      rest.citations.map { citation in
        let article = citation.article.map { "#\($0)" } ?? ""
        return CellSource(
          text: "\(citation.source.id)\(article) \(citation.confidence.rawValue)",
          title: citation.source.title)
      } + [CellSource(text: rest.place.place, title: nil)]
    }.filter { seen.insert($0).inserted }
    return parts.isEmpty
      ? "" : " [" + cite(parts).map { Inline.place($0) }.joined(by: comma) + "]"
  }

  private var none: Inline { language == .zh ? "未规定" : "not stated" }
  private var colon: Inline { language == .zh ? "：" : ": " }
  private var comma: Inline { language == .zh ? "、" : ", " }
  private var then: Inline { language == .zh ? "；" : "; " }
  private var to: Inline { language == .zh ? " 至 " : " to " }
}
