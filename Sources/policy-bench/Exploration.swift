import CivilTime
import PolicyEvaluation
import PolicyProgram
import PolicyValues

extension Bench {
  /// Prints how fast boxes are run: everything open, the permit ending on any day of a leap year.
  static func explore(_ program: BenchProgram) {
    let first = PackedDay.pack(month: 2024 * 12, day: 1)
    let open = [
      Ends(PackedDay.addMonths(first, -12)), Ends(first, PackedDay.addDays(first, 365)),
      Ends(first, PackedDay.addDays(first, 999)),
    ]
    let box = zip(program.fields, program.tape.code.inputs).map { field, input in
      field.flatMap { open.indices.contains($0) ? open[$0] : nil } ?? input.domain
    }
    for (name, target) in [
      ("status", program.answers.status), ("outcome", program.answers.outcome),
    ] {
      let explorer = Explorer(program.tape, targets: [RegisterID(target)])
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
