/// A value that remembers where it was written.
@dynamicMemberLookup
package struct Located<Value> {
  package let value: Value
  package let range: SourceRange

  package init(_ value: Value, at range: SourceRange) {
    self.value = value
    self.range = range
  }

  package subscript<T>(dynamicMember path: KeyPath<Value, T>) -> T { value[keyPath: path] }

  /// The same place with another value.
  package func map<T>(_ change: (Value) -> T) -> Located<T> { Located<T>(change(value), at: range) }
}

extension Located: Sendable where Value: Sendable {}
