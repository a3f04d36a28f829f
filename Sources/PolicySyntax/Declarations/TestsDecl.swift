import CivilTime
import SourceText
import YAMLTree

/// A file of policy tests.
package struct TestsDecl: Sendable {
  package let target: Located<String>
  package let tests: [TestDecl]
}

/// One test: a case, and what is expected of it. A row of `each` is a test of its own.
package struct TestDecl: Sendable {
  /// The test's name; a row's number follows it in brackets.
  package let name: String
  package let given: CaseDecl
  package let expect: ExpectationDecl
  package let expectUnder: [(readings: [ChosenDecl], expect: ExpectationDecl)]
  package let range: SourceRange
}

/// What a test expects; what it does not mention is not judged.
package struct ExpectationDecl: Sendable {
  package let entries: [Entry]
  package let range: SourceRange

  package struct Entry: Sendable {
    package let key: Located<String>
    package let value: Node

    package init(key: Located<String>, value: Node) {
      self.key = key
      self.value = value
    }
  }
}
