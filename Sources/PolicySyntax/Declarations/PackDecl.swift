import PolicyValues
import SourceText

/// A pack's own description.
package struct PackDecl: Sendable {
  package let id: Located<String>
  package let title: Wording?
  package let place: String?
  package let language: Located<Int>?
  package let version: Located<PackVersion>?
  package let needs: [NeedDecl]
  package let names: [String]
}

/// Another pack that a pack builds on, and the versions of it that will do.
package struct NeedDecl: Sendable {
  package let pack: Located<String>
  /// The first version that will do; nil: any, however old.
  package let from: Located<PackVersion>?
  /// The first later version that will not do; nil: any, however new.
  package let before: Located<PackVersion>?

  /// Whether a pack of this version will do; one without a version does only where none is asked for.
  package func accepts(_ version: PackVersion?) -> Bool {
    guard let version else { return from == nil && before == nil }
    return (from.map { $0.value <= version } ?? true)
      && (before.map { version < $0.value } ?? true)
  }

  /// The versions that will do, in words.
  package var versions: String {
    switch (from?.value, before?.value) {
    case (nil, nil): "any version"
    case (let from?, nil): "\(from) or later"
    case (nil, let before?): "a version before \(before)"
    case (let from?, let before?): "\(from) or later, but before \(before)"
    }
  }

  /// Where it is written why a version will not do, or else the name.
  package func place(refusing version: PackVersion?) -> SourceRange {
    if let version, let before, version >= before.value { return before.range }
    return from?.range ?? before?.range ?? pack.range
  }
}
