import PolicyTestSupport
import Testing

/// Packs with policies and without a test of them.
func untestedPacks(among files: [String], firstKey: (String) -> String) -> [String] {
  var policies: Set<String> = []
  var tested: Set<String> = []
  for path in files where path.hasSuffix(".yaml") {
    let parts = path.split(separator: "/")
    guard parts.count > 2, parts[0] == "policies" else { continue }
    switch firstKey(path) {
    case "policy": policies.insert(String(parts[1]))
    case "tests": tested.insert(String(parts[1]))
    default: continue
    }
  }
  return policies.subtracting(tested).sorted()
}

/// The key a YAML file opens with.
func firstKey(of text: String) -> String {
  let line = text.split(separator: "\n").first { !$0.hasPrefix("#") && !$0.hasPrefix("---") }
  return line?.split(separator: ":").first.map(String.init) ?? ""
}

/// Examples nobody introduces: no Markdown in the folder, no YAML that opens with a comment.
func examplesWithoutAStory(_ folders: [String], files: [String], text: (String) -> String)
  -> [String]
{
  folders.filter { folder in
    let inside = files.filter { $0.hasPrefix("examples/\(folder)/") }
    let told = inside.contains { path in
      path.hasSuffix(".md") || (path.hasSuffix(".yaml") && text(path).hasPrefix("#"))
    }
    return !told
  }
}

/// Places of one machine that a text mentions.
func machinePaths(in text: String) -> [String] {
  let places = ["home", "Users", "root", "work", "workspace"].map { "/\($0)/" }
  return places.filter { place in
    text.ranges(of: place).contains { range in
      let before = text[..<range.lowerBound].last ?? " "
      let after = text[range.upperBound...].first ?? " "
      return !(before.isLetter || before.isNumber || "./-_~}>)".contains(before))
        && (after.isLetter || after.isNumber || after == ".")
    }
  }
}

private let files = Repository.files()

@Test(.enabled(if: Repository.has("policies"), "there are no packs yet"))
func everyPackHasTests() {
  #expect(untestedPacks(among: files) { firstKey(of: Repository.text($0)) } == [])
}

@Test(.enabled(if: Repository.has("examples"), "there are no examples yet"))
func everyExampleHasAStory() {
  let folders = Repository.folders(in: "examples")
  #expect(examplesWithoutAStory(folders, files: files, text: Repository.text) == [])
}

@Test func noMachinePathsAreTracked() {
  let complaints = (Repository.trackedFiles() ?? files).flatMap { path in
    machinePaths(in: Repository.text(path)).map { "\(path) mentions \($0)" }
  }
  #expect(complaints == [])
}

@Test func anUntestedPackIsSeenAndAVocabularyNeedsNoTest() {
  let keys = ["policies/a/x/1.yaml": "policy", "policies/b/v.yaml": "vocabulary"]
  let tests = ["policies/a/tests/t.yaml": "tests"]
  #expect(untestedPacks(among: Array(keys.keys)) { keys[$0] ?? "" } == ["a"])
  let all = keys.merging(tests) { old, _ in old }
  #expect(untestedPacks(among: Array(all.keys)) { all[$0] ?? "" } == [])
  #expect(firstKey(of: "# why\npolicy: a/b\n") == "policy")
}

@Test func anExampleWithoutAStoryIsSeen() {
  let files = ["examples/a/case.yaml", "examples/b/case.yaml", "examples/c/story.md"]
  let silent = examplesWithoutAStory(["a", "b", "c"], files: files) { path in
    path.contains("/a/") ? "# A family moves.\ncase: x" : "case: y"
  }
  #expect(silent == ["b"])
}

@Test func aMachinePathIsSeenAndAnAddressIsNot() {
  let home = "/" + "home/ada/policy"
  #expect(machinePaths(in: "see \(home)") == ["/" + "home/"])
  #expect(machinePaths(in: "https://example.org/" + "work/page and ../" + "work/x").isEmpty)
}
