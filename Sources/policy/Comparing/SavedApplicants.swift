import PolicyComparison
import PolicyExploration
import PolicyPacks

/// The applicants whom two policies decide differently, as case files that `policy decide` runs: two
/// files each, one for either side.
struct SavedApplicants {
  private var files: [(name: String, text: String)] = []
  private let policies: (first: String, second: String)

  /// - Parameters:
  ///   - from: `POLICY@EDITION` of the first side.
  ///   - to: the same of the second.
  init(_ behaviour: BehaviouralDiff, from: String, to: String) {
    policies = (from, to)
    for compared in behaviour.procedures {
      let name = (compared.id ?? "status") + (compared.presuming.isEmpty ? "" : "-presumed")
      var number = 0
      for change in compared.diff.aspects.flatMap(\.changes) {
        guard let first = change.witness, let second = change.witnessOfB else { continue }
        number += 1
        add("\(name)-\(number)", Contrast(change), first, second)
      }
      for region in compared.regions {
        for story in region.stories {
          guard let applicant = story.applicants.first else { continue }
          number += 1
          add(
            "\(name)-\(number)", region.contrast,
            Witness(applicant.first.program, applicant.first.input),
            Witness(applicant.second.program, applicant.second.input))
        }
      }
    }
  }

  private mutating func add(
    _ start: String, _ contrast: Contrast, _ first: Witness, _ second: Witness
  ) {
    let said = { (words: [String]) in words.isEmpty ? "nothing" : words.joined(separator: ", ") }
    let title = "\(contrast.aspect.rawValue): \(said(contrast.from)), then \(said(contrast.to))"
    for (witness, policy, side) in [
      (first, policies.first, "first"), (second, policies.second, "second"),
    ] {
      files.append(
        (
          "\(start)-\(contrast.aspect.rawValue)-\(side).yaml",
          witness.caseText(title: title, policy: policy)
        ))
    }
  }

  /// Writes the files, making the folder if there is none.
  ///
  /// A file that already says the same stays; one that says something else is an error and is left as it was.
  func write(into folder: String) throws {
    try Files.makeFolder(folder)
    for file in files {
      let path = folder.hasSuffix("/") ? folder + file.name : "\(folder)/\(file.name)"
      if Files.exists(path), try Files.read(path).bytes == Array(file.text.utf8) { continue }
      try Files.write(file.text, to: path)
    }
  }
}
