import PolicyTestSupport
import Testing

@Test func aSeedGivesThePublishedSequence() {
  var random = SplitMix64(seed: 1_234_567)
  let published: [UInt64] = [
    6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
    4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
  ]
  #expect(published.map { _ in random.next() } == published)
}

@Test func everyChoiceIsPickedSoonerOrLater() {
  var random = SplitMix64(seed: 7)
  let picked = Set((0..<200).map { _ in random.pick(["a", "b", "c"]) })
  #expect(picked == ["a", "b", "c"])
  let heads = (0..<1000).count { _ in random.chance(1, outOf: 4) }
  #expect((200...300).contains(heads))
}

@Test func theRepositoryKnowsItsOwnFiles() {
  #expect(Repository.has("Package.swift"))
  #expect(Repository.files(under: "Sources", withExtension: "swift").count > 5)
  #expect(Repository.files().contains("Package.swift"))
  #expect(Repository.folders(in: "Sources").contains("PolicyTestSupport"))
  #expect(Repository.text("Package.swift").hasPrefix("// swift-tools-version"))
  #expect(Repository.text("no/such/file").isEmpty)
}

@Test(.enabled(if: SharedSuites.has("dates-calc"), "the suite is absent"))
func suitesAreFoundWhereTheyLie() {
  #expect(SharedSuites.text("dates-calc", "exact_computations.csv")?.isEmpty == false)
  #expect(SharedSuites.folder("no-such-suite") == nil)
}
