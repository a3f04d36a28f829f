import PolicyValues
import StandardFunctions

/// The functions that policies may call: a plug-in is one more entry of this array.
let libraries: [any FunctionLibrary] = [StandardFunctions()]

/// All functions of all libraries.
let nativeFunctions: [NativeFunction] = libraries.flatMap(\.functions)
