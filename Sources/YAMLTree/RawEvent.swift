import CLibYAML

/// A libyaml event copied out of its memory; positions still count characters.
struct RawEvent: ~Copyable {
  let kind: YAMLEvent.Kind
  let start: Int
  let end: Int
  /// The distance of the start from the start of its line.
  let column: Int
  private(set) var text = ""
  /// Its anchor and tag, if either is written.
  private(set) var properties: YAMLEvent.Properties?
  private(set) var hasDirectives = false

  /// Whether a collection without brackets begins.
  var isBlockStart: Bool {
    kind == .mappingStart(isFlow: false) || kind == .sequenceStart(isFlow: false)
  }

  init(_ event: borrowing yaml_event_t) {
    start = Int(event.start_mark.index)
    end = Int(event.end_mark.index)
    column = Int(event.start_mark.column)
    let data = event.data
    switch event.type {
    case YAML_STREAM_START_EVENT: kind = .streamStart
    case YAML_DOCUMENT_START_EVENT:
      let start = data.document_start
      kind = .documentStart(explicit: start.implicit == 0)
      hasDirectives =
        start.version_directive != nil || start.tag_directives.start != start.tag_directives.end
    case YAML_DOCUMENT_END_EVENT: kind = .documentEnd(explicit: data.document_end.implicit == 0)
    case YAML_MAPPING_START_EVENT:
      kind = .mappingStart(isFlow: data.mapping_start.style == YAML_FLOW_MAPPING_STYLE)
      properties = .init(data.mapping_start.anchor, data.mapping_start.tag)
    case YAML_SEQUENCE_START_EVENT:
      kind = .sequenceStart(isFlow: data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE)
      properties = .init(data.sequence_start.anchor, data.sequence_start.tag)
    case YAML_MAPPING_END_EVENT: kind = .mappingEnd
    case YAML_SEQUENCE_END_EVENT: kind = .sequenceEnd
    case YAML_ALIAS_EVENT:
      kind = .alias
      text = string(data.alias.anchor) ?? ""
    case YAML_SCALAR_EVENT:
      let scalar = data.scalar
      kind = .scalar(Node.Scalar.Style(scalar.style))
      text = String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      properties = .init(scalar.anchor, scalar.tag)
    default: kind = .streamEnd
    }
  }
}

extension Node.Scalar.Style {
  fileprivate init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: self = .literal
    case YAML_FOLDED_SCALAR_STYLE: self = .folded
    default: self = .plain
    }
  }
}

extension YAMLEvent.Properties {
  fileprivate convenience init?(
    _ anchor: UnsafeMutablePointer<UInt8>?, _ tag: UnsafeMutablePointer<UInt8>?
  ) {
    guard anchor != nil || tag != nil else { return nil }
    self.init(anchor: string(anchor), tag: string(tag))
  }
}

private func string(_ text: UnsafeMutablePointer<UInt8>?) -> String? {
  text.map { String(cString: $0) }
}
