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
/// Why no task: this spares half the time of reading files, and to start the executor of tasks costs as much.
func inBackground(_ work: @escaping @Sendable () -> Void) {
  let box = Unmanaged.passRetained(Work(work))
  #if canImport(Darwin)
    var thread: pthread_t?
  #else
    var thread = pthread_t()
  #endif
  let status = pthread_create(
    &thread, nil,
    { pointer in
      let pointer: UnsafeMutableRawPointer? = pointer
      if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().run() }
      return nil
    }, box.toOpaque())
  guard status == 0 else { return box.release() }
  #if canImport(Darwin)
    if let thread { pthread_detach(thread) }
  #else
    pthread_detach(thread)
  #endif
}

/// Some work as an object, which a pointer can stand for.
private final class Work: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
