/// Turns libyaml's positions, which count characters, into offsets, which count bytes.
///
/// Walks the text once and remembers every sixteenth character; a text in ASCII needs no memory.
struct CharacterOffsets {
  private static let stride = 16
  /// The byte at which every sixteenth character starts; empty if each character is one byte.
  private var checkpoints: [Int] = []
  /// The character asked for last, and the byte at which it starts.
  private var last = (index: 0, offset: 0)

  /// Reads well-formed UTF-8; `hasWideCharacters` tells whether any byte is beyond ASCII.
  init(_ bytes: UnsafeBufferPointer<UInt8>, hasWideCharacters: Bool) {
    guard hasWideCharacters else { return }
    checkpoints.reserveCapacity(bytes.count / Self.stride + 1)
    var index = 0
    for offset in bytes.indices where bytes[offset] & 0xC0 != 0x80 {
      if index % Self.stride == 0 { checkpoints.append(offset) }
      index += 1
    }
  }

  /// The byte at which a character starts; the end of the text for an index beyond it. O(1).
  ///
  /// Quickest for the character asked for last and the few behind it.
  mutating func offset(of index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard !checkpoints.isEmpty else { return min(index, bytes.count) }
    var (start, offset) = last
    if index < start || index > start + Self.stride {
      let slot = index / Self.stride
      guard slot < checkpoints.count else { return bytes.count }
      (start, offset) = (slot * Self.stride, checkpoints[slot])
    }
    while start < index, offset < bytes.count {
      let byte = bytes[offset]
      offset += byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      start += 1
    }
    offset = min(offset, bytes.count)
    last = (start, offset)
    return offset
  }
}
