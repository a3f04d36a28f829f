import CivilTime

extension Scaffold {
  /// A policy with its words and its tests.
  static func policy(
    _ name: String, of pack: String, in folder: String, from: CivilDate
  ) -> Scaffold {
    let place = "\(folder)/\(pack)"
    let edition = String(from.description.prefix(7))
    func filled(_ template: String) -> String {
      Template.filled(
        template,
        ["pack": pack, "name": name, "edition": edition, "from": from.description])
    }
    return Scaffold(
      files: [
        ("\(place)/\(name)/vocabulary.yaml", filled(Template.vocabulary)),
        ("\(place)/\(name)/\(edition).yaml", filled(Template.policyFile)),
        ("\(place)/tests/\(name).yaml", filled(Template.tests)),
      ],
      next: "policy test \(place)")
  }
}
