/// Makes the schema of a file kind from the field lists of its blocks.
///
/// Every block and every shape with more than a line becomes a definition of its own, so that a
/// schema has the structure of the language.
struct SchemaWriter {
  /// Definitions in the order in which they were first needed.
  private var names: [String] = []
  private var definitions: [String: JSONValue] = [:]

  /// The schema of the files that open with `kind`, whose keys are those of `block`.
  mutating func schema(kind: String, block: Block) -> JSONValue {
    var root: [JSONValue.Member] = [
      .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
      .init("title", .string("\(block.title), a file that opens with `\(kind):`")),
      .init("type", "object"), .init("required", [.string(kind)]),
    ]
    if block.field("above") != nil {
      // What an overlay changes may be partial, as in any layer.
      let own = block.fields.filter(\.isRequired).map { JSONValue.string($0.name) }
      root += [.init("allOf", [reference(to: block, .layer), ["required": .list(own)]])]
    } else if block.field("extends") == nil {
      root.append(.init("allOf", [reference(to: block, .whole)]))
    } else {
      let whole = reference(to: block, .whole)
      root += [
        .init("if", ["required": ["extends"]]),
        .init("then", layer(over: block)), .init("else", whole),
      ]
    }
    let shared = names.map { JSONValue.Member($0, definitions[$0] ?? true) }
    return .object(root + [.init("$defs", .object(shared))])
  }

  /// An edition over another: what names it is its own, everything else may be inherited.
  private mutating func layer(over block: Block) -> JSONValue {
    let own = block.fields.map(\.name).filter {
      [block.name, "edition", "in-force", "extends"].contains($0)
    }
    return [
      "allOf": [reference(to: block, .layer)], "required": .list(own.map(JSONValue.string)),
    ]
  }

  /// A reference to the definition of a block, made when it is first asked for.
  mutating func reference(to block: Block, _ form: SchemaForm) -> JSONValue {
    let others = block.others
    return define(form.name(block.name)) { writer in
      let fields = block.fields.map { field in
        JSONValue.Member(field.name, writer.property(field, form))
      }
      let required = block.fields.filter { $0.isRequired && form == .whole }.map(\.name)
      var result: [JSONValue.Member] = [
        .init("type", "object"), .init("properties", .object(fields)),
      ]
      if !required.isEmpty {
        result.append(.init("required", .list(required.map(JSONValue.string))))
      }
      if let others {
        result.append(.init("propertyNames", writer.identifier))
        result.append(.init("additionalProperties", writer.schema(others, form)))
      } else {
        result.append(.init("additionalProperties", false))
      }
      return .object(result)
    }
  }

  /// A field's schema with the field's own summary.
  private mutating func property(_ field: Block.Field, _ form: SchemaForm) -> JSONValue {
    // Why: an edition says itself when it is in force; nothing of it is inherited.
    let own: SchemaForm = field.name == "in-force" ? .whole : form
    guard case .object(let members) = schema(field.shape, own) else { return true }
    return .object([.init("description", .string(field.summary))] + members)
  }

  /// A reference to a definition; it is made when it is first asked for, so cycles end.
  mutating func define(_ name: String, _ make: (inout SchemaWriter) -> JSONValue) -> JSONValue {
    if !names.contains(name) {
      names.append(name)
      definitions[name] = make(&self)
    }
    return ["$ref": .string("#/$defs/\(name)")]
  }
}
