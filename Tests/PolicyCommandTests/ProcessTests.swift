import Foundation
import PolicyTestSupport
import SourceText
import Testing

/// How the command behaves as a process: closed pipes, terminals, faults.
@Suite struct ProcessTests {
  static let machine = Machine(folder: Repository.root)
  static let explain = "exec policy explain examples/last-day/case.yaml"

  @Test func aReaderThatHasGoneAwayIsNoCrash() throws {
    let process = Self.machine.process(Self.explain)
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 0)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "no full device here"))
  func anAnswerThatCannotBeWrittenIsNotLostInSilence() throws {
    let run = try Self.machine.run("policy docs P0103 > /dev/full")
    #expect(run.status == 70)
    #expect(
      run.complaints == "policy: the answer cannot be written: No space left on device\n")
  }

  @Test func aFaultOfTheProgramEndsWithItsOwnStatus() throws {
    let process = Self.machine.process("exec policy check -")
    let (input, complaints) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    process.standardError = complaints
    try process.run()
    // Why: the process reads standard input once it is prepared; a full pipe shows that it does.
    try input.fileHandleForWriting.write(contentsOf: Data(repeating: 0x20, count: 200_000))
    kill(process.processIdentifier, SIGILL)
    process.waitUntilExit()
    #expect(process.terminationStatus == 70)
    let text = String(
      decoding: complaints.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(text == "policy: a fault of the program itself; please report it\n")
  }

  @Test(arguments: [
    ([:], true), (["NO_COLOR": "1"], false), (["NO_COLOR": ""], true), (["TERM": "dumb"], false),
  ])
  func coloursAppearOnATerminalThatWantsThem(environment: [String: String], isColoured: Bool) throws
  {
    let text = try onATerminal(Self.explain, environment)
    #expect(text.contains("2018-04-08"))
    #expect(text.contains("\u{1B}[") == isColoured)
  }

  @Test func noColoursAppearInAFile() throws {
    let run = try Self.machine.run(Self.explain + " --reading x=y")
    #expect(run.status == 1)
    #expect(!run.complaints.isEmpty)
    #expect(!(run.answers + run.complaints).contains("\u{1B}"))
  }

  @Test(arguments: [
    (["LC_ALL": "zh_CN.UTF-8"], true), (["LC_ALL": "C", "LANG": "zh_CN.UTF-8"], false),
    (["LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "en"], true),
    (["LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh"], true), (["LC_ALL": ""], false),
  ])
  func theEnvironmentChoosesTheLanguage(environment: [String: String], isChinese: Bool) throws {
    let run = try Self.machine.run(Self.explain + " --depth summary", environment)
    #expect(run.answers.contains("accepted") != isChinese)
  }

  @Test(arguments: ["en", "zh"], [44, 60, 89, 110])
  func aListFitsItsTerminal(language: String, width: Int) throws {
    let line = "stty cols \(width) <&1; policy list --packs policies --lang \(language)"
    let text = try onATerminal(line, ["NO_COLOR": "1"])
    let lines = text.split(whereSeparator: \.isNewline)
    #expect(lines.contains { $0.contains("2016-01-01") })
    #expect(lines.filter { terminalCells($0) > width } == [])
  }

  /// What a line of shell writes to a terminal.
  private func onATerminal(_ line: String, _ environment: [String: String]) throws -> String {
    var (master, slave): (Int32, Int32) = (-1, -1)
    try #require(openpty(&master, &slave, nil, nil, nil) == 0)
    let process = Self.machine.process(line, environment)
    process.standardOutput = FileHandle(fileDescriptor: slave, closeOnDealloc: false)
    process.standardError = FileHandle.nullDevice
    try process.run()
    close(slave)
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    // Why: once nobody holds the other end, reading a terminal fails instead of ending.
    while case let count = read(master, &chunk, chunk.count), count > 0 {
      bytes += chunk[..<count]
    }
    close(master)
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }
}
