/// The permanent code of a complaint: what `policy docs CODE` explains.
///
/// `P01xx` reading · `P02xx` names · `P03xx` types · `P04xx` analysis · `P05xx` packs ·
/// `P06xx` cases.
/// A code is never reused for something else; each has a page in `docs/diagnostics/`.
package enum DiagnosticCode: String, CaseIterable, Sendable {
  // Reading bytes and YAML.
  case invalidYAML = "P0101"
  case duplicateKey = "P0102"
  case tabCharacter = "P0103"
  case yamlTag = "P0104"
  case secondDocument = "P0105"
  case anchorOrAlias = "P0106"
  case mergeKey = "P0107"
  case emptyValue = "P0108"
  case notUTF8 = "P0109"
  case forbiddenCharacter = "P0110"
  case byteOrderMark = "P0111"
  case tooLarge = "P0112"
  case tooDeep = "P0113"
  case keyNotScalar = "P0114"
  case directive = "P0115"
  case strayComma = "P0116"

  package var severity: Severity {
    switch self {
    default: .error
    }
  }
}
