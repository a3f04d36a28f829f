#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where bytes go: answers to standard output, complaints to standard error.
enum Stream {
  case answers
  case complaints

  private var descriptor: Int32 { self == .answers ? STDOUT_FILENO : STDERR_FILENO }

  /// Writes a text; a reader that has gone away is no mistake of anybody.
  func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = systemWrite(descriptor, rest.baseAddress, rest.count)
        if count >= 0 {
          rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        } else if errno != EINTR {
          return refuse(errno)
        }
      }
    }
  }

  private func refuse(_ reason: Int32) {
    guard reason != EPIPE, self == .answers else { return }
    Stream.complaints.write(
      "policy: the answer cannot be written: \(String(cString: strerror(reason)))\n")
    leave(with: .ourFault)
  }

  /// Whether a person looks on.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Whether a person types what is read.
  static var isTyped: Bool { isatty(STDIN_FILENO) == 1 }

  /// Whether colours are welcome: on a terminal that has them, unless `NO_COLOR` says otherwise.
  var isColoured: Bool {
    isTerminal && environment("NO_COLOR") == nil && environment("TERM") != "dumb"
  }

  /// The cells of a terminal's line, at most 120; 100 elsewhere.
  var width: Int {
    var size = winsize()
    guard isTerminal, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return 100
    }
    return min(max(Int(size.ws_col), 40), 120)
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
