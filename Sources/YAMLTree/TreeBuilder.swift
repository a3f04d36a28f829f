import Diagnostics
import SourceText

/// Builds the tree from the events, complaining about what strict YAML leaves out.
///
/// Works with a stack of its own, so that depth costs no machine stack.
struct TreeBuilder: ~Copyable {
  private var events: YAMLEvents
  private let limits: YAMLLimits
  private var complaints: [Diagnostic] = []
  private var frames: [TreeFrame] = []
  private var root: Node?
  private var documents = 0
  private var nodes = 0
  private var wasStopped = false

  init(_ events: consuming YAMLEvents, _ limits: YAMLLimits) {
    self.events = events
    self.limits = limits
  }

  /// Reads all events, or as many as can be read.
  mutating func build() {
    while let event = events.next() { take(event) }
    while !frames.isEmpty { close(at: nil) }
  }

  /// The document with every complaint, in the order of the file.
  var result: Checked<Document> {
    let margins = events.margins
    var all = events.diagnostics + complaints
    all += tabRuns(margins.tabs).map { .tab(events.range($0), isIndentation: false) }
    all += margins.announcedKeys.map { .announcedKey(events.range($0..<$0 + 1)) }
    // Why: where tabs and odd characters were read as something else, what stops the reading is
    // no news.
    if !events.isComplete, all.contains(where: { repaired.contains($0.code) }) {
      all.removeAll { $0.code == .invalidYAML }
    }
    all = all.sorted { $0.primary.range.bytes.lowerBound < $1.primary.range.bytes.lowerBound }
    let document = Document(
      file: events.file, root: root, comments: margins.comments.map { events.range($0) },
      isComplete: events.isComplete && !wasStopped)
    return Checked(document, Array(all.prefix(limits.complaints)))
  }

  private var repaired: [DiagnosticCode] {
    [.tabCharacter, .forbiddenCharacter, .notUTF8, .byteOrderMark]
  }

  private func tabRuns(_ tabs: [Int]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for tab in tabs.sorted() {
      if let last = runs.last, last.upperBound == tab {
        runs[runs.count - 1] = last.lowerBound..<tab + 1
      } else {
        runs.append(tab..<tab + 1)
      }
    }
    return runs
  }

  private mutating func take(_ event: YAMLEvent) {
    switch event.kind {
    case .streamStart, .streamEnd, .documentEnd: break
    case .documentStart: openDocument(event)
    case .mappingStart(let isFlow): open(event, isMapping: true, isFlow: isFlow)
    case .sequenceStart(let isFlow): open(event, isMapping: false, isFlow: isFlow)
    case .mappingEnd, .sequenceEnd: close(at: event.range)
    case .scalar(let style): takeScalar(event, style)
    case .alias: takeAlias(event)
    }
  }

  private mutating func openDocument(_ event: YAMLEvent) {
    documents += 1
    guard documents > 1 else {
      if events.file.bytes[event.range].first == UInt8(ascii: "%") {
        let line = events.file.lineRange(events.file.line(at: event.range.lowerBound))
        complaints.append(.directive(SourceRange(events.file, line)))
      }
      return
    }
    // Why: a directive in the middle of a document was complained about already.
    if events.diagnostics.last?.code != .invalidYAML {
      complaints.append(.secondDocument(SourceRange(events.file, event.range)))
    }
    stop()
  }

  private mutating func takeScalar(_ event: YAMLEvent, _ style: Node.Scalar.Style) {
    checkProperties(event)
    guard count(event) else { return }
    let range = SourceRange(events.file, event.range)
    let scalar = Node.Scalar(text: event.text, range: range, style: style)
    if let top = frames.indices.last, frames[top].expectsKey {
      takeKey(scalar, in: top)
    } else {
      place(.scalar(scalar))
    }
  }

  private mutating func takeAlias(_ event: YAMLEvent) {
    let range = SourceRange(events.file, event.range)
    if frames.last?.isMerging != true { complaints.append(.alias(range)) }
    guard count(event) else { return }
    let scalar = Node.Scalar(text: range.text, range: range, style: .plain)
    if let top = frames.indices.last, frames[top].expectsKey {
      frames[top].take(key: scalar, isKept: false)
    } else {
      place(.scalar(scalar))
    }
  }

  private mutating func takeKey(_ key: Node.Scalar, in top: Int) {
    if key.isMissing {
      complaints.append(.missingKey(key.range))
      frames[top].take(key: key, isKept: false)
    } else if key.text == "<<", key.style == .plain {
      complaints.append(.mergeKey(key.range))
      frames[top].take(key: key, isKept: false, isMerging: true)
    } else {
      frames[top].take(key: key, isKept: true)
    }
  }

  private mutating func open(_ event: YAMLEvent, isMapping: Bool, isFlow: Bool) {
    checkProperties(event)
    guard count(event) else { return }
    let start = SourceRange(events.file, event.range)
    guard frames.count < limits.depth else {
      complaints.append(.tooDeep(start, limit: limits.depth))
      return stop()
    }
    if let top = frames.indices.last, frames[top].expectsKey {
      complaints.append(.keyNotScalar(start, isMapping ? "a mapping" : "a list"))
      let key = Node.Scalar(text: "", range: start, style: .plain)
      frames[top].take(key: key, isKept: false)
      frames[top].isReadingKey = true
    }
    frames.append(TreeFrame(isMapping: isMapping, isFlow: isFlow, start: event.range))
  }

  /// Ends the innermost collection; nil if the text stopped inside it.
  private mutating func close(at end: Range<Int>?) {
    guard let frame = frames.popLast() else { return }
    let finished = frame.finish(in: events.file, end: end)
    complaints += finished.diagnostics
    place(finished.value)
  }

  /// Puts a finished node where it belongs.
  private mutating func place(_ node: Node) {
    guard let top = frames.indices.last else {
      root = node.isMissing ? nil : node
      return
    }
    if frames[top].isReadingKey {
      frames[top].isReadingKey = false
      frames[top].end = node.range.bytes.upperBound
    } else if let complaint = frames[top].take(value: node, in: events.file) {
      complaints.append(complaint)
    }
  }

  private mutating func checkProperties(_ event: YAMLEvent) {
    guard !event.propertyRange.isEmpty else { return }
    var start = event.propertyRange.lowerBound
    let bytes = events.file.bytes
    while start < event.propertyRange.upperBound {
      let sign = bytes[start]
      guard sign == UInt8(ascii: "&") || sign == UInt8(ascii: "!") else {
        start += 1
        continue
      }
      let end = bytes.withUnsafeBufferPointer { endOfProperty(from: start, in: $0) }
      let range = SourceRange(events.file, start..<end)
      complaints.append(sign == UInt8(ascii: "&") ? .anchor(range) : .tag(range))
      start = end
    }
  }

  /// Counts a node; false if there are too many, or too many complaints to go on.
  private mutating func count(_ event: YAMLEvent) -> Bool {
    nodes += 1
    if nodes > limits.nodes {
      complaints.append(
        .tooManyNodes(SourceRange(events.file, event.range), limit: limits.nodes))
      stop()
    } else if complaints.count >= limits.complaints {
      stop()
    }
    return !wasStopped
  }

  private mutating func stop() {
    wasStopped = true
    events.stop()
  }
}
