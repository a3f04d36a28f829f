import CivilTime
import Foundation
import PolicyEvaluation
import PolicyExploration
import PolicyPacks
import PolicyProgram
import PolicyTestSupport
import PolicyValues
import StandardFunctions
import Testing

/// One whole shipped city, its permits cut to two years and all other dates to twenty days, so that
/// every case that a question reads can be decided one by one.
@Suite("What is said of every case of a whole city is true of each, and nothing is missed")
struct WholeCityLaws {
  /// The questions of one program, each with how many cases tell its answers apart.
  private struct Asked {
    let program: Program
    let doubts: [(doubt: Doubt, inputs: [Int], size: Int)]
  }

  /// So many cases are decided for one question at most; of more, some by chance.
  private static let most = 100_000

  private func asked(_ pack: LoadedPack, _ store: PolicyStore) -> [Asked] {
    let editions = store.policies(of: pack).flatMap { store.editions(of: $0) }
    return editions.flatMap { store.programs(of: $0) }.map { program in
      Asked(
        program: program,
        doubts: Doubt.all(of: program).map { doubt in
          let inputs = doubt.inputs(in: program).sorted()
          return (doubt, inputs, program.size(of: inputs))
        })
    }
  }

  /// The city of which the greatest share of questions can be answered by deciding every case.
  private func city(_ store: PolicyStore) -> [Asked] {
    let cities = store.packIDs.compactMap { store.pack($0) }.map { asked($0, store) }
    func share(_ city: [Asked]) -> Int {
      let doubts = city.flatMap(\.doubts)
      // A handful of questions is no city.
      guard doubts.count > 100 else { return 0 }
      return doubts.count { $0.size <= Self.most } * 1_000 / doubts.count
    }
    return cities.max { share($0) < share($1) } ?? []
  }

  /// - Parameter shortLook: with next to none, nearly all is found out by clauses.
  @Test(
    "What is said of a question is what every case shows that it can tell apart",
    arguments: [1, 400])
  func whatIsSaidIsWhatCasesShow(shortLook: Int) throws {
    let cut = try CutPacks()
    let programs = city(cut.store)
    var (whole, sampled, left) = (0, 0, 0)
    for asked in programs {
      for (doubt, inputs, size) in asked.doubts {
        let seen = sight(
          doubt.suspect, in: asked.program, budget: 20_000, shortLook: shortLook)
        guard let seen, seen.isSeen || seen.isComplete && seen.hidden == 0 else {
          left += 1
          continue
        }
        let isAll = size <= Self.most
        let cases = Cases(asked.program, doubt, inputs, most: isAll ? nil : 1_000)
        let isShown = try cases.show()
        let words = "\(asked.program.procedure?.id ?? "status"): \(doubt.suspect.words)"
        if isAll {
          whole += 1
          #expect(seen.isSeen == isShown, "\(words), \(size) cases")
        } else {
          sampled += 1
          #expect(seen.isSeen || !isShown, "\(words)")
        }
      }
    }
    #expect(whole > 90)
    #expect(left * 10 < whole + sampled)
  }
}

extension WholeCityLaws {
  @Test("The days on which a window hangs on a way of counting are counted as one by one")
  func windowsAreCountedRight() throws {
    let cut = try CutPacks()
    let programs = city(cut.store).map(\.program)
    let edition = try #require(
      programs.first.flatMap { first in
        cut.store.editions(of: first.policy).first { $0.edition == first.edition }
      })
    let recountings = cut.store.recountings(edition, programs)
    let found = hinges(of: recountings, budget: 200_000)
    var looked: Set<[String]> = []
    var counted = 0
    for recounting in recountings {
      for window in recounting.program.windows {
        let key = [recounting.convention, recounting.other, window.id]
        guard looked.insert(key).inserted else { continue }
        let hinge = found.first {
          $0.aspect == .window(window.id) && $0.recounting.convention == recounting.convention
            && $0.recounting.other == recounting.other
        }
        guard hinge?.isComplete ?? true, hinge?.sighting.needsReading != true else { continue }
        let days = try daysOfChange(
          window.id, recounting, by: hinge?.sighting.anchors?.fact ?? "permit.starts")
        #expect((hinge?.sighting.isSeen ?? false) == !days.isEmpty, "\(key)")
        guard let anchors = hinge?.sighting.anchors, hinge?.sighting.isSeen == true else {
          continue
        }
        counted += 1
        #expect(anchors.count == days.count, "\(key)")
        #expect(anchors.total == 731, "\(key)")
      }
    }
    #expect(counted > 1)
  }

  /// The days of a date on which a window has other ends, with every reading at its default.
  private func daysOfChange(
    _ id: String, _ recounting: Recounting, by fact: String
  ) throws -> Set<Int32> {
    let (one, two) = (recounting.program, recounting.changed)
    try #require(one.code.inputs == two.code.inputs)
    let ends = try [one, two].map { program in
      let window = try #require(program.windows.first { $0.id == id })
      return [window.opens, window.closes].map { program[$0].register }
    }
    let own = ends[0].reduce(into: Set<Int>()) { $0.formUnion(one.inputs(of: $1)) }
      .union(ends[1].flatMap { two.inputs(of: $0) })
    let files = [one, two].map { RegisterFile(Tape($0.code)) }
    var point = one.usualPoint
    var days: Set<Int32> = []
    let free = own.filter { one.isOpen($0) }.sorted()
    for number in 0..<one.size(of: free) {
      var rest = number
      for input in free {
        let values = one.values(of: input)
        point[input] = values[rest % values.count]
        rest /= values.count
      }
      for file in files { point.withUnsafeBufferPointer { file.run($0) } }
      guard ends[0].map({ files[0][$0] }) != ends[1].map({ files[1][$0] }) else { continue }
      days.insert(free.first { one.isFact($0, fact) }.map { point[$0] } ?? 0)
    }
    return days
  }
}

/// Cases of a program in everything that one question reads; all else is as it comes first.
private struct Cases {
  let program: Program
  let doubt: Doubt
  let inputs: [Int]
  /// nil: every case; else so many by chance.
  let most: Int?

  init(_ program: Program, _ doubt: Doubt, _ inputs: [Int], most: Int?) {
    self.program = program
    self.doubt = doubt
    self.inputs = inputs
    self.most = most
  }

  /// Whether the condition holds in one of them.
  func show() throws -> Bool {
    let read = Set(inputs)
    let assumptions = program.assumptions.map { program[$0].register }.filter {
      !read.isDisjoint(with: program.inputs(of: $0))
    }
    let code = try program.code.trimmed(to: [doubt.register] + assumptions)
    let file = RegisterFile(Tape(code.code))
    let choices = inputs.map { program.values(of: $0) }
    var point = program.inputs.indices.map { program.values(of: $0)[0] }
    var chance = SplitMix64(seed: 731)
    for number in 0..<(most ?? program.size(of: inputs)) {
      var rest = number
      for (input, values) in zip(inputs, choices) {
        let place =
          most == nil ? rest % values.count : Int.random(in: values.indices, using: &chance)
        point[input] = values[place]
        rest /= values.count
      }
      point.withUnsafeBufferPointer { file.run($0) }
      guard file.isWhole(), code.places.dropFirst().allSatisfy({ file[$0] == 1 }) else { continue }
      if file[code.places[0]] == 1 { return true }
    }
    return false
  }
}

/// The shipped packs in a folder of their own, their dates cut.
final class CutPacks {
  private let folder: URL
  let store: PolicyStore

  init() throws {
    folder =
      FileManager.default.temporaryDirectory
      .appending(path: "cut-packs-\(UUID().uuidString)").standardizedFileURL
    try FileManager.default.copyItem(
      at: Repository.root.appending(path: "policies"), to: folder)
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    where name.hasSuffix("vocabulary.yaml") {
      let url = folder.appending(path: name)
      try Data(CutPacks.cut(String(contentsOf: url, encoding: .utf8)).utf8).write(to: url)
    }
    store = PolicyStore(folders: [folder.path], library: StandardFunctions().functions)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The facts of the permit may be any day of two years, those of birth and all others twenty days.
  private static func cut(_ text: String) -> String {
    var fact: Substring = ""
    var lines: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      lines.append(String(line).replacing("presume: never", with: "# never"))
      if line.hasPrefix("  "), line.hasSuffix(":"), line.dropFirst(2).first != " " { fact = line }
      guard line == "    type: date" else { continue }
      let days =
        switch fact.dropFirst(2).dropLast() {
        case "permit.starts", "permit.expires": "2023-01-01, to: 2024-12-31"
        case "applicant.born": "2008-02-20, to: 2008-03-10"
        default: "2024-02-20, to: 2024-03-10"
        }
      lines.append("    range: { from: \(days) }")
    }
    return lines.joined(separator: "\n")
  }
}

/// Something to look for, and the register that shows it in a case.
struct Doubt {
  let suspect: Suspect
  let register: RegisterID

  static func all(of program: Program) -> [Doubt] {
    var doubts: [Doubt] = []
    if program.procedure != nil {
      for output in program.outputs {
        doubts.append(Doubt(suspect: .gap(output.name), register: output.gap))
        doubts.append(Doubt(suspect: .conflict(output.name), register: output.conflict))
      }
      for (index, rule) in program.rules.enumerated() {
        doubts.append(Doubt(suspect: .ruleApplies(index), register: rule.applies))
      }
      for (index, paper) in program.requirements.enumerated() {
        doubts.append(Doubt(suspect: .paperAsked(index), register: paper.asked))
      }
    } else {
      for (index, status) in program.statuses.enumerated() {
        guard let register = status.gives.first?.stands else { continue }
        doubts.append(Doubt(suspect: .statusStands(index), register: register))
      }
    }
    return doubts
  }

  /// The inputs that decide it, and those that the assumptions about these read.
  func inputs(in program: Program) -> Set<Int> {
    var reached = program.inputs(of: register)
    let assumed = program.assumptions.map { program.inputs(of: program[$0].register) }
    var before = -1
    while before != reached.count {
      before = reached.count
      for inputs in assumed where !inputs.isDisjoint(with: reached) { reached.formUnion(inputs) }
    }
    return reached
  }
}
