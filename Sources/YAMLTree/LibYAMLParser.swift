import CLibYAML

/// libyaml's parser over a copy of the bytes: the only place that holds its memory.
final class LibYAMLParser {
  /// The text being read, without a byte order mark.
  let bytes: UnsafeBufferPointer<UInt8>
  private let storage: UnsafeMutableBufferPointer<UInt8>
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let isReady: Bool

  /// Copies the bytes, which must be well-formed UTF-8.
  ///
  /// libyaml loses the last break of a block scalar that ends in blanks at the end of the file, so
  /// the copy always ends in a line break.
  init(_ text: ArraySlice<UInt8>) {
    storage = .allocate(capacity: text.count + 1)
    _ = storage.initialize(from: text)
    storage.initializeElement(at: text.count, to: UInt8(ascii: "\n"))
    bytes = UnsafeBufferPointer(rebasing: storage[..<text.count])
    parser = .allocate(capacity: 1)
    isReady = yaml_parser_initialize(parser) == 1
    guard isReady else { return }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    let endsInBreak = text.last == UInt8(ascii: "\n")
    yaml_parser_set_input_string(
      parser, storage.baseAddress, endsInBreak || text.isEmpty ? text.count : text.count + 1)
  }

  deinit {
    if isReady { yaml_parser_delete(parser) }
    parser.deallocate()
    storage.deallocate()
  }

  /// Reads the next event; nil if the text cannot be read further.
  func next() -> RawEvent? {
    guard isReady else { return nil }
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { return nil }
    defer { yaml_event_delete(&event) }
    return RawEvent(event)
  }

  /// What libyaml says about the place at which it stopped; positions count characters.
  var problem: LibYAMLProblem {
    let state = parser.pointee
    return LibYAMLProblem(
      problem: state.problem.map { String(cString: $0) } ?? "out of memory",
      context: state.context.map { String(cString: $0) } ?? "",
      index: Int(state.problem_mark.index), contextIndex: Int(state.context_mark.index))
  }
}

/// What libyaml complains about, in its own words.
struct LibYAMLProblem {
  let problem: String
  let context: String
  /// Where, in characters from the start.
  let index: Int
  /// Where the construct in question began, in characters from the start.
  let contextIndex: Int
}
