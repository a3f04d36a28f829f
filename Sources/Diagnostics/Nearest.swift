/// The candidate that a misspelt word most likely meant, if one is clearly nearest.
///
/// A candidate counts if at most a third of the word (at least one character) must change; letters
/// swapped with their neighbours are one change. A tie is no suggestion, nor is the word itself.
/// O(candidates × length²); words beyond 80 characters are not compared.
package func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
  let letters = Array(word)
  guard letters.count <= 80 else { return nil }
  let allowed = min(max(1, letters.count / 3), letters.count - 1)
  var best: (word: String, distance: Int)?
  var tied = false
  for candidate in candidates where candidate != word && candidate != best?.word {
    let other = Array(candidate)
    guard abs(other.count - letters.count) <= allowed else { continue }
    let distance = editDistance(letters, other)
    guard distance <= allowed else { continue }
    if let known = best, distance >= known.distance {
      tied = tied || distance == known.distance
    } else {
      best = (candidate, distance)
      tied = false
    }
  }
  return tied ? nil : best?.word
}

/// The least number of insertions, deletions, replacements and swaps between two words.
///
/// No letter is changed twice (optimal string alignment). O(a × b) time, O(b) space.
package func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var before = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    row.reserveCapacity(b.count + 1)
    for j in b.indices {
      var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
      row.append(cost)
    }
    (before, last) = (last, row)
  }
  return last[b.count]
}
