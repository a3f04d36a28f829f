// swift-tools-version: 6.2
import PackageDescription

/// Every module is compiled strictly: Swift 6, warnings are errors, existentials are spelled out.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
]

func layer(_ name: String, on below: Target.Dependency...) -> Target {
  .target(name: name, dependencies: below, swiftSettings: strict)
}

func tests(of name: String, on below: Target.Dependency..., data: [String] = []) -> Target {
  .testTarget(name: name, dependencies: below, exclude: data, swiftSettings: strict)
}

/// Read downward: a layer may lean only on layers above it.
let layers: [Target] = [
  .systemLibrary(
    name: "CLibYAML", pkgConfig: "yaml-0.1",
    providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
  layer("SourceText"),
  layer("Diagnostics", on: "SourceText"),
  layer("CivilTime"),
  layer("YAMLTree", on: "CLibYAML", "SourceText", "Diagnostics"),
  layer("PolicyValues", on: "CivilTime"),
  layer("PolicySyntax", on: "SourceText", "Diagnostics", "CivilTime", "YAMLTree", "PolicyValues"),
  layer("PolicyProgram", on: "SourceText", "CivilTime", "PolicyValues"),
  layer(
    "PolicyChecking", on: "SourceText", "Diagnostics", "CivilTime", "PolicyValues", "PolicySyntax",
    "PolicyProgram", "YAMLTree"),
  layer("PolicyEvaluation", on: "SourceText", "CivilTime", "PolicyValues", "PolicyProgram"),
  layer(
    "PolicyReplay", on: "SourceText", "CivilTime", "PolicyValues", "PolicyProgram",
    "PolicyEvaluation"),
  layer(
    "PolicyExploration", on: "SourceText", "Diagnostics", "CivilTime", "PolicyValues",
    "PolicyProgram", "PolicyEvaluation"),
  layer("StandardFunctions", on: "CivilTime", "PolicyValues"),
  layer(
    "PolicyComparison", on: "SourceText", "CivilTime", "PolicyValues", "PolicySyntax",
    "PolicyProgram", "PolicyChecking", "PolicyEvaluation", "PolicyExploration"),
]

/// The doors: files become programs, explanations become bytes.
let doors: [Target] = [
  layer(
    "PolicyPacks", on: "SourceText", "Diagnostics", "CivilTime", "YAMLTree", "PolicyValues",
    "PolicySyntax", "PolicyProgram", "PolicyChecking", "PolicyEvaluation", "PolicyReplay",
    "PolicyExploration"),
  layer(
    "PolicyReports", on: "SourceText", "Diagnostics", "CivilTime", "PolicyValues", "PolicyProgram",
    "PolicyEvaluation", "PolicyReplay", "PolicyExploration", "PolicyComparison"),
]

/// What people run.
let shells: [Target] = [
  .executableTarget(
    name: "policy",
    dependencies: [
      "SourceText", "Diagnostics", "CivilTime", "YAMLTree", "PolicyValues", "PolicySyntax",
      "PolicyProgram", "PolicyChecking", "PolicyEvaluation", "PolicyReplay", "PolicyExploration",
      "PolicyComparison", "PolicyPacks", "PolicyReports", "StandardFunctions",
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ],
    swiftSettings: strict),
  .executableTarget(
    name: "policy-ed25519", dependencies: [.product(name: "Crypto", package: "swift-crypto")],
    swiftSettings: strict),
  .executableTarget(
    name: "policy-events", dependencies: ["SourceText", "Diagnostics", "YAMLTree"],
    swiftSettings: strict),
  .executableTarget(
    name: "policy-expressions", dependencies: ["SourceText", "YAMLTree", "PolicySyntax"],
    swiftSettings: strict),
  .executableTarget(
    name: "policy-bench",
    dependencies: [
      "SourceText", "CivilTime", "Diagnostics", "PolicyValues", "PolicyProgram", "PolicyEvaluation",
      "PolicySyntax", "PolicyReplay", "PolicyExploration", "PolicyPacks", "StandardFunctions",
    ],
    swiftSettings: strict),
]

/// What holds the rest to its word.
let checks: [Target] = [
  layer("PolicyTestSupport"),
  tests(
    of: "PackTests", on: "SourceText", "Diagnostics", "CivilTime", "PolicyValues",
    "PolicySyntax", "PolicyProgram", "PolicyEvaluation", "PolicyPacks", "StandardFunctions",
    "PolicyTestSupport", data: ["CrossCity.csv"]),
  .target(
    name: "SpecSupport",
    dependencies: [
      "SourceText", "Diagnostics", "CivilTime", "YAMLTree", "PolicyValues", "PolicySyntax",
      "PolicyProgram", "PolicyEvaluation", "PolicyPacks", "StandardFunctions", "PolicyTestSupport",
    ], path: "Tests/SpecSupport", swiftSettings: strict),
  tests(
    of: "LanguageTests", on: "SourceText", "Diagnostics", "CivilTime", "YAMLTree", "PolicyValues",
    "PolicySyntax", "PolicyProgram", "PolicyChecking", "PolicyEvaluation", "PolicyPacks",
    "StandardFunctions", "PolicyTestSupport", "SpecSupport", data: ["Specs"]),
  tests(
    of: "PolicyCheckingTests", on: "SourceText", "Diagnostics", "PolicyChecking",
    "PolicyTestSupport", "SpecSupport", data: ["Complaints.md"]),
  tests(
    of: "PolicyPacksTests", on: "SourceText", "Diagnostics", "YAMLTree", "PolicyValues",
    "PolicySyntax", "PolicyPacks",
    "PolicyTestSupport", "SpecSupport",
    data: ["Complaints.md", "Goldens"]),
  tests(
    of: "PolicyComparisonTests", on: "SourceText", "Diagnostics", "CivilTime", "YAMLTree",
    "PolicyValues", "PolicyProgram", "PolicyChecking", "PolicyEvaluation",
    "PolicyExploration", "PolicyComparison", "PolicyPacks", "StandardFunctions",
    "PolicyTestSupport", "SpecSupport", data: ["Goldens"]),
  tests(of: "PolicyTestSupportTests", on: "PolicyTestSupport"),
  tests(
    of: "PolicyCommandTests", on: "SourceText", "Diagnostics", "PolicyPacks", "PolicyReports",
    "policy", "policy-ed25519", "PolicyTestSupport", data: ["Transcripts", "Goldens"]),
  tests(
    of: "PolicyReplayTests", on: "SourceText", "Diagnostics", "CivilTime", "PolicyValues",
    "PolicySyntax", "PolicyProgram", "PolicyEvaluation", "PolicyReplay", "PolicyPacks",
    "StandardFunctions", "PolicyTestSupport", "SpecSupport"),
  tests(of: "ArchitectureTests", on: "PolicyTestSupport"),
  tests(of: "CivilTimeTests", on: "CivilTime"),
  tests(of: "DiagnosticsTests", on: "SourceText", "Diagnostics"),
  tests(
    of: "YAMLTreeTests", on: "SourceText", "Diagnostics", "YAMLTree", "PolicyTestSupport",
    data: ["Complaints.md"]),
  tests(
    of: "PolicyEvaluationTests", on: "CivilTime", "PolicyValues", "PolicyProgram",
    "PolicyEvaluation", "PolicyTestSupport"),
  tests(
    of: "PolicyExplorationTests", on: "SourceText", "Diagnostics", "CivilTime", "PolicyValues",
    "PolicyProgram", "PolicyEvaluation", "PolicyExploration", "PolicyPacks", "StandardFunctions",
    "PolicyTestSupport", "SpecSupport"),
  tests(
    of: "PolicyReportsTests", on: "SourceText", "Diagnostics", "CivilTime", "PolicyValues",
    "PolicySyntax", "PolicyProgram", "PolicyEvaluation", "PolicyPacks", "PolicyReports",
    "PolicyTestSupport", data: ["Cases", "Goldens", "Packs"]),
  tests(
    of: "StandardFunctionsTests", on: "CivilTime", "PolicyValues", "StandardFunctions"),
  tests(
    of: "PolicySyntaxTests", on: "SourceText", "Diagnostics", "CivilTime", "YAMLTree",
    "PolicyValues", "PolicySyntax", "PolicyTestSupport", data: ["Specs"]),
]

let package = Package(
  name: "policy",
  platforms: [.macOS(.v15)],
  products: [],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: layers + doors + shells + checks
)
