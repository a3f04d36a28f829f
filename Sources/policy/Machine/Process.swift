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

/// The current day where this runs. Nothing but `--today` may ask for it.
func currentDay() -> CivilDate? {
  var now = time(nil)
  var parts = tm()
  guard localtime_r(&now, &parts) != nil else { return nil }
  return CivilDate(
    year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
}
