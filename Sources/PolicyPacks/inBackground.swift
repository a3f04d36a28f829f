#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Runs something on a thread of its own while the caller goes on; not at all if there is no thread to be
/// had, so it may only be work that somebody else would do as well.
///
/// Why: this spares half the time of reading files.
func inBackground(_ work: @escaping @Sendable () -> Void) {
  if let thread = startThread(work) { pthread_detach(thread) }
}
