import PolicyTestSupport
import Testing

/// What is imported without having been declared in the manifest.
func undeclaredImports(of source: Source, in manifest: Manifest, ours: Set<String>) -> [String] {
  guard let entry = manifest[source.target] else {
    return ["\(source.path): the manifest has no target `\(source.target)`"]
  }
  return source.swift.imports
    .filter { ours.contains($0) && !entry.mentions.contains($0) }
    .map { "\(source.path) imports \($0), which the manifest does not allow" }
}

/// Targets that lean on one listed below them.
func upwardDependencies(in manifest: Manifest) -> [String] {
  var above: Set<String> = []
  let names = Set(manifest.entries.map(\.name))
  return manifest.entries.flatMap { entry in
    above.insert(entry.name)
    return entry.mentions.filter { names.contains($0) && !above.contains($0) }
      .map { "\(entry.name) leans on \($0), which is listed below it" }
  }
}

/// Imports of Foundation, by any of its names.
func foundationImports(of source: Source) -> [String] {
  source.swift.imports.filter { $0.hasPrefix("Foundation") }
    .map { "\(source.path) imports \($0)" }
}

private let manifest = Manifest(Repository.text("Package.swift"))
private let modules = Set(Repository.folders(in: "Sources"))

@Test func importsFollowTheLayers() {
  let complaints = (Source.all + Source.tests)
    .flatMap { undeclaredImports(of: $0, in: manifest, ours: modules) }
  #expect(complaints == [])
  #expect(Source.all.count > 5, "there are sources to look at")
}

@Test func layersLeanOnlyOnLayersAboveThem() {
  #expect(upwardDependencies(in: manifest) == [])
}

@Test func everyFolderIsATarget() {
  let folders = modules.union(Repository.folders(in: "Tests"))
  let declared = Set(manifest.entries.map(\.name))
  #expect(folders.subtracting(declared).sorted() == [])
}

@Test func pureLayersDoNotImportFoundation() {
  #expect(Source.pure.flatMap(foundationImports) == [])
}

@Test func theCommandDoesNotImportFoundation() {
  var parts: Set<String> = []
  var waiting = ["policy"]
  while let next = waiting.popLast() {
    guard parts.insert(next).inserted else { continue }
    waiting += (manifest[next]?.mentions ?? []).filter(modules.contains)
  }
  #expect(parts.contains("PolicyPacks"))
  let files = Source.all.filter { parts.contains($0.target) }
  #expect(files.flatMap(foundationImports) == [])
}

@Test func anUndeclaredImportIsSeen() {
  let text = """
    let layers = [
      .systemLibrary(name: "C", pkgConfig: "c-1"),
      layer("Low"),
      // layer("Gone", on: "Low"),
      layer(
        "High", on: "Low", .product(name: "Args", package: "args")),
    ]
    let package = Package(name: "High", products: [.library(name: "Low", targets: ["High"])])
    """
  let manifest = Manifest(text)
  #expect(manifest.entries.map(\.name) == ["C", "Low", "High"])
  #expect(manifest["High"]?.mentions == ["Low", "Args", "args"])

  let fine = Source(path: "Sources/High/A.swift", text: "package import Low\nimport Args")
  let bad = Source(path: "Sources/Low/B.swift", text: "@testable import struct High.Thing")
  let lost = Source(path: "Sources/Gone/C.swift", text: "")
  let ours: Set<String> = ["Low", "High"]
  #expect(undeclaredImports(of: fine, in: manifest, ours: ours).isEmpty)
  #expect(undeclaredImports(of: bad, in: manifest, ours: ours).count == 1)
  #expect(undeclaredImports(of: lost, in: manifest, ours: ours).count == 1)
}

@Test func anUpwardDependencyIsSeen() {
  let upsideDown = Manifest("[layer(\"Low\", on: \"High\"), layer(\"High\")]")
  #expect(upwardDependencies(in: upsideDown) == ["Low leans on High, which is listed below it"])
}

@Test func anImportOfFoundationIsSeenAndAMentionIsNot() {
  let bad = Source(path: "a", text: "internal import FoundationEssentials // why\n")
  let fine = Source(path: "b", text: "// import Foundation\nlet a = \"import Foundation\"\n")
  #expect(foundationImports(of: bad) == ["a imports FoundationEssentials"])
  #expect(foundationImports(of: fine).isEmpty)
}
