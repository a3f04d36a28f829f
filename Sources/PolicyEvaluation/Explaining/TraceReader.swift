import PolicyProgram

/// Reads every rule with every condition that mattered off the registers of one decided case.
///
/// Made once for a program; reading takes no memory and evaluates nothing. It says of the same terms
/// what `explain` says, in the same order, for batches where a tree of words is too much. To be
/// trusted where the case is whole (`RegisterFile.isWhole`).
package final class TraceReader {
  // Invariant: written only in init.
  private let nodes: UnsafeMutableBufferPointer<TraceNode>
  private let registerCount: Int

  package init(_ program: Program) {
    var layout = TraceLayout(program)
    layout.build()
    nodes = .copying(layout.nodes)
    registerCount = program.code.registerCount
  }

  deinit { nodes.deallocate() }

  /// The greatest number of steps that a case may give.
  package var capacity: Int { nodes.count }

  /// Writes the steps of a case, in the order of the rules, statuses and requirements.
  ///
  /// - Parameter steps: room for `capacity` steps, which the caller owns.
  /// - Returns: how many steps were written.
  package func read(
    _ registers: UnsafeBufferPointer<Int32>, into steps: UnsafeMutableBufferPointer<TraceStep>
  ) -> Int {
    precondition(registers.count == registerCount && steps.count >= nodes.count)
    guard let r = registers.baseAddress, let out = steps.baseAddress else { return 0 }
    return TraceReader.read(UnsafeBufferPointer(nodes), r, out)
  }

  @inline(never)
  private static func read(
    _ nodes: UnsafeBufferPointer<TraceNode>, _ r: UnsafePointer<Int32>,
    _ out: UnsafeMutablePointer<TraceStep>
  ) -> Int {
    guard let start = nodes.baseAddress else { return 0 }
    var (at, written) = (0, 0)
    while at < nodes.count {
      let node = start + at
      let isIdle =
        r[Int(node.pointee.outer)] == Int32(node.pointee.outerIdle)
        && r[Int(node.pointee.inner)] == Int32(node.pointee.innerIdle)
      // Why: a step is written always and counted only if it matters: no branch to be foreseen.
      out[written] = node.pointee.step(r)
      written &+= isIdle ? 0 : 1
      at &+= isIdle ? Int(node.pointee.size) : 1
    }
    return written
  }
}

/// What becomes one step: where its values stand, and when it is left out with all below it.
struct TraceNode {
  let kind: TraceStep.Kind
  /// The values of `outer` and `inner` at which both together leave the node out.
  let outerIdle: Int8
  let innerIdle: Int8
  let index: Int32
  let outer: UInt16
  let inner: UInt16
  /// Whether it applies or holds, and whether it stands; the same register twice for conditions.
  let holds: UInt16
  let stands: UInt16
  let a: UInt16
  let b: UInt16
  /// The nodes of its subtree, itself included.
  var size: UInt16

  @inline(__always)
  func step(_ r: UnsafePointer<Int32>) -> TraceStep {
    let (first, last) = (r[Int(holds)], r[Int(stands)])
    let defeated = first & ~last & 1
    let verdict: TraceStep.Verdict =
      kind == .value ? .value : defeated != 0 ? .defeated : last != 0 ? .holds : .fails
    return TraceStep(kind: kind, verdict: verdict, index: index, a: r[Int(a)], b: r[Int(b)])
  }
}
