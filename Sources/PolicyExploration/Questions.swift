import PolicyProgram
import PolicyValues

/// What is to be asked of two programs.
struct Questions {
  /// Whether the sides ever stand in a contrast.
  struct Question {
    let contrast: Contrast
    let inquiry: Inquiry
    /// What either side says by itself in it, as numbers of claims.
    let claims: [Int]
    /// The condition in the code that all questions share.
    let shared: RegisterID
  }

  /// A question whether one side ever says something.
  struct Claim {
    let inquiry: Inquiry
    /// The condition in the code that all questions share.
    let shared: RegisterID
  }

  private(set) var all: [Question] = []
  /// Whether one side ever says something, each asked once.
  private(set) var claims: [Claim] = []
  private var numbers: [RegisterID: Int] = [:]
  private let copier: CodeCopier?
  /// By aspect, whether any of its questions or claims holds.
  let together: [BehaviourDiff.Aspect: Inquiry]

  /// - Parameters:
  ///   - code: that of all questions; nil if there are none.
  ///   - together: by aspect, whether any of its questions or claims holds.
  init(code: Code?, together: [BehaviourDiff.Aspect: Inquiry]) {
    self.together = together
    copier = code.map { CodeCopier($0, within: $0.inputs.map(\.domain)) }
  }

  /// Adds a question of the code, unless its answer is plain.
  mutating func add(
    _ contrast: Contrast, _ inquiry: Inquiry, claims: [Inquiry]
  ) throws(CodeBuilder.TooManyRegisters) {
    guard let copier, inquiry.settled != false else { return }
    var own: [Int] = []
    for claim in claims {
      if let known = numbers[claim.target] {
        own.append(known)
      } else {
        numbers[claim.target] = self.claims.count
        own.append(self.claims.count)
        self.claims.append(Claim(inquiry: try claim.alone(copier), shared: claim.target))
      }
    }
    all.append(
      Question(
        contrast: contrast, inquiry: try inquiry.alone(copier), claims: own,
        shared: inquiry.target))
  }
}
