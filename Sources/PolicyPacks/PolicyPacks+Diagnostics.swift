import CivilTime
import Diagnostics
import PolicySyntax
import SourceText

extension Diagnostic {
  /// P0501: a file that cannot be read.
  package static func unreadable(_ failure: Files.Unreadable) -> Diagnostic {
    let file = SourceFile(path: failure.path, bytes: [])
    return Diagnostic(
      .unreadableFile, "`\(failure.path)` cannot be read: \(failure.reason)", at: file.wholeRange)
  }

  /// P0502: a file whose first key does not say what it is.
  static func unknownKind(_ key: String?, at range: SourceRange) -> Diagnostic {
    let kinds = PackFile.Kind.allCases.map(\.rawValue)
    return Diagnostic(
      .unknownKind, "the first key of a file says what it is", at: range,
      key.map { "`\($0)` is no kind of file" } ?? "nothing here",
      help: key.flatMap { nearest(to: $0, in: kinds) }.map { "write `\($0):`" }
        ?? "start with one of \(quoted(kinds))")
  }

  /// P0503: two packs, or two files of one pack, with one id.
  static func duplicatePack(_ kind: String, _ id: Located<String>, first: SourceRange) -> Diagnostic
  {
    Diagnostic(
      .duplicatePack, "two \(plural(kind)) have the id `\(id.value)`", at: id.range,
      "used again here",
      others: [Label(first, "first used here")])
  }

  private static func plural(_ kind: String) -> String {
    kind.hasSuffix("y") ? "\(kind.dropLast())ies" : "\(kind)s"
  }

  /// P0503: a pack whose folder has another name.
  static func packNotItsFolder(_ id: Located<String>, folder: String) -> Diagnostic {
    Diagnostic(
      .duplicatePack, "the pack `\(id.value)` lies in a folder named `\(folder)`", at: id.range,
      "not the folder's name", help: "rename the folder, or write `pack: \(folder)`")
  }

  /// P0504: a base edition that does not exist.
  static func missingBase(
    _ base: Located<String>, known: [String], latest: EditionFile?
  ) -> Diagnostic {
    Diagnostic(
      .missingBase, "there is no edition `\(base.value)` to extend", at: base.range, "unknown base",
      others: latest.map { [Label($0.inForcePlace, "the latest edition there is `\($0.id)`")] }
        ?? [],
      help: nearest(to: base.value, in: known).map { "write `\($0)`" })
  }

  /// P0505: editions that extend each other.
  static func layerCycle(_ base: Located<String>) -> Diagnostic {
    Diagnostic(
      .layerCycle, "`\(base.value)` extends, in the end, itself", at: base.range,
      "extended again here")
  }

  /// P0506: two editions in force on one day.
  static func editionsOverlap(
    _ later: SourceRange, _ earlier: SourceRange, from: CivilDate, until: CivilDate
  ) -> Diagnostic {
    Diagnostic(
      .editionsOverlap, "two editions are in force from \(from) to \(until)", at: later,
      "this edition", others: [Label(earlier, "and this one")])
  }

  /// P0507: days between two editions on which none is in force.
  static func hole(
    _ later: SourceRange, _ earlier: SourceRange, from: CivilDate, until: CivilDate
  ) -> Diagnostic {
    Diagnostic(
      .hole, "no edition is in force from \(from) to \(until)", at: later, "the next one",
      others: [Label(earlier, "the one before")])
  }

  /// P0508: a calendar that no file describes.
  static func unknownCalendar(_ name: Located<String>, known: [String]) -> Diagnostic {
    Diagnostic(
      .badCalendar, "there is no calendar named `\(name.value)`", at: name.range,
      "unknown calendar",
      help: nearest(to: name.value, in: known).map { "write `\($0)`" })
  }

  /// P0508: years that break a calendar in two.
  static func calendarHole(_ years: [Int], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .badCalendar,
      "the calendar has no file for \(years.map(String.init).joined(separator: ", "))",
      at: range, "the years before cannot be counted across")
  }

  /// P0508: a year twice.
  static func calendarTwice(_ year: Located<Int>, first: SourceRange) -> Diagnostic {
    Diagnostic(
      .badCalendar, "two files describe the year \(year.value)", at: year.range, "again here",
      others: [Label(first, "first here")])
  }

  /// P0510: a pack that is needed and not there.
  static func missingPack(_ name: Located<String>, known: [String]) -> Diagnostic {
    Diagnostic(
      .packNeeds, "there is no pack named `\(name.value)`", at: name.range, "needed here",
      help: nearest(to: name.value, in: known).map { "write `\($0)`" }
        ?? "add its folder, or name another folder with `--packs`")
  }

  /// P0521: a pack that is needed is there in a version that will not do.
  static func wrongVersion(_ need: NeedDecl, found: PackVersion?, at place: SourceRange)
    -> Diagnostic
  {
    let name = need.pack.value
    return Diagnostic(
      .wrongVersion,
      found.map { "the pack `\(name)` is there in version \($0)" }
        ?? "the pack `\(name)` says no version",
      at: need.place(refusing: found), "\(need.versions) is needed",
      others: [Label(place, found == nil ? "no `version:` here" : "the version there is")],
      help: found == nil ? "add `version:` to the pack `\(name)`" : nil)
  }

  /// P0522: packs that need each other.
  static func needsCycle(_ need: Located<String>, back: Located<String>) -> Diagnostic {
    let same = need.range == back.range
    return Diagnostic(
      .needsCycle,
      same
        ? "the pack `\(back.value)` needs itself"
        : "the pack `\(back.value)` needs, in the end, itself",
      at: need.range, "needed here",
      others: same ? [] : [Label(back.range, "which comes back to it here")],
      help: "move what both packs use to a third one")
  }

  /// P0523: a pack that is built on and not named as needed.
  static func unlistedPack(_ id: String, at range: SourceRange, needs: SourceRange?) -> Diagnostic {
    Diagnostic(
      .unlistedPack, "the pack `\(id)` is used and not named under `needs`", at: range, "used here",
      others: needs.map { [Label($0, "this pack does not name it")] } ?? [],
      help: "add `\(id)` to `needs:` of the pack")
  }

  /// P0511: a pack written for another version of the language.
  static func languageVersion(_ version: Located<Int>) -> Diagnostic {
    Diagnostic(
      .languageVersion, "the pack is written for language version \(version.value)",
      at: version.range, "version 1 is understood")
  }

  /// P0205: a vocabulary that no file describes.
  static func unknownVocabulary(_ name: Located<String>, known: [String]) -> Diagnostic {
    Diagnostic(
      .unknownReference, "there is no vocabulary named `\(name.value)`", at: name.range, "unknown",
      help: nearest(to: name.value, in: known).map { "write `\($0)`" })
  }
}
