import PolicyValues

/// The words in which timelines speak of benefits.
enum BenefitWord {
  case heading, requested, noEdition, missing, metFrom, metIn, notByTime, notUpTo, notStated
  case later, laterNothing, lookedUntil, presumed
  case granted, grantedNow, unruled, openFrom, openNow, grantedLater, notWithin, notWithinSo, isOver
  case silence, facts, reading, shortGranted, shortOpen, shortNone, shortUnknown, soFar, noteOpen,
    noteGranted,
    otherReadings
  case acts, oneAct, noActs, lateFirst, assumed, unfinished

  var wording: Wording {
    switch self {
    case .heading: w("待遇", "Benefits")
    case .requested: w("{1} 申请：{2}。", "Requested on {1}: {2}.")
    case .noEdition: w("{1} 没有施行的规则。", "No rules of it are in force on {1}.")
    case .missing: w("尚缺", "what is missing")
    case .metFrom: w("何日具备", "met from")
    case .metIn: w("{1}，再过{2}天", "{1}, {2} days on")
    case .notByTime: w("单靠时间不能具备", "time alone does not meet it")
    case .notUpTo: w("至 {1} 仍不具备", "not met up to {1}")
    case .later:
      w("{1} 起施行 {2}；按该版，尚缺：", "From {1} on {2} governs; under it, what is missing:")
    case .laterNothing:
      w("{1} 起施行 {2}；按该版，无所缺。", "From {1} on {2} governs; under it nothing is missing.")
    case .presumed: w("未说明而推定：{1}。", "Presumed, since nothing is stated: {1}.")
    case .lookedUntil:
      w("只查到 {1}（二十年），其后未查。", "Days after {1}, twenty years on, were not looked at.")
    case .notStated: w("未说明：{1}", "not stated: {1}")
    case .granted: w("{1} 起可以准予，再过{2}天。", "Granted from {1} on, in {2} days.")
    case .grantedNow: w("当日即可准予。", "Granted on that very day.")
    case .openFrom:
      w(
        "{1} 之前不论其他情形如何都不准予；自该日起（再过{2}天）取决于：{3}。",
        "Not granted before {1}, whatever else is so; from that day, in {2} days, it hangs on: {3}."
      )
    case .unruled: w("至 {1} 没有已知的规则。", "Up to {1} no rules of it are known.")
    case .openNow: w("现已取决于：{1}。", "It now hangs on: {1}.")
    case .grantedLater: w("{1} 起无论如何都准予。", "From {1} it is granted in any case.")
    case .notWithin: w("至 {1} 为止没有可以准予的日子。", "No day up to {1} on which it is granted.")
    case .notWithinSo:
      w(
        "只要单靠时间不能具备的条件仍缺，至 {1} 为止没有可以准予的日子。",
        "As long as what time alone does not meet stays as it is, there is no day up to {1} on "
          + "which it is granted.")
    case .isOver:
      w(
        "证件已非有效，补签也不能接续年限；除非重新申领，说不出可以准予的日子。",
        "The permit is not valid and nothing on time lets the years go on; unless it is applied "
          + "for anew, no day can be named.")
    case .silence: w("来源未规定之处", "what the sources do not say")
    case .facts: w("未说明的{1}", "{1} (not stated)")
    case .reading: w("“{1}”（解读 {2}）", "“{1}” (reading {2})")
    case .shortGranted: w("{1} 起准予", "granted from {1}")
    case .shortOpen: w("{1} 起取决于：{2}", "from {1} it hangs on: {2}")
    case .shortNone: w("至 {1} 没有可以准予的日子", "no such day up to {1}")
    case .shortUnknown: w("无法确定", "cannot be said")
    case .soFar: w("至今计入 {1} 天（{2}）。", "{1} days count so far ({2}).")
    case .noteOpen: w("自该日起或可准予", "possible from that day on")
    case .noteGranted: w("自该日起准予", "granted from that day on")
    case .otherReadings: w("其他解读：", "Under other readings:")
    case .acts:
      w(
        "前提：证件按期办理，共{1}次，每次都在期间的第一天（{2} 至 {3}）；其余一切照案例所述不变。",
        "This takes for granted that the permit is kept up in time, {1} times, each on the first "
          + "day of its window ({2} to {3}), and that all else stays as stated.")
    case .oneAct:
      w(
        "前提：{1} 按期办理；其余一切照案例所述不变。",
        "This takes for granted that the permit is kept up on {1}, and that all else stays as "
          + "stated.")
    case .noActs:
      w("前提：一切照案例所述不变。", "This takes for granted that all else stays as stated.")
    case .lateFirst:
      w(
        "其中第一次为补办，{1} 之后至补办前的日子不计。",
        "The first of them is late: the days after {1} are left out up to it.")
    case .assumed:
      w(
        "自 {1} 起，规则没有说明下一次办理给出什么；这里假定年限继续。",
        "From {1} on the rules do not say what the next endorsement gives; the years are taken to "
          + "go on.")
    case .unfinished: w("没有查完所有日子。", "Not every day was looked at.")
    }
  }

  private func w(_ zh: String, _ en: String) -> Wording { Wording(zh: zh, en: en) }
}
