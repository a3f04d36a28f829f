import CivilTime

/// The benchmark's rules tuned: days packed as the engine packs them, words as bits, few branches.
enum Tuned {
  @inline(never)
  static func decide(_ c: BenchCase) -> BenchAnswer {
    let deadline = PackedDay.addMonths(c.expires, 6)
    let changed = c.addressChanged | c.identityChanged != 0
    let adultAgent = c.agent != 0 && c.age >= 16
    var need = Material.permit
    if c.addressChanged != 0 { need |= c.housing << 4 }
    if c.agent != 0 {
      need |= adultAgent ? Material.agentPapers | Material.letter : Material.agentPapers
    }
    var missing = need & ~c.materials
    if c.materials & Material.identity == 0 { missing |= Material.identityProof }
    let status: Int32 = c.applied <= c.expires ? 1 : c.applied <= deadline ? 2 : 4
    var answer = BenchAnswer(
      outcome: 1, status: status, missing: missing, deadline: deadline, start: PackedDay.never,
      end: PackedDay.never, fee: 0, continuity: status == 4 ? 2 : 1)
    if status == 4 {
      answer.outcome = 8
      answer.fee = 2_000
    } else if c.applied < PackedDay.addMonths(c.expires, -1) {
      answer.outcome = 2
    } else if c.channel & (Channel.wechat | Channel.otherStation) != 0 && changed
      || adultAgent && c.authorization == 0 || missing != 0
    {
      answer.outcome = 4
    } else {
      let whole =
        c.channel == Channel.wechat
        ? PackedDay.wholeMonthsNextDay(c.issued, c.applied) == 12 : status == 1
      answer.start = whole ? c.expires : c.applied
      answer.end = PackedDay.addMonths(answer.start, 12)
      answer.fee = changed ? 2_000 : 0
    }
    return answer
  }
}
