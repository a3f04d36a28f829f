import PolicyPacks

/// The packs of some folders, which several operands share: each file is read once.
final class Shelf {
  private var stores: [[String]: PolicyStore] = [:]

  /// The packs of some folders; the first folder that has one wins.
  func packs(in folders: [String]) -> PolicyStore {
    if let known = stores[folders] { return known }
    let store = PackOptions.store(of: folders, withTests: false)
    stores[folders] = store
    return store
  }
}
