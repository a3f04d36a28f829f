import PolicyValues

/// `round-up(n, step)`: `round-up(13, 12)` is 24.
enum RoundUp: BinaryFunction {
  static let name = "round-up"
  static let summary = "the least multiple of a positive step that is not below a number"
  static let way = (Way.up, Way.wait)
  static func of(_ n: Int32, _ step: Int32) -> Int32 {
    guard step > 1 else { return n }
    let down = multiple(n, step)
    return Int32(clamping: down < Int64(n) ? down + Int64(step) : down)
  }
}

/// `round-down(n, step)`: `round-down(13, 12)` is 12.
enum RoundDown: BinaryFunction {
  static let name = "round-down"
  static let summary = "the greatest multiple of a positive step that is not above a number"
  static let way = (Way.up, Way.wait)
  static func of(_ n: Int32, _ step: Int32) -> Int32 {
    step > 1 ? Int32(clamping: multiple(n, step)) : n
  }
}

/// The greatest multiple of a step above 0 that is not above a number.
private func multiple(_ n: Int32, _ step: Int32) -> Int64 {
  let (n, step) = (Int64(n), Int64(step))
  return n - ((n % step) + step) % step
}
