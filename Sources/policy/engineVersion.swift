/// The version of the engine: part of every digest.
let engineVersion = "0.1.0"
