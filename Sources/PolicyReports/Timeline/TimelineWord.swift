import PolicyValues

/// The structure words of timelines.
enum TimelineWord {
  case whatHappened, statuses, ledger, ledgerLane, readings, otherReadings, remedies
  case day, event, result, ground, from, until, days, status, kind, options, total
  case ofItself, accepted, flagged, unsure, noted, noEdition, kept
  case summary, summaryOpen, continuousSince, waiting, span, noSpan
  case start, counted, grace, gap, notYet, bridged, beforeRestart, undetermined
  case unknownStatus, noPermit, allCounted, same, differ, notAll, chosen, sameUnder
  case continues, bridges, resumes, restarts, restartsAnew, undone, article, was
  case years, months, daysUnit, countedSince, needs
  case remedy, remedyAct, remedySeveral, remedyNone, remedyNotWhole, remedyWithGap, remedyOpen,
    remedyPerhaps,
    legend, rule, source, ends, yearsOpen
  case due, dueWindow, dueProcedure, moves, moveKept, moveLost, moveOpen, moveStayed, moveBy,
    passage

  var wording: Wording {
    switch self {
    case .whatHappened: w("经过", "What happened")
    case .statuses: w("每日状态", "What the permit was")
    case .ledger: w("天数账", "The ledger of days")
    case .otherReadings: w("其他解读下的天数账", "The ledger under other readings")
    case .ledgerLane: w("天数账", "ledger")
    case .readings: w("各种解读下的合计", "Totals under every reading")
    case .remedies: w("怎样本可不中断", "What would have kept the chain")
    case .day: w("日期", "day")
    case .event: w("事件", "event")
    case .result: w("结果", "result")
    case .ground: w("依据", "Rules and sources")
    case .rule: w("规则", "rule")
    case .source: w("理由、来源、所在行", "reason, sources, line")
    case .from: w("自", "from")
    case .until: w("至", "until")
    case .days: w("天数", "days")
    case .status: w("状态", "status")
    case .kind: w("类别", "kind")
    case .options: w("解读", "readings")
    case .total: w("合计", "total")
    case .ofItself: w("（自动）", "(by itself)")
    case .accepted: w("受理", "accepted")
    case .flagged: w("规则本不受理：{1}", "the rules would not have accepted it: {1}")
    case .unsure: w("无法确定是否受理", "accepted or not: cannot be said")
    case .noted: w("已记录", "noted")
    case .noEdition: w("当日没有施行的版本", "no edition in force")
    case .kept: w("照记不改", "told all the same")
    case .summary:
      w("截至 {1}，累计 {2} 天（{3}）。", "Up to the end of {1}, {2} days count ({3}).")
    case .summaryOpen:
      w("截至 {1} 的累计天数无法确定。", "How many days count up to {1} cannot be said.")
    case .continuousSince: w("自 {1} 起未中断。", "Nothing broke since {1}.")
    case .waiting:
      w("{1} 之后的日子尚待补办，未计入。", "The days after {1} wait for a late event and are not counted.")
    case .span: w("{1}{2}{3}", "{1}{2}{3}")
    case .noSpan: w("不足一日", "less than a day")
    case .start: w("起算日", "first day")
    case .counted: w("计入", "counted")
    case .grace: w("待补办", "grace")
    case .gap: w("中断不计", "gap")
    case .notYet: w("尚未起算", "before the first day")
    case .bridged: w("中断计入", "gap, counted")
    case .beforeRestart: w("已不计", "lost")
    case .undetermined: w("无法确定", "cannot be said")
    case .noPermit: w("无证件", "none on record")
    case .unknownStatus: w("无法确定", "cannot be said")
    case .allCounted: w("累计", "accumulated")
    case .same: w("所有试过的解读结果相同。", "Every reading that was tried comes to the same.")
    case .differ: w("结果取决于解读：", "The result hangs on the reading:")
    case .notAll: w("组合太多，只逐一改变解读。", "Too many combinations: one reading at a time.")
    case .sameUnder: w("另有{1}种选项结果相同", "and the same under {1} other options")
    case .chosen: w("现采用", "as taken here")
    case .continues: w("年限连续", "the years go on")
    case .bridges: w("中断计入年限", "the gap counts")
    case .resumes: w("中断不计，年限接续", "gap left out; the years go on")
    case .restarts: w("年限起算", "the years start")
    case .restartsAnew: w("年限重新计算", "the years start anew")
    case .undone: w("，撤销 {1} 的中断", ", undoing the break of {1}")
    case .article: w("第{1}条", "article {1}")
    case .was: w("（原为{1}）", " (was: {1})")
    case .years: w("{1}年", "{1} y ")
    case .months: w("{1}个月", "{1} m ")
    case .daysUnit: w("{1}天", "{1} d")
    case .countedSince: w("起算日 {1}", "counted from {1}")
    case .needs: w("还需要：{1}", "still needed: {1}")
    case .remedy: w("{1} 的中断：{2}即可避免。", "The break of {1}: {2} would have avoided it.")
    case .remedyAct: w("最迟 {1} 办理{2}", "“{2}” on {1} at the latest")
    case .remedySeveral:
      w(
        "{1} 的中断：单独一次办理都不够，{2}，合起来可以避免。",
        "The break of {1}: no single act would have done; {2} together would have avoided it.")
    case .remedyNone:
      w("{1} 的中断：找不到本可避免的日子。", "The break of {1}: no day was found that would have avoided it.")
    case .remedyNotWhole:
      w(
        "{1} 的中断：找不到确定一天不失的办法。",
        "The break of {1}: nothing was found that would certainly have avoided it without a day "
          + "lost.")
    case .remedyWithGap:
      w(
        "{1}，年限不致重新计算，只是中断期间不计。",
        "{1} would have kept the years from starting anew, at a gap's price.")
    case .remedyPerhaps:
      w(
        "{1}或许也不失一天，但规则没有说明这样办理能维持多久。",
        "{1} would perhaps not have lost a day either, but how long that would have lasted the "
          + "rules do not say.")
    case .remedyOpen:
      w("规则没有说明这样办理能维持多久。", "How long that would have lasted the rules do not say.")
    case .ends: w("本地年限至此为止", "the years end here")
    case .yearsOpen: w("年限无法确定", "what becomes of the years cannot be said")
    case .passage: w("新版施行，登记改写：{1}", "a new edition writes: {1}")
    case .due: w("今后的期限", "What is due from here on")
    case .dueWindow: w("期间", "window")
    case .dueProcedure: w("业务", "procedure")
    case .moves: w("迁移", "What the move did")
    case .moveKept:
      w(
        "{1} 起适用{2}。此前累计 {3} 天，其后 {4} 天，年限未失。",
        "From {1} the rules are those of {2}. {3} days had counted before, {4} count now: kept.")
    case .moveLost:
      w(
        "{1} 起适用{2}。此前累计 {3} 天，现计 {4} 天，此前的年限失去。",
        "From {1} the rules are those of {2}. {3} days had counted before, {4} count now: lost.")
    case .moveOpen:
      w(
        "{1} 起适用{2}。其后的年限无法确定。",
        "From {1} the rules are those of {2}. What counts after that cannot be said.")
    case .moveStayed:
      w(
        "同样的事件若一直按原规则，至 {1} 为 {2} 天。",
        "The same events under the former rules alone: {2} days up to {1}.")
    case .moveBy: w("由 {1} 的事件决定：{2}。", "Decided by the event of {1}: {2}.")
    case .legend:
      w("从上到下：事件、状态、天数账、期间。", "From above: events, statuses, the ledger, windows.")
    }
  }

  private func w(_ zh: String, _ en: String) -> Wording { Wording(zh: zh, en: en) }
}

extension Language {
  func tell(_ word: TimelineWord, _ arguments: Inline...) -> Inline {
    filled(word.wording[self], arguments)
  }
}
