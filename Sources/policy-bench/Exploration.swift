import CivilTime
import PolicyEvaluation
import PolicyValues

extension Bench {
  /// Prints how fast boxes are run: everything open, the permit ending on any day of a leap year.
  static func explore(_ program: BenchProgram) {
    let first = PackedDay.pack(month: 2024 * 12, day: 1)
    var box = program.tape.code.inputs.map(\.domain)
    box[0] = Ends(PackedDay.addMonths(first, -12))
    box[1] = Ends(first, PackedDay.addDays(first, 365))
    box[2] = Ends(first, PackedDay.addDays(first, 999))
    for (name, targets) in [
      ("status", [program.status]), ("outcome", [program.outcome]),
      ("missing", [program.missing]),
    ] {
      let explorer = Explorer(program.tape, targets: targets)
      var regions = 0
      var coverage = Coverage.complete
      let time = ContinuousClock().measure {
        coverage = explorer.explore(box, budget: 10_000_000) { _ in regions += 1 }
      }
      let nanoseconds = Int(time / .nanoseconds(1)) / max(1, explorer.boxes)
      print(
        "explore \(name): \(regions) regions, \(explorer.boxes) boxes, \(nanoseconds) ns a box,",
        "\(coverage)")
    }
  }
}
