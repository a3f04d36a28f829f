/// Elements of which the least is taken first; O(log n) for each insertion and removal.
struct Heap<Element> {
  private var elements: [Element] = []
  private let isLess: (Element, Element) -> Bool

  init(_ isLess: @escaping (Element, Element) -> Bool) { self.isLess = isLess }

  mutating func insert(_ element: Element) {
    elements.append(element)
    var child = elements.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard isLess(elements[child], elements[parent]) else { return }
      elements.swapAt(child, parent)
      child = parent
    }
  }

  mutating func popLeast() -> Element? {
    guard let least = elements.first, let last = elements.popLast() else { return nil }
    guard !elements.isEmpty else { return least }
    elements[0] = last
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < elements.count else { return least }
      if child + 1 < elements.count, isLess(elements[child + 1], elements[child]) { child += 1 }
      guard isLess(elements[child], elements[parent]) else { return least }
      elements.swapAt(child, parent)
      parent = child
    }
  }
}
