extension Node.Scalar {
  /// Whether nothing is written where a value belongs; reading has complained about it already.
  package var isMissing: Bool { style == .plain && range.bytes.isEmpty }
}

extension Node {
  /// Whether nothing is written where a value belongs; reading has complained about it already.
  package var isMissing: Bool {
    guard case .scalar(let scalar) = self else { return false }
    return scalar.isMissing
  }
}
