import CivilTime

extension Scaffold {
  /// A pack with one small policy, which checks and tests clean.
  static func pack(_ pack: String, in folder: String, from: CivilDate) -> Scaffold {
    let place = "\(folder)/\(pack)"
    let policy = Scaffold.policy("residence-permit", of: pack, in: folder, from: from)
    let files = [
      (path: "\(place)/pack.yaml", text: Template.filled(Template.packFile, ["pack": pack])),
      (path: "\(place)/README.md", text: Template.filled(Template.readme, ["pack": pack])),
    ]
    return Scaffold(files: files + policy.files, next: "policy test \(place)")
  }
}
