import PolicySyntax
import PolicyTestSupport
import Testing

@Test(arguments: schemaKinds)
func theCommittedSchemasAreTheOnesMadeFromTheFieldLists(kind: String) throws {
  let schema = try #require(jsonSchema(kind: kind))
  let complaint = Expectations.current.complaint(
    schema, againstFile: "grammar/\(kind).schema.json")
  #expect(complaint == nil)
}

@Test func thereIsNoSchemaOfAnUnknownKind() {
  #expect(jsonSchema(kind: "polic") == nil)
  #expect(jsonSchema(kind: "") == nil)
}
