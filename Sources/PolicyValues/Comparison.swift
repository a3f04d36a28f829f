/// How two values are compared.
package enum Comparison: String, Sendable, CaseIterable {
  case less = "<"
  case atMost = "<="
  case greater = ">"
  case atLeast = ">="
  case equal = "="
  case notEqual = "!="
}
