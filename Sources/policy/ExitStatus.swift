/// How a run ended: the promise to scripts. Thrown by a command that ends otherwise than fine.
enum ExitStatus: Int32, Error {
  case fine = 0
  /// The policy, test or case has complaints.
  case complaints = 1
  case usage = 2
  /// Facts are missing, rules leave a gap or disagree, or a calendar's year is unknown.
  case undetermined = 3
  case ourFault = 70
}
