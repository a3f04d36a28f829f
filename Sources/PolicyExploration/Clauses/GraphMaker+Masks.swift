import PolicyProgram
import PolicyValues

// Choices and sets.
extension GraphMaker {
  func mask(_ register: RegisterID) throws(Unsayable) -> [Int32: Rails] {
    if let mask = masks[register] { return mask }
    if let value = range(register).value { return GraphMaker.constant(value) }
    throw Unsayable()
  }

  static func bits(_ mask: Int32) -> [Int32] {
    (0..<31).map { Int32(1) << $0 }.filter { $0 & mask != 0 }
  }

  static func constant(_ mask: Int32) -> [Int32: Rails] {
    Dictionary(uniqueKeysWithValues: bits(mask).map { ($0, Rails(true)) })
  }

  mutating func options(
    _ register: RegisterID, _ mask: Int32
  ) throws(Unsayable) -> [Int32: Rails] {
    if let value = range(register).value { return GraphMaker.constant(value) }
    guard let i = code.instruction(of: register) else { return input(Int(register.index)) }
    var result: [Int32: Rails] = [:]
    switch i.operation {
    case .and, .or:
      let (x, y) = (try self.mask(i.a), try self.mask(i.b))
      for bit in GraphMaker.bits(mask) {
        let (a, b) = (x[bit] ?? Rails(false), y[bit] ?? Rails(false))
        result[bit] = i.operation == .and ? graph.and(a, b) : graph.or(a, b)
      }
    case .collect:
      let (x, y, condition) = (try self.mask(i.a), try self.mask(i.c), try rails(i.b))
      for bit in GraphMaker.bits(mask) {
        let added = graph.and(condition, y[bit] ?? Rails(false))
        result[bit] = graph.or(x[bit] ?? Rails(false), added)
      }
    case .selectMask:
      let (x, y, condition) = (try self.mask(i.b), try self.mask(i.c), try rails(i.a))
      for bit in GraphMaker.bits(mask) {
        result[bit] = graph.choose(condition, x[bit] ?? Rails(false), y[bit] ?? Rails(false))
      }
    case .veil:
      let (x, known) = (try self.mask(i.a), try rails(i.b))
      for bit in GraphMaker.bits(mask) {
        result[bit] = graph.trusted(
          x[bit] ?? Rails(false), where: known, else: .guess(register, option: bit))
      }
      if code.types[Int(register.index)].isChoice { beOne(result) }
    default: throw Unsayable()
    }
    return result.filter { $0.value.no != AnswerGraph.always }
  }

  mutating func input(_ input: Int) -> [Int32: Rails] {
    let (type, domain) = (code.inputs[input].type, code.inputs[input].domain)
    var result: [Int32: Rails] = [:]
    for bit in GraphMaker.bits(domain.hi) {
      if inquiry.isSilent(input) {
        let register = RegisterID(UInt16(truncatingIfNeeded: input))
        result[bit] = graph.unknown(.guess(register, option: bit))
      } else if !type.isChoice, domain.lo & bit != 0 {
        result[bit] = Rails(true)
      } else {
        result[bit] = Rails(graph.leaf(.has(input, option: bit)))
      }
    }
    if type.isChoice { beOne(result) }
    return result
  }

  /// A choice is one of its options.
  private mutating func beOne(_ options: [Int32: Rails]) {
    let all = options.sorted { $0.key < $1.key }.map(\.value.may)
    clauses.append(all)
    for (place, one) in all.enumerated() {
      for other in all.dropFirst(place + 1) { clauses.append([!one, !other]) }
    }
  }

  mutating func meets(_ i: Instruction) throws(Unsayable) -> Rails {
    let (x, y) = (try mask(i.a), try mask(i.b))
    var result = Rails(false)
    for (bit, rails) in x.sorted(by: { $0.key < $1.key }) {
      guard let other = y[bit] else { continue }
      result = graph.or(result, graph.and(rails, other))
    }
    return result
  }

  mutating func includesAll(_ i: Instruction) throws(Unsayable) -> Rails {
    let (x, y) = (try mask(i.a), try mask(i.b))
    var result = Rails(true)
    for (bit, rails) in y.sorted(by: { $0.key < $1.key }) {
      result = graph.and(result, graph.or(!rails, x[bit] ?? Rails(false)))
    }
    return result
  }

  mutating func isExactly(_ i: Instruction) throws(Unsayable) -> Rails {
    let (x, y) = (try mask(i.a), try mask(i.b))
    var result = Rails(true)
    for bit in Set(x.keys).union(y.keys).sorted() {
      let (a, b) = (x[bit] ?? Rails(false), y[bit] ?? Rails(false))
      let (both, neither) = (graph.and(a, b), graph.and(!a, !b))
      result = graph.and(result, graph.or(both, neither))
    }
    return result
  }

  mutating func several(_ rails: [Rails]) -> Rails {
    var (one, two) = (Rails(false), Rails(false))
    for next in rails {
      two = graph.or(two, graph.and(one, next))
      one = graph.or(one, next)
    }
    return two
  }

  /// Surely one of some options: it can be no other.
  mutating func oneOf(_ i: Instruction) throws(Unsayable) -> Rails {
    guard let options = range(i.b).value else { throw Unsayable() }
    let sorted = try mask(i.a).sorted { $0.key < $1.key }
    let inside = graph.any(sorted.filter { $0.key & options != 0 }.map(\.value))
    if inside.isDefinite { return inside }
    let outside = graph.any(sorted.filter { $0.key & options == 0 }.map(\.value))
    return AnswerGraph.isOne(inside: inside, outside: outside)
  }
}
