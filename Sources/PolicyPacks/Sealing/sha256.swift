/// The SHA-256 digest of some bytes (FIPS 180-4); 32 bytes.
///
/// O(bytes).
package func sha256(_ bytes: [UInt8]) -> [UInt8] {
  var state = Chain()
  let whole = bytes.count / 64 * 64
  bytes.withUnsafeBytes { state.mix($0[..<whole]) }
  var tail = Array(bytes[whole...]) + [0x80]
  while tail.count % 64 != 56 { tail.append(0) }
  let bits = UInt64(bytes.count) * 8
  tail += (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64($0))) }
  tail.withUnsafeBytes { state.mix($0[...]) }
  return state.words.flatMap { word in
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) }
  }
}

/// The eight words that the blocks are mixed into, one after the other.
private struct Chain {
  private var (a, b, c, d): (UInt32, UInt32, UInt32, UInt32) = (
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a
  )
  private var (e, f, g, h): (UInt32, UInt32, UInt32, UInt32) = (
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19
  )

  var words: [UInt32] { [a, b, c, d, e, f, g, h] }

  /// Mixes in blocks of 64 bytes.
  ///
  /// Works in memory whose bounds are known, for a decision hashes every file it rests on.
  mutating func mix(_ blocks: Slice<UnsafeRawBufferPointer>) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
      roundConstants.withUnsafeBufferPointer { constants in
        for start in stride(from: blocks.startIndex, to: blocks.endIndex, by: 64) {
          expand(blocks.base, start, into: schedule)
          compress(schedule, constants)
        }
      }
    }
  }

  /// Spreads a block over 64 words.
  private func expand(
    _ bytes: UnsafeRawBufferPointer, _ start: Int, into words: UnsafeMutableBufferPointer<UInt32>
  ) {
    for index in 0..<16 {
      let word = bytes.loadUnaligned(fromByteOffset: start + index * 4, as: UInt32.self)
      words[index] = UInt32(bigEndian: word)
    }
    for index in 16..<64 {
      let (x, y) = (words[index &- 15], words[index &- 2])
      let low = rotated(x, 7) ^ rotated(x, 18) ^ (x &>> 3)
      let high = rotated(y, 17) ^ rotated(y, 19) ^ (y &>> 10)
      words[index] = words[index &- 16] &+ low &+ words[index &- 7] &+ high
    }
  }

  private mutating func compress(
    _ words: UnsafeMutableBufferPointer<UInt32>, _ constants: UnsafeBufferPointer<UInt32>
  ) {
    var (a, b, c, d, e, f, g, h) = (a, b, c, d, e, f, g, h)
    // Why: the eight words change places in every round; eight rounds in a row move none of them.
    for index in stride(from: 0, to: 64, by: 8) {
      func word(_ round: Int) -> UInt32 { constants[index &+ round] &+ words[index &+ round] }
      turn(a, b, c, &d, e, f, g, &h, word(0))
      turn(h, a, b, &c, d, e, f, &g, word(1))
      turn(g, h, a, &b, c, d, e, &f, word(2))
      turn(f, g, h, &a, b, c, d, &e, word(3))
      turn(e, f, g, &h, a, b, c, &d, word(4))
      turn(d, e, f, &g, h, a, b, &c, word(5))
      turn(c, d, e, &f, g, h, a, &b, word(6))
      turn(b, c, d, &e, f, g, h, &a, word(7))
    }
    (self.a, self.b, self.c, self.d) = (self.a &+ a, self.b &+ b, self.c &+ c, self.d &+ d)
    (self.e, self.f, self.g, self.h) = (self.e &+ e, self.f &+ f, self.g &+ g, self.h &+ h)
  }
}

/// One round: `d` and `h` are the two words that change.
@inline(__always)
private func turn(
  _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
  _ h: inout UInt32, _ word: UInt32
) {
  let high = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
  let first = h &+ high &+ (g ^ (e & (f ^ g))) &+ word
  let low = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
  d = d &+ first
  h = first &+ low &+ ((a & b) | (c & (a | b)))
}

@inline(__always)
private func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
  word &>> count | word &<< (32 &- count)
}

/// The fractional parts of the cube roots of the first 64 primes.
private let roundConstants: [UInt32] = [
  0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
  0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
  0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
  0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
  0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
  0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
  0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
  0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
  0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
  0xc671_78f2,
]

/// Bytes as lower-case hexadecimal digits.
package func hexadecimal(_ bytes: [UInt8]) -> String {
  func digit(_ value: UInt8) -> UInt8 { value + (value < 10 ? UInt8(ascii: "0") : 0x57) }
  return String(unsafeUninitializedCapacity: 2 * bytes.count) { text in
    for (index, byte) in bytes.enumerated() {
      text[2 * index] = digit(byte >> 4)
      text[2 * index + 1] = digit(byte & 15)
    }
    return 2 * bytes.count
  }
}

/// The bytes that lower-case hexadecimal digits stand for; nil where the text is anything else.
package func bytes(hexadecimal text: some StringProtocol) -> [UInt8]? {
  var values: [UInt8] = []
  for digit in text.utf8 {
    switch digit {
    case 0x30...0x39: values.append(digit - 0x30)
    case 0x61...0x66: values.append(digit - 0x57)
    default: return nil
    }
  }
  guard values.count.isMultiple(of: 2) else { return nil }
  return stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] }
}
