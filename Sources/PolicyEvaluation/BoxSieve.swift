import PolicyValues

/// Knows of boxes in which no case lies although no assumption of the explorer fails there.
///
/// The explorer asks it once for every box, from the outermost inward; what it answers may not
/// depend on anything but the box.
package protocol BoxSieve: AnyObject {
  /// Whether no case lies in a box.
  ///
  /// - Parameters:
  ///   - registers: the ends of every register.
  ///   - depth: how many splits led to the box; the box around it was asked about before.
  func isEmpty(_ registers: UnsafePointer<Ends>, depth: Int) -> Bool

  /// Whether no case lies in a box of which all is definite that was asked for.
  func isVain(_ registers: UnsafePointer<Ends>) -> Bool

  /// The registers that made the box last asked about empty; none if that is not known.
  var causes: [Int] { get }

  /// A register that has to be definite before the box is a region; nil if none.
  ///
  /// - Parameter isLast: whether all else is definite; if not, only what is to be asked at once.
  func question(_ registers: UnsafePointer<Ends>, isLast: Bool) -> Int?
}
