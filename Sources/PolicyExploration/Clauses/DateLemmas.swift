import PolicyProgram

/// What no dates give, kept from one question to the next: what dates allow is the same whatever is
/// asked.
///
/// One thread at a time.
final class DateLemmas {
  /// An answer to a comparison of dates, or to a condition that chooses among dates.
  struct Answer: Hashable {
    /// What is answered, by its number in `names`.
    let name: Int
    let isGate: Bool
    let isSo: Bool
  }

  let names = RegisterNames()
  /// Answers that exclude each other, in the order in which they were found to.
  private(set) var all: [[Answer]] = []
  private var known: Set<[Answer]> = []
  let cores = DateCores()

  func add(_ answers: [Answer]) {
    if known.insert(answers).inserted { all.append(answers) }
  }
}
