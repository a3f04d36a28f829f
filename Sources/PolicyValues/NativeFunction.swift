/// A Swift function that policies can call; they cannot tell it from an operation of the engine.
///
/// Its policy signature is read off its Swift one: `NativeFunction(MonthEnd.self)`.
package struct NativeFunction: Sendable {
  /// How expressions call it: lower-case words joined by hyphens.
  package let name: String
  /// One sentence for authors: what it gives.
  package let summary: String
  /// One to three.
  package let parameters: [ValueType]
  package let result: ValueType
  /// The function itself, with the three ways of running it.
  package let native: any Native.Type

  /// A function of one argument.
  package init<F: UnaryFunction>(_ function: F.Type) {
    self.init(function, [F.A.valueType], F.Result.valueType)
  }

  /// A function of two arguments.
  package init<F: BinaryFunction>(_ function: F.Type) {
    self.init(function, [F.A.valueType, F.B.valueType], F.Result.valueType)
  }

  /// A function of three arguments.
  package init<F: TernaryFunction>(_ function: F.Type) {
    self.init(function, [F.A.valueType, F.B.valueType, F.C.valueType], F.Result.valueType)
  }

  private init<F: Native>(_ function: F.Type, _ parameters: [ValueType], _ result: ValueType) {
    name = function.name
    summary = function.summary
    native = function
    self.parameters = parameters
    self.result = result
  }

  /// The direction in each parameter, in order.
  package var ways: [Way] {
    let (a, b, c) = native.ways
    return Array([a, b, c].prefix(parameters.count))
  }
}

/// A named bundle of native functions: the whole plug-in interface.
package protocol FunctionLibrary: Sendable {
  var functions: [NativeFunction] { get }
}
