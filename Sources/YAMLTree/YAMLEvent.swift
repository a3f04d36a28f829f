/// One step through a YAML text: something begins, ends, or stands there.
package struct YAMLEvent: Sendable {
  package enum Kind: Sendable, Equatable {
    case streamStart
    case streamEnd
    /// `explicit` if a `---` is written.
    case documentStart(explicit: Bool)
    /// `explicit` if a `...` is written.
    case documentEnd(explicit: Bool)
    case mappingStart(isFlow: Bool)
    case mappingEnd
    case sequenceStart(isFlow: Bool)
    case sequenceEnd
    case scalar(Node.Scalar.Style)
    case alias
  }

  package let kind: Kind
  /// The bytes of the content, without anchor and tag; empty where nothing is written.
  ///
  /// Brackets of a flow collection belong to its start and end events. The start of a block
  /// collection is where its first key or dash stands, its end is empty.
  package let range: Range<Int>
  /// Where anchor and tag are written; empty without them.
  package let properties: Range<Int>
  /// The decoded value of a scalar, or the name an alias points to.
  package let text: String
  package let anchor: String?
  /// The resolved tag, for instance `tag:yaml.org,2002:str`.
  package let tag: String?

  init(
    _ kind: Kind, _ range: Range<Int>, properties: Range<Int>? = nil, text: String = "",
    anchor: String? = nil, tag: String? = nil
  ) {
    self.kind = kind
    self.range = range
    self.properties = properties ?? range.lowerBound..<range.lowerBound
    self.text = text
    self.anchor = anchor
    self.tag = tag
  }
}
