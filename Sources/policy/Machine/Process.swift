import CivilTime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A variable of the environment; nil if it is absent or empty.
func environment(_ name: String) -> String? {
  guard let value = getenv(name) else { return nil }
  let text = String(cString: value)
  return text.isEmpty ? nil : text
}

/// Ends the process.
func leave(with status: ExitStatus) -> Never { exit(status.rawValue) }

/// Lets a closed pipe be an error of writing, and a trap end with the status of our own faults.
func prepareProcess() {
  takeMemoryAtOnce()
  signal(SIGPIPE, SIG_IGN)
  for trap in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT] {
    signal(trap) { _ in
      // Why: after a trap nothing may be allocated; a static text and `_exit` are safe.
      let words: StaticString = "policy: a fault of the program itself; please report it\n"
      _ = write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
      _exit(ExitStatus.ourFault.rawValue)
    }
  }
}

/// Takes the memory that a decision needs before it is asked for.
///
/// Why: a decision needs some two megabytes; taken page by page, each page interrupts the process, which was
/// a tenth of its time. Where the system cannot do it, the pages come one by one as ever.
private func takeMemoryAtOnce() {
  #if canImport(Glibc)
    // Pieces this large still lie side by side; what lies behind them keeps them from being given back.
    let pieces = (0..<24).map { _ in malloc(96 << 10) }
    let last = malloc(96 << 10)
    defer { pieces.forEach { free($0) } }
    guard let first = pieces.first ?? nil, let last, first < last else { return }
    let page = Int(getpagesize())
    let start = (Int(bitPattern: first) + page - 1) / page * page
    let end = Int(bitPattern: last) / page * page
    let populateForWriting: Int32 = 23
    guard end - start < 4 << 20 else { return }
    madvise(UnsafeMutableRawPointer(bitPattern: start), end - start, populateForWriting)
  #endif
}

/// The current day where this runs. Nothing but `--today` may ask for it.
func currentDay() -> CivilDate? {
  var now = time(nil)
  var parts = tm()
  guard localtime_r(&now, &parts) != nil else { return nil }
  return CivilDate(
    year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
}
