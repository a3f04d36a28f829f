import CivilTime

extension Scaffold {
  /// A pack with one small policy, which checks and tests clean.
  static func pack(_ pack: String, in folder: String, from: CivilDate) -> Scaffold {
    let place = "\(folder)/\(pack)"
    let policy = Scaffold.policy("residence-permit", of: pack, in: folder, from: from)
    let files = [
      (path: "\(place)/pack.yaml", text: packFile(pack)),
      (path: "\(place)/README.md", text: readme(pack)),
    ]
    return Scaffold(files: files + policy.files, next: "policy test \(place)")
  }

  private static func packFile(_ pack: String) -> String {
    """
    # One jurisdiction: its policies, vocabularies, calendars and tests.
    pack: \(pack)
    # The name people know it by, in both languages.
    title: { zh: \(pack), en: \(pack) }
    language: 1
    # The packs whose words and rules this one builds on go here: `needs: [cn]`.
    # Every name of the place in every script; the engine's sources may contain none of them.
    names: [\(pack)]

    """
  }

  private static func readme(_ pack: String) -> String {
    """
    # \(pack)

    The texts this pack encodes, how well each is established, and what is still open.

    | source | confidence | read where |
    |---|---|---|
    | `placeholder` | D | replace it by the text that was really read |

    """
  }
}
