import Diagnostics
import PolicyPacks
import PolicySyntax
import StandardFunctions
@main struct Try {
  static func main() {
    let store = PolicyStore(folders: ["policies"], library: StandardFunctions().functions, withTests: true)
    var count = 0, failed = 0
    for id in store.packIDs {
      guard let pack = store.pack(id) else { continue }
      var all = pack.diagnostics
      for p in store.policies(of: pack) { for e in store.editions(of: p) {
        let c = store.checked(e); all += c.diagnostics
        for proc in c.value?.procedures ?? [] { let q = store.question(e, procedure: proc.spec.id); all += q.diagnostics; if let q = q.value { print(e.id, proc.spec.id, q.program.code.instructions.count) } else {print(e.id, proc.spec.id,"none") } }
      } }
      var seen = Set<String>()
      for d in all { let k = "\(d.primary.range.place) \(d.code.rawValue) \(d.message) [\(d.primary.text)] \(d.help ?? "")"; if seen.insert(k).inserted { print(k) } }
      for f in pack.testFiles {
        let r = Reader()
        guard let t = f.document.root.flatMap(r.tests) else { for d in r.diagnostics { print(d.primary.range.place, d.message)}; continue }
        for d in r.diagnostics { print(d.primary.range.place, d.message)}
        for res in store.run(t) { count += 1; if !res.isPassed { failed += 1; for c in res.complaints { print("FAIL", c.primary.range.place, c.message, c.primary.text) } } }
      }
    }
    print(count, "tests", failed, "failed")
  }
}
