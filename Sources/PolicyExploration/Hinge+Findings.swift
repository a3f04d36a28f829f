import PolicyProgram

extension [Hinge] {
  /// Conventions for which no source is named and on which something hangs, one finding each: the first
  /// thing that an applicant is told, else the first of all.
  package var findings: [Finding] {
    uncited.compactMap { hinges in
      let seen = hinges.filter { $0.sighting.isSeen }
      guard let shown = seen.first(where: { !$0.isWindow }) ?? seen.first else { return nil }
      return Finding(
        program: shown.recounting.program, sighting: shown.sighting,
        subject: "conventions/\(shown.recounting.convention)",
        diagnostic: .uncitedConvention(shown))
    }
  }

  /// The questions without an end whose answer might have been a finding.
  ///
  /// Where a source is named, or something was seen already, an open question is said among the
  /// figures and nowhere else.
  package var unfinished: [(program: Program, sighting: Sighting)] {
    uncited.filter { hinges in hinges.allSatisfy { !$0.sighting.isSeen } }.joined()
      .filter(\.isUnknown).map { ($0.recounting.program, $0.sighting) }
  }

  /// By convention, in order, those for which no source is named.
  private var uncited: [[Hinge]] {
    var groups: [[Hinge]] = []
    for hinge in self where !hinge.recounting.isCited {
      let place = groups.firstIndex {
        $0.first?.recounting.convention == hinge.recounting.convention
      }
      if let place { groups[place].append(hinge) } else { groups.append([hinge]) }
    }
    return groups
  }
}

extension Hinge {
  fileprivate var isWindow: Bool {
    if case .window = aspect { true } else { false }
  }
}
