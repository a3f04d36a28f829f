import CivilTime
import PolicyValues
import SourceText

/// The days off and the weekend days worked of one year, with the notices that say so.
package struct CalendarDecl: Sendable {
  package let id: Located<String>
  package let year: Located<Int>?
  package let notices: [Notice]
  package let holidays: [Holiday]
  package let workdays: [Located<CivilDate>]
  package let range: SourceRange

  package struct Notice: Sendable {
    package let title: Wording?
    package let number: String?
    package let published: CivilDate?
    package let whereRead: String?
  }

  package struct Holiday: Sendable {
    package let name: Wording?
    package let from: Located<CivilDate>
    package let to: Located<CivilDate>
  }
}
