import Diagnostics
import PolicyPacks
import PolicyTestSupport
import SourceText
import Testing

/// Runs one heading of a Markdown file: its files are checked, its cases decided, its tests run.
///
/// * ```` ```policy ```` and ```` ```procedure ```` are the policy `town/permit` and its procedure
///   `renew`; ```` ```file PATH ```` is any other file.
/// * A caret line with a code under a line expects that complaint; errors that no caret expects are
///   failures, and so are carets that nothing answers. Warnings may stay unmentioned.
/// * ```` ```decision ```` is held against the ```` ```case ```` above it, key by key.
/// * ```` ```everywhere ```` holds what looking at every case finds, and what the editions accept of it.
/// * ```` ```complaints ```` holds everything a person sees of the spec's files, cases and tests.
///
/// - Returns: the codes of all complaints that were made.
@discardableResult
package func runSpec(_ spec: Spec) throws -> Set<DiagnosticCode> {
  let run = SpecRun(spec)
  let pack = try SpecPack(run.files)
  let complaints = pack.complaints()
  let tests = pack.once(complaints + pack.testComplaints())
  run.compareMarkers(complaints, pack)
  let answered = run.compareCases(pack)
  if let block = spec.blocks("complaints").last {
    let all = pack.once(tests + answered)
    run.compare(pack.drawn(all), block)
  }
  if let block = spec.blocks("everywhere").last { run.compare(pack.lookedEverywhere(), block) }
  return Set((tests + answered).map(\.code))
}

struct SpecRun {
  let spec: Spec
  let files: [WrittenFile]

  init(_ spec: Spec) {
    self.spec = spec
    self.files = SpecRun.files(of: spec)
  }

  private static func files(of spec: Spec) -> [WrittenFile] {
    var files: [WrittenFile] = []
    var policy = WrittenFile(path: "town/permit.yaml")
    let fragments =
      spec.blocks("policy").isEmpty
      ? spec.inherited.filter { $0.kind == "policy" }
      : spec.blocks("policy")
    let procedures =
      spec.blocks("procedure").isEmpty && spec.blocks("policy").isEmpty
      ? spec.inherited.filter { $0.kind == "procedure" } : spec.blocks("procedure")
    if !fragments.isEmpty || !procedures.isEmpty {
      if fragments.first?.text.hasPrefix("policy:") != true { policy.add("policy: town/permit") }
      for block in fragments { policy.add(block) }
      if !procedures.isEmpty {
        policy.add("procedures:\n  renew:\n    title: { zh: 续期, en: renewal }")
        for block in procedures { policy.add(block, indent: 4) }
      }
      policy.complete()
      files.append(policy)
    }
    let own = spec.blocks("file")
    let paths = own.map(\.attributes.first)
    let inherited = spec.inherited.filter { block in
      block.kind == "file" && !paths.contains(block.attributes.first)
        && !block.path.hasSuffix("00-town.md")
    }
    for block in inherited + own {
      guard let path = block.attributes.first else { continue }
      var file = WrittenFile(path: path)
      file.add(block)
      if !block.attributes.contains("bare") { file.complete() }
      files.append(file)
    }
    return files
  }

  private var hasProcedure: Bool {
    files.contains { $0.text.contains("procedures:\n  renew:") }
  }

  // MARK: Markers

  func compareMarkers(_ complaints: [Diagnostic], _ pack: SpecPack) {
    var open = complaints
    for block in spec.blocks where ["policy", "procedure", "file"].contains(block.kind) {
      for marker in Marker.all(in: block.text) where marker.words.hasPrefix("P0") {
        let code = String(marker.words.prefix(5))
        let places = files.compactMap { $0.place(of: marker.bytes, in: block) }
        let index = open.firstIndex { complaint in
          complaint.code.rawValue == code && places.contains(complaint.primary.range.bytes)
        }
        if let index {
          open.remove(at: index)
        } else {
          Issue.record("\(spec): nothing says \(code) at line \(block.line + marker.line - 1)")
        }
      }
    }
    guard spec.blocks("complaints").isEmpty else { return }
    let errors = open.filter { $0.severity == .error }
    if !errors.isEmpty { Issue.record("\(spec)\n\(pack.drawn(errors))") }
  }

  // MARK: Cases

  /// Decides every case and compares it with the decision that follows; returns all complaints.
  func compareCases(_ pack: SpecPack) -> [Diagnostic] {
    var complaints: [Diagnostic] = []
    var answer: DescribedDecision?
    for block in spec.blocks {
      if block.kind == "case" {
        let made = SpecCase(block, hasProcedure: hasProcedure).answer(pack)
        complaints += made.diagnostics
        answer = DescribedDecision(answer: made)
      } else if block.kind == "decision" {
        guard let answer else {
          Issue.record("\(block.place): a decision without a case")
          continue
        }
        let lines = block.text.split(separator: "\n").map { line in
          let key = String(line.prefix { $0 != ":" })
          return "\(key): \(answer.value(at: key))\n"
        }
        compare(lines.joined(), block)
      }
    }
    return complaints
  }

  func compare(_ actual: String, _ block: SpecBlock) {
    if let complaint = Expectations.current.complaint(actual, against: block) {
      Issue.record("\(spec)\n\(complaint)")
    }
  }
}
