/// The JSON Schema (draft 2020-12) of a file kind (`policy`, `vocabulary`, `pack`, `calendar`, `tests`,
/// `case`) or of a `decision`, as text; nil for any other word.
///
/// The schemas of files are made from the field lists that the reader itself uses, so they cannot
/// drift. They are weaker than `policy check`: names are not looked up, expressions not parsed.
package func jsonSchema(kind: String) -> String? {
  if kind == "decision" { return DecisionSchema.schema.text }
  guard let file = Blocks.files.first(where: { $0.kind == kind }) else { return nil }
  var writer = SchemaWriter()
  return writer.schema(kind: file.kind, block: file.block).text
}

/// The words that `jsonSchema(kind:)` knows.
package let schemaKinds: [String] = Blocks.files.map(\.kind) + ["decision"]
