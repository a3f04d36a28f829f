import PolicyValues

/// The words for regions of cases, both languages side by side.
enum RegionWord: CaseIterable {
  case space, days, ofDates, share, shareExact, oneIn, through, from, until, fromUntil, filed
  case dayAfter, dayBefore, named, moreRegions, parting, onlyThere, onlyHere, absent
  case everybody, held, so, between, atMostLeft, onDay
  case trials, trial, ofFirstOnly, ofSecondOnly, verdictShift, shift, noCases, idleReadings

  var wording: Wording {
    switch self {
    case .space:
      w(
        "各区域的占比以一份证件的全部情形为准：{1}；{2} 至 {3} 的每个申请日，其余各项取遍所有选项，解读取默认，其他日期视为从未发生。",
        "Shares are of all cases of one permit: {1}; every day of filing from {2} to {3},"
          + " every option of everything else, readings at their defaults, other dates as never.")
    case .days: w("{1} 为 {2}", "{1} {2}")
    case .ofDates: w("（{1}）", " (for {1})")
    case .share: w("占 {1}", "{1} of the cases")
    case .shareExact: w("占 {1}（{2}/{3}）", "{1} of the cases ({2} of {3})")
    case .oneIn: w("约每 {1} 例中有 1 例", "about 1 case in {1}")
    case .through: w("（经由 {1}）", ", through {1}")
    case .from: w("自 {1} 起", "from {1} on")
    case .until: w("至 {1} 止", "until {1}")
    case .fromUntil: w("自 {1} 至 {2}", "from {1} to {2}")
    case .filed: w("{1}提出申请", "filed {1}")
    case .onDay: w("{1} 当天", "on {1}")
    case .dayAfter: w("{1} 次日", "the day after {1}")
    case .dayBefore: w("{1} 前一日", "the day before {1}")
    case .named: w("{1}（{2}）", "{1} ({2})")
    case .moreRegions: w("另有 {1} 个较小区域", "and {1} smaller regions")
    case .parting: w("分歧起于 {1} 与 {2}", "they part at {1} there and {2} here")
    case .onlyThere: w("仅前者依据 {1}", "lines used only there: {1}")
    case .onlyHere: w("仅后者依据 {1}", "lines used only here: {1}")
    case .absent: w("没有对应条文", "nothing of the kind")
    case .everybody:
      w(
        "不论何人：每个起始日、其余各项的每个选项",
        "Whoever they are: every first day, every option of everything else")
    case .held: w("（{1}）", " ({1})")
    case .so: w("于是 {1}，{2}", "so {1} there, {2} here")
    case .between: w("{1} 在 {2} 至 {3} 之间", "{1} from {2} to {3}")
    case .trials: w("同一证件，每次只改一项解读：", "For the same permit, with one reading off its default:")
    case .trial: w("{1} 取 {2} 时：{3}", "with {1} as {2}: {3}")
    case .ofFirstOnly: w("（仅用于前者）", " (for the first alone)")
    case .ofSecondOnly: w("（仅用于后者）", " (for the second alone)")
    case .verdictShift: w("{1}（取默认时：{2}）", "{1}, with the default {2}")
    case .shift: w("{1}，{2}（取默认时：{3}）", "{1}, {2} (with the default {3})")
    case .noCases: w("无此情形", "none")
    case .idleReadings:
      w("以下解读不论取何选项，都不改变两者的差别：{1}。", "No option of these readings changes how they differ: {1}.")
    case .atMostLeft: w("（未查完）", " (not everything was looked at)")
    }
  }
}

private func w(_ zh: String, _ en: String) -> Wording { Wording(zh: zh, en: en) }

extension Language {
  func tellRegion(_ word: RegionWord, _ arguments: Inline...) -> Inline {
    filled(word.wording[self], arguments)
  }
}
