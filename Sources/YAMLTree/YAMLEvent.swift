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
  package let propertyRange: Range<Int>
  /// The decoded value of a scalar, or the name an alias points to.
  package let text: String
  /// The anchor and tag of a node; nil if neither is written.
  package let properties: Properties?

  init(
    _ kind: Kind, _ range: Range<Int>, text: String, properties: Properties?,
    at propertyRange: Range<Int>
  ) {
    self.kind = kind
    self.range = range
    self.text = text
    self.properties = properties
    self.propertyRange = propertyRange
  }

  /// What may be written before a node; an object, for hardly any node has it.
  package final class Properties: Sendable {
    package let anchor: String?
    /// The resolved tag, for instance `tag:yaml.org,2002:str`.
    package let tag: String?

    init(anchor: String?, tag: String?) {
      self.anchor = anchor
      self.tag = tag
    }
  }
}
