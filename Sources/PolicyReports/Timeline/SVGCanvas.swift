/// Writes SVG elements; every length is a whole number of the picture's own units.
struct SVGCanvas {
  private(set) var body = ""

  mutating func rectangle(
    _ x: Int, _ y: Int, _ width: Int, _ height: Int, fill: String, title: String
  ) {
    body +=
      "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(max(1, width))\" height=\"\(height)\""
      + " fill=\"\(fill)\" stroke=\"#333\" stroke-width=\"1\">"
      + "<title>\(escapedHTML(title))</title></rect>\n"
  }

  mutating func line(_ x: Int, _ y: Int, _ x2: Int, _ y2: Int, stroke: String = "#bbb") {
    body +=
      "<line x1=\"\(x)\" y1=\"\(y)\" x2=\"\(x2)\" y2=\"\(y2)\" stroke=\"\(stroke)\"/>\n"
  }

  /// - Parameter anchor: `start`, `middle` or `end`.
  mutating func text(
    _ x: Int, _ y: Int, _ text: String, anchor: String = "start", size: Int = 12,
    isStrong: Bool = false, isOnDark: Bool = false
  ) {
    let weight = isStrong ? " font-weight=\"bold\"" : ""
    // Why: a pale outline keeps words readable on hatching.
    let halo = isOnDark ? " stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\"" : ""
    body +=
      "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(size)\" text-anchor=\"\(anchor)\"\(weight)\(halo)>"
      + "\(escapedHTML(text))</text>\n"
  }

  /// A numbered disc; a flagged one is a square with a cross-line.
  mutating func mark(_ x: Int, _ y: Int, _ number: Int, isFlagged: Bool, title: String) {
    let square = "M\(x - 9) \(y - 9)h18v18h-18z"
    let shape =
      isFlagged
      ? "<path d=\"\(square)\" fill=\"#fff\" stroke=\"#000\" stroke-width=\"2\"/>"
      : "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"9\" fill=\"#222\"/>"
    let ink = isFlagged ? "#000" : "#fff"
    let place = "x=\"\(x)\" y=\"\(y + 4)\" font-size=\"11\" text-anchor=\"middle\""
    body +=
      "<g><title>\(escapedHTML(title))</title>\(shape)"
      + "<text \(place) fill=\"\(ink)\">\(number)</text></g>\n"
  }

  /// A small triangle for what changed by itself.
  mutating func tick(_ x: Int, _ y: Int, title: String) {
    body +=
      "<path d=\"M\(x - 5) \(y)h10l-5 8z\" fill=\"#fff\" stroke=\"#000\">"
      + "<title>\(escapedHTML(title))</title></path>\n"
  }
}
