import PolicyTestSupport
import Testing

private let sample = """
  # Doors

  Every door
  has a key.

  Not this paragraph.

  ```policy strict loud
  a: 1
  ```

  ## A locked door

  ```case
  key: none
  ```

  ## A heading without a block

  Only prose.

  # Windows

  ````explanation
  ```
  nested
  ```
  ````
  """

@Test func headingsNameSpecsAndProseComesWithThem() {
  let specs = SpecReader.read(sample, path: "doors.md")
  #expect(specs.map(\.name) == ["Doors", "Doors › A locked door", "Windows"])
  #expect(specs.map(\.line) == [1, 12, 22])
  #expect(specs.map(\.prose) == ["Every door has a key.", "", ""])
  #expect(specs.first?.description == "doors.md:1 Doors")
}

@Test func fencesBecomeBlocksWithKindAttributesAndPlace() throws {
  let specs = SpecReader.read(sample, path: "doors.md")
  let policy = try #require(specs.first?.blocks.first)
  #expect(policy.kind == "policy")
  #expect(policy.attributes == ["strict", "loud"])
  #expect(policy.text == "a: 1\n")
  #expect(policy.place == "doors.md:9")
}

@Test func aLongerFenceMayHoldAShorterOne() {
  let specs = SpecReader.read(sample, path: "doors.md")
  #expect(specs.last?.blocks.map(\.text) == ["```\nnested\n```\n"])
}

@Test func aBlockIsAlsoFoundInTheEnclosingHeading() {
  let specs = SpecReader.read(sample, path: "doors.md")
  #expect(specs[1].block("policy")?.text == "a: 1\n")
  #expect(specs[1].blocks("policy").isEmpty)
  #expect(specs[2].block("policy") == nil)
}

@Test func anUnclosedFenceRunsToTheEnd() {
  let specs = SpecReader.read("# A\n```x\none\ntwo", path: "a.md")
  #expect(specs.first?.blocks.first?.text == "one\ntwo\n")
}

@Test func markersPointAtBytesBelowChineseTextToo() {
  let text = """
    when: applicant.agee >= 18
    #     ^^^^^^^^^^^^^^ P0203 a name
    #                       ^^ P0301
    when: 地址 >= 1
    #     ^^^^ P0203
    # an ordinary comment
    """
  let markers = Marker.all(in: text)
  #expect(markers.map(\.words) == ["P0203 a name", "P0301", "P0203"])
  #expect(markers.map(\.line) == [1, 1, 4])
  let bytes = Array(text.utf8)
  let pointedAt = markers.map { String(decoding: bytes[$0.bytes], as: UTF8.self) }
  #expect(pointedAt == ["applicant.agee", "18", "地址"])
}

@Test func aMarkerWithNothingAboveItPointsAtNothing() {
  #expect(Marker.all(in: "# ^^ lonely\n").isEmpty)
}
