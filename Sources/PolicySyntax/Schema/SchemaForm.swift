/// Whether an entry stands by itself, or changes one that it inherits.
///
/// An edition with `extends` is laid over its base key by key, so its mappings may be partial; what
/// stands in a list replaces the whole list and is complete.
enum SchemaForm: String, Sendable {
  case whole = ""
  case layer = "-layer"

  /// The name of a definition in this form.
  func name(_ base: String) -> String { base + rawValue }
}
