import CivilTime
import PolicyReplay
import PolicyValues

/// What is due as a calendar file (iCalendar, RFC 5545): one entry for each window that is still to
/// close, on its own days, and one for each day to come on which a benefit may be had.
package struct CalendarFile {
  private let title: String
  private let due: [TimelineContext.Due]
  private let language: Language
  private let asked: CivilDate
  private let milestones: [Milestone]

  /// The days to come of a history; its asked day also stands as the day of the entries.
  package init(_ history: History, _ context: TimelineContext, _ language: Language) {
    title = context.title
    due = context.due
    asked = history.asked
    self.language = language
    milestones = TimelineNarrator(history: history, context: context, language: language)
      .milestones()
  }

  /// Lines end as the format wants, and none is longer than 75 bytes.
  package var text: String {
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//policy//timeline//EN"]
    for (index, due) in due.enumerated() {
      let name = "\(due.procedureTitle[language]) – \(due.title[language])"
      lines += [
        "BEGIN:VEVENT", "UID:\(due.procedure)-\(due.id)-\(due.opens)-\(index)@policy",
        "DTSTAMP:\(compact(asked))T000000Z", "DTSTART;VALUE=DATE:\(compact(due.opens))",
      ]
      if !due.closes.isNever {
        lines.append("DTEND;VALUE=DATE:\(compact(due.closes.adding(days: 1)))")
      }
      lines += [
        "SUMMARY:\(escaped(name))", "DESCRIPTION:\(escaped("\(title); \(due.place)"))",
        "END:VEVENT",
      ]
    }
    for milestone in milestones {
      lines += [
        "BEGIN:VEVENT", "UID:\(milestone.id)-\(milestone.day)@policy",
        "DTSTAMP:\(compact(asked))T000000Z", "DTSTART;VALUE=DATE:\(compact(milestone.day))",
        "SUMMARY:\(escaped(milestone.words))",
        "DESCRIPTION:\(escaped("\(title); \(milestone.place)"))", "END:VEVENT",
      ]
    }
    return (lines + ["END:VCALENDAR"]).flatMap(folded).map { $0 + "\r\n" }.joined()
  }

  private func compact(_ day: CivilDate) -> String { "\(day)".filter { $0 != "-" } }

  private func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if [",", ";", "\\"].contains(character) { result.append("\\") }
      result.append(character == "\n" ? " " : character)
    }
  }

  /// A line cut into pieces of at most 75 bytes, each but the first after a space.
  private func folded(_ line: String) -> [String] {
    var lines: [String] = []
    var piece = ""
    for character in line {
      if piece.utf8.count + String(character).utf8.count > 74 {
        lines.append(piece)
        piece = " "
      }
      piece.append(character)
    }
    return lines + [piece]
  }
}
