/// A condition in words.
struct Condition {
  /// What it asks for: `the day of the request lies in the late window`.
  let requirement: Inline
  /// What was found, beside the requirement: `2018-04-09 is after the last day, 2018-04-08`; nil
  /// where the requirement says it.
  let found: Inline?
  /// What is the case, in one sentence.
  let sentence: Inline

  init(_ requirement: Inline, found: Inline? = nil, sentence: Inline? = nil) {
    self.requirement = requirement
    self.found = found
    self.sentence = sentence ?? found ?? requirement
  }
}
