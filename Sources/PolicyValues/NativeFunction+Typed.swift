import CivilTime

/// A Swift type that a register can hold and a policy can speak of.
package protocol RegisterValue: Sendable {
  static var valueType: ValueType { get }
  init(register: Int32)
  var register: Int32 { get }
}

extension CivilDate: RegisterValue {
  package static var valueType: ValueType { .date }
  package init(register: Int32) { self.init(packed: register) }
  package var register: Int32 { packed }
}

extension Bool: RegisterValue {
  package static var valueType: ValueType { .bool }
  package init(register: Int32) { self = register != 0 }
  package var register: Int32 { self ? 1 : 0 }
}

extension Int32: RegisterValue {
  package static var valueType: ValueType { .int }
  package init(register: Int32) { self = register }
  package var register: Int32 { self }
}

/// A native function of one argument: a type with a name, a direction and a meaning.
package protocol UnaryFunction: Native {
  associatedtype A: RegisterValue
  associatedtype Result: RegisterValue
  static var way: Way { get }
  static func of(_ a: A) -> Result
}

extension UnaryFunction {
  package static var ways: (Way, Way, Way) { (way, .up, .up) }
  package static func of(_ a: Int32, _: Int32, _: Int32) -> Int32 { of(A(register: a)).register }
}

/// A native function of two arguments: a type with a name, directions and a meaning.
package protocol BinaryFunction: Native {
  associatedtype A: RegisterValue
  associatedtype B: RegisterValue
  associatedtype Result: RegisterValue
  static var way: (Way, Way) { get }
  static func of(_ a: A, _ b: B) -> Result
}

extension BinaryFunction {
  package static var ways: (Way, Way, Way) { (way.0, way.1, .up) }
  package static func of(_ a: Int32, _ b: Int32, _: Int32) -> Int32 {
    of(A(register: a), B(register: b)).register
  }
}

/// A native function of three arguments: a type with a name, directions and a meaning.
package protocol TernaryFunction: Native {
  associatedtype A: RegisterValue
  associatedtype B: RegisterValue
  associatedtype C: RegisterValue
  associatedtype Result: RegisterValue
  static func of(_ a: A, _ b: B, _ c: C) -> Result
}

extension TernaryFunction {
  package static func of(_ a: Int32, _ b: Int32, _ c: Int32) -> Int32 {
    of(A(register: a), B(register: b), C(register: c)).register
  }
}
