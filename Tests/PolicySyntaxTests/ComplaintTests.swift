import Diagnostics
import PolicySyntax
import PolicyTestSupport
import Testing

private let specs = SpecReader.specs(under: "Tests/PolicySyntaxTests/Specs").filter {
  !$0.blocks("yaml").isEmpty
}

@Test(arguments: specs)
func theReaderTellsWhatIsWrongAndWhere(spec: Spec) throws {
  let source = try #require(spec.block("yaml"))
  let expected = try #require(spec.blocks("complaints").first)
  let told = renderDiagnostics(complaints(in: source.text))
  #expect(told != "", "a file without complaints is no example here")
  #expect(Expectations.current.complaint(told, against: expected) == nil)
}

@Test func everyFactoryOfTheReaderIsInTheExamples() {
  let examples = specs.flatMap { $0.blocks("complaints") }.map(\.text).joined()
  let codes = DiagnosticCode.allCases.map(\.rawValue).filter { ("P0120"..."P0137").contains($0) }
  #expect(codes.filter { !examples.contains("[\($0)]") } == [])
}
