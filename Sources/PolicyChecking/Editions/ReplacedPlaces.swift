import PolicySyntax
import SourceText
import Synchronization

/// What each declaration of an edition took the place of in the layers below, nearest first.
///
/// Found out for all of them when one is first asked for, by whichever thread asks.
package final class ReplacedPlaces: Sendable {
  private let layers: [MergedLayers]
  private let known = Mutex<[SourceRange: [SourceRange]]?>(nil)

  /// Of some layers: what the first ones know is told, and the later ones add to it.
  package init(_ layers: [MergedLayers]) { self.layers = layers }

  /// Of an edition that stands alone.
  package static let none = ReplacedPlaces([])

  /// The places that this one, or something inside it, took; none for a place that replaced nothing.
  package subscript(_ place: SourceRange) -> [SourceRange] {
    known.withLock { known in
      let places = known ?? found
      known = places
      return places[place] ?? []
    }
  }

  private var found: [SourceRange: [SourceRange]] {
    layers.reduce(into: [:]) { places, layers in
      places.merge(layers.replacedPlaces()) { known, _ in known }
    }
  }
}
