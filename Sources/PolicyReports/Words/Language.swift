import PolicyValues

/// A language reports are written in.
package enum Language: String, Sendable, CaseIterable {
  case zh
  case en

  /// The tag of BCP 47.
  package var tag: String { self == .zh ? "zh-CN" : "en" }
}

extension Wording {
  package subscript(_ language: Language) -> String { language == .zh ? zh : en }
}
