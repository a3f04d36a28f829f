import Diagnostics
import PolicyPacks
import PolicySyntax
import PolicyTestSupport
import StandardFunctions
import Testing

/// Every pack of the repository is read, checked and tested, as `policy check` and `policy test` do.
@Suite struct PackTests {
  static let packs = Files.list(Repository.root.appending(path: "policies").path) ?? []

  private func store() -> PolicyStore {
    PolicyStore(
      folders: [Repository.root.appending(path: "policies").path],
      library: StandardFunctions().functions, withTests: true)
  }

  /// Tests over a list of packs say nothing if the list is empty.
  @Test func packsAreFoundAndNoneIsPassedOver() throws {
    #expect(!Self.packs.isEmpty)
    #expect(store().packIDs == Self.packs)
  }

  @Test(arguments: packs) func everyPackChecksWithoutAnError(pack: String) throws {
    let store = store()
    let loaded = try #require(store.pack(pack))
    var diagnostics = loaded.diagnostics
    for policy in store.policies(of: loaded) {
      for edition in store.editions(of: policy) {
        diagnostics += store.complaints(about: edition)
      }
    }
    let errors = diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(renderDiagnostics(errors, as: .pictures, painted: .none))")
  }

  @Test(arguments: packs) func everyTestOfAPackPasses(pack: String) throws {
    let store = store()
    let loaded = try #require(store.pack(pack))
    #expect(!loaded.testFiles.isEmpty)
    for file in loaded.testFiles {
      let reader = Reader()
      let root = try #require(file.document.root)
      let tests = try #require(reader.tests(root))
      let failures = store.run(tests).filter { !$0.isPassed }.flatMap(\.complaints)
      let complaints = reader.diagnostics + failures
      #expect(
        complaints.isEmpty, "\(renderDiagnostics(complaints, as: .pictures, painted: .none))")
    }
  }
}
