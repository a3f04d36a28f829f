import CivilTime
import Diagnostics
import PolicySyntax
import SourceText

extension Diagnostic {
  /// P0601: a fact that the policy's vocabularies do not have.
  static func unknownFact(_ name: Located<String>, near known: [String]) -> Diagnostic {
    Diagnostic(
      .unknownFact, "there is no fact named `\(name.value)`", at: name.range,
      "not in the policy's vocabularies",
      help: nearest(to: name.value, in: known).map { "write `\($0)`" })
  }

  /// P0602: a value that is not of the fact's type.
  static func badFactValue(
    _ fact: String, _ text: String, expected: String, at range: SourceRange, help: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      .badFactValue, "`\(text)` is no value of `\(fact)`", at: range, "\(expected) is expected",
      help: help)
  }

  /// P0602: a list or a mapping where one value is wanted, or the other way round.
  static func wrongFactShape(
    _ fact: String, _ found: String, expected: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .badFactValue, "\(found) is no value of `\(fact)`", at: range, "\(expected) is expected")
  }

  /// P0603: a value outside the fact's range.
  static func outOfRange(
    _ fact: String, _ text: String, least: String, greatest: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .outOfRange, "`\(text)` is outside the range of `\(fact)`", at: range,
      "from \(least) to \(greatest)")
  }

  /// P0604: facts that contradict what every case must satisfy.
  static func assumptionViolated(
    _ text: String, facts: [(name: String, value: String)], at range: SourceRange,
    others: [Label], assumption: SourceRange
  ) -> Diagnostic {
    let values = facts.map { "`\($0.name)` is \($0.value)" }.joined(separator: " and ")
    return Diagnostic(
      .assumptionViolated, "every case must satisfy `\(text)`, and \(values)", at: range,
      "contradicts it", others: others + [Label(assumption, "stated here")])
  }

  /// P0605: a policy that no pack has.
  package static func unknownPolicy(_ name: Located<String>, near known: [String]) -> Diagnostic {
    Diagnostic(
      .unknownPolicy, "there is no policy named `\(name.value)`", at: name.range, "unknown policy",
      help: nearest(to: name.value, in: known).map { "write `\($0)`" }
        ?? (known.isEmpty
          ? "name the folder of the packs with `--packs`" : "the policies are \(quoted(known))"))
  }

  /// P0605: a case that names no policy.
  package static func noPolicy(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .unknownPolicy, "the case names no policy", at: range, "which policy is to decide",
      help: "add `policy: PACK/NAME`, or give `--policy PACK/NAME`")
  }

  /// P0606: a procedure that the edition does not have.
  static func unknownProcedure(
    _ name: Located<String>, edition: String, near known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .unknownProcedure, "`\(edition)` has no procedure named `\(name.value)`", at: name.range,
      "unknown procedure",
      help: nearest(to: name.value, in: known).map { "write `\($0)`" }
        ?? "the procedures are \(quoted(known))")
  }

  /// P0606: a case that applies for nothing, where a filing is asked about.
  package static func noProcedure(at range: SourceRange, known: [String]) -> Diagnostic {
    Diagnostic(
      .unknownProcedure, "the case applies for nothing", at: range,
      "which procedure is asked about",
      help: known.isEmpty
        ? "add `procedure: NAME`, or give `--procedure NAME`"
        : "add `procedure: NAME`, or give `--procedure NAME`: \(quoted(known))")
  }

  /// P0607: an edition that the policy does not have.
  static func unknownEdition(_ name: Located<String>, policy: String, known: [String]) -> Diagnostic
  {
    Diagnostic(
      .unknownEdition, "`\(policy)` has no edition `\(name.value)`", at: name.range,
      "unknown edition", help: "the editions are \(quoted(known))")
  }

  /// P0608: a reading or an option that the edition does not have.
  static func unknownReading(_ name: Located<String>, near known: [String]) -> Diagnostic {
    Diagnostic(
      .unknownReading, "there is no reading named `\(name.value)`", at: name.range,
      "unknown reading",
      help: nearest(to: name.value, in: known).map { "write `\($0)`" })
  }

  /// P0608: an option that a reading does not have.
  static func unknownReadingOption(
    _ option: Located<String>, of reading: String, options: [String]
  ) -> Diagnostic {
    Diagnostic(
      .unknownReading, "`\(option.value)` is no option of the reading `\(reading)`",
      at: option.range,
      "the options are \(quoted(options))",
      help: nearest(to: option.value, in: options).map { "write `\($0)`" })
  }

  /// P0609: a paper or a quality that the vocabularies do not have.
  static func unknownPaper(_ name: Located<String>, near known: [String]) -> Diagnostic {
    Diagnostic(
      .unknownPaper, "there is no paper named `\(name.value)`", at: name.range, "unknown paper",
      help: nearest(to: name.value, in: known).map { "write `\($0)`" })
  }

  /// P0609: a group where one paper is wanted.
  static func paperIsAGroup(_ name: Located<String>, members: [String]) -> Diagnostic {
    Diagnostic(
      .unknownPaper, "`\(name.value)` is a group of papers", at: name.range, "which of them",
      help: "write one of \(quoted(members))")
  }

  /// P0609: a quality that a paper does not have.
  static func unknownQuality(
    _ quality: Located<String>, of paper: String, known: [String]
  ) -> Diagnostic {
    Diagnostic(
      .unknownPaper, "`\(paper)` has no quality named `\(quality.value)`", at: quality.range,
      known.isEmpty ? "this paper has no qualities" : "the qualities are \(quoted(known))")
  }

  /// P0640: a party's claim that nobody contradicts and the case does not state.
  static func oneSidedClaim(_ name: Located<String>) -> Diagnostic {
    Diagnostic(
      .oneSidedClaim, "only one party speaks of `\(name.value)`, and the case does not state it",
      at: name.range, "no other value to compare it with",
      help: "state the fact under `facts`, or add what the other party says")
  }

  /// P0641: claims in more combinations than are decided.
  static func tooManyClaims(_ party: Located<String>, most: Int) -> Diagnostic {
    Diagnostic(
      .tooManyClaims, "the claims leave more than \(most) combinations", at: party.range,
      "the first of the parties", help: "keep the claims that matter most")
  }
}
