/// Choices with their numbers from 1, a line each; numbers of one digit stand under the last of longer ones.
func menu(_ choices: [String]) -> [String] {
  let width = String(choices.count).count
  return choices.enumerated().map { place, choice in
    let number = String(place + 1)
    return String(repeating: " ", count: width - number.count) + "\(number)  \(choice)"
  }
}
