/// Looks for bounds on differences that form a circle of less than no days: they exclude each other.
struct DateCircle {
  private struct Edge {
    let from: Int
    let to: Int
    let most: Int
    /// The bounds it stands for, as a part of all that are noted.
    let bounds: Range<Int>
  }

  private let differences: DateDifferences
  /// Dates by their places here; the first is day 0.
  private var active: [Int] = [0]
  private var edges: [Edge] = []
  /// The places of the bounds that edges stand for.
  private var noted: [Int] = []
  /// Dates counted in workdays whose least or greatest distance is not used yet.
  private var waiting: [(place: Int, start: Int, isLeast: Bool)] = []

  /// Some bounds that exclude each other, by their places; nil if none are found to.
  static func places(
    of bounds: [DateDifferences.Bound?], in differences: DateDifferences
  ) -> [Int]? {
    let some = bounds.indices.filter { bounds[$0] != nil }
    guard var found = look(some, bounds, differences) else { return nil }
    // They need not all be needed.
    for place in found where found.count > 1 {
      if let fewer = look(found.filter { $0 != place }, bounds, differences) { found = fewer }
    }
    return found
  }

  private static func look(
    _ some: [Int], _ bounds: [DateDifferences.Bound?], _ differences: DateDifferences
  ) -> [Int]? {
    var circle = DateCircle(differences)
    for place in some {
      if let bound = bounds[place] { circle.add(bound, place) }
    }
    circle.tie()
    repeat {
      if let found = circle.circle { return found }
    } while circle.countWorkdays()
    return nil
  }

  private init(_ differences: DateDifferences) { self.differences = differences }

  private mutating func place(_ date: Int) -> Int {
    // They are a few.
    if let place = active.firstIndex(of: date) { return place }
    active.append(date)
    return active.count - 1
  }

  private mutating func add(_ bound: DateDifferences.Bound, _ place: Int) {
    let (from, to) = (self.place(bound.other), self.place(bound.date))
    addEdge(from, to, bound.most, [place])
  }

  private mutating func addEdge(_ from: Int, _ to: Int, _ most: Int, _ places: [Int]) {
    let start = noted.count
    noted += places
    edges.append(Edge(from: from, to: to, most: most, bounds: start..<noted.count))
  }

  /// Adds what always holds.
  private mutating func tie() {
    var place = 1
    while place < active.count {
      let date = active[place]
      if let workdays = differences.dates[date]?.workdays {
        let start = self.place(workdays.start)
        waiting += [(place, start, true), (place, start, false)]
      } else if let ends = differences.dates[date]?.ends {
        addEdge(0, place, ends.upperBound, [])
        addEdge(place, 0, -ends.lowerBound, [])
      }
      for before in 1..<place {
        guard let days = differences.days(from: active[before], to: date) else { continue }
        addEdge(before, place, days.upperBound, [])
        addEdge(place, before, -days.lowerBound, [])
      }
      place += 1
    }
  }

  /// Adds how far workdays reach from dates that are known to lie in the years of the calendar.
  ///
  /// - Returns: whether there were any.
  private mutating func countWorkdays() -> Bool {
    guard !waiting.isEmpty else { return false }
    let (latest, earliest) = (paths(isForth: true), paths(isForth: false))
    var isMore = false
    let all = waiting
    waiting = all.filter { place, start, isLeast in
      guard let workdays = differences.dates[active[place]]?.workdays else { return false }
      if isLeast {
        guard let days = earliest.days[start], -days > workdays.span.before,
          let places = bounds(on: earliest.movers, to: start, isForth: false)
        else { return true }
        addEdge(place, start, -workdays.days.lowerBound, places)
      } else {
        guard let days = latest.days[start], days < workdays.span.after,
          let places = bounds(on: latest.movers, to: start, isForth: true)
        else { return true }
        addEdge(start, place, workdays.days.upperBound, places)
      }
      isMore = true
      return false
    }
    return isMore
  }

  /// By date, how many days it lies after day 0 at most, or before it; and the edges that say so.
  private func paths(isForth: Bool) -> (days: [Int?], movers: [Int]) {
    var days = [Int?](repeating: nil, count: active.count)
    var movers = [Int](repeating: -1, count: active.count)
    days[0] = 0
    // Without a circle no path has more edges than there are dates.
    for _ in active {
      var isSettled = true
      for (number, edge) in edges.enumerated() {
        let (from, to) = isForth ? (edge.from, edge.to) : (edge.to, edge.from)
        guard let start = days[from], days[to].map({ $0 > start + edge.most }) ?? true else {
          continue
        }
        days[to] = start + edge.most
        movers[to] = number
        isSettled = false
      }
      if isSettled { break }
    }
    return (days, movers)
  }

  /// The bounds on the way between a date and day 0; nil if there is none.
  private func bounds(on movers: [Int], to date: Int, isForth: Bool) -> [Int]? {
    var places: [Int] = []
    var here = date
    for _ in active {
      guard here != 0 else { return places }
      guard movers[here] >= 0 else { return nil }
      let edge = edges[movers[here]]
      places += noted[edge.bounds]
      here = isForth ? edge.from : edge.to
    }
    return nil
  }

  /// A circle of less than no days.
  private var circle: [Int]? {
    var days = [Int](repeating: 0, count: active.count)
    var movers = [Int](repeating: -1, count: active.count)
    for _ in 0...active.count {
      var isSettled = true
      for (number, edge) in edges.enumerated() where days[edge.to] > days[edge.from] + edge.most {
        days[edge.to] = days[edge.from] + edge.most
        movers[edge.to] = number
        isSettled = false
      }
      if isSettled { return nil }
      if let circle = circle(movers) { return circle }
    }
    return nil
  }

  /// A circle of the edges that last moved dates.
  private func circle(_ movers: [Int]) -> [Int]? {
    var seen = [Int](repeating: -1, count: movers.count)
    for start in movers.indices where seen[start] < 0 {
      var here = start
      while movers[here] >= 0, seen[here] < 0 {
        seen[here] = start
        here = edges[movers[here]].from
      }
      guard movers[here] >= 0, seen[here] == start else { continue }
      var found: Set<Int> = []
      let end = here
      repeat {
        found.formUnion(noted[edges[movers[here]].bounds])
        here = edges[movers[here]].from
      } while here != end
      return found.isEmpty ? nil : found.sorted()
    }
    return nil
  }
}
