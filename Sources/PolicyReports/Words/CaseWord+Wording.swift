import PolicyValues

// Both languages side by side.
extension CaseWord {
  package var wording: Wording {
    switch self {
    case .stripTitle: w("{1}：按申请日逐日推算", "{1}: what comes of filing on each day")
    case .stripSubject:
      w("{1} 至 {2} 各日申请{3}的结果。", "What comes of {3} on each day from {1} to {2}.")
    case .headingFileBy: w("最迟何时申请", "File by")
    case .fileBy: w("最迟 {1} 申请；否则自 {2} 起：{3}。", "File by {1}; else, from {2} on: {3}.")
    case .neverAccepted:
      w("{1} 至 {2} 之间任何一天申请，均不能办理。", "On no day from {1} to {2} would it be accepted.")
    case .alwaysAccepted:
      w("{1} 至 {2} 之间任何一天申请，均可办理。", "On every day from {1} to {2} it would be accepted.")
    case .cannotSay:
      w(
        "{1} 至 {2} 之间哪些天可以办理，目前无法全部确定。",
        "On which days from {1} to {2} it would be accepted cannot be said yet.")
    case .headingStrip: w("申请日分段图", "The strip of filing days")
    case .headingPieces: w("各段结果", "The days one by one")
    case .piece: w("{1}. {2} 至 {3}（{4}天）", "{1}. {2} to {3} ({4} days)")
    case .pieceOfOneDay: w("{1}. {2}", "{1}. {2}")
    case .decidedBy: w("规则 {1}：{2}", "rule {1}: {2}")
    case .validityIs: w("有效期：{1}", "validity: {1}")
    case .validityMoves:
      w(
        "有效期：首日申请为 {1}；末日申请为 {2}",
        "validity: {1} if filed on the first day, {2} if on the last")
    case .continuityIs: w("居住年限：{1}", "years of residence: {1}")
    case .continuityMoves:
      w("居住年限：{1}；不计的天数从{2}到{3}", "years of residence: {1}; {2} to {3} days do not count")
    case .feeIs: w("费用：{1}", "fee: {1}")
    case .papersAre: w("材料：{1}", "papers: {1}")
    case .missingAre: w("缺少：{1}", "missing: {1}")
    case .edgeEdition: w("自 {1} 起施行 {2} 版（{3}）", "edition {2} is in force from {1} on ({3})")
    case .edgeNoEdition: w("自 {1} 起没有施行中的版本", "no edition is in force from {1} on")
    case .noEdition: w("没有施行中的版本", "no edition is in force")
    case .impossible: w("与规则的前提矛盾", "contradicts what every case must satisfy")
    case .movesAlong: w("{1}与申请日相同，随之移动。", "{1} is the day of the request and moves with it.")
    case .movesAlongLater:
      w(
        "{1}保持在申请日之后{2}天，随之移动。",
        "{1} stays {2} days after the day of the request and moves with it.")
    case .staysAsStated: w("{1}保持案例所述，不随申请日移动。", "{1} stays as the case states it.")
    case .incomplete:
      w("未能穷尽：可能还有未找到的分界日。", "Not exhaustive: there may be turns that were not found.")
    case .stripWords: w("共{1}段；明细见下。", "{1} stretches of days, told one by one below.")
    case .yourDay: w("^ 案例的申请日 {1}", "^ the case: {1}")
    case .edgeGap: w("不计入年限的第一天", "the first day that does not count")
    case .legend: w("图例：{1}", "signs: {1}")
    case .drawNotYet: w("未到时间", "not yet")
    case .drawAccepted: w("可以办理", "accepted")
    case .drawAcceptedLess: w("可以办理但年限有损失", "accepted, at a cost to the years")
    case .drawIncomplete: w("材料不齐", "papers missing")
    case .drawRefused: w("不予办理", "refused")
    case .drawRedirected: w("改办其他业务", "redirected")
    case .drawOpen: w("无法确定", "undetermined")
    case .drawNothing: w("无规则", "no rules")
    case .whatIfTitle: w("怎样改变结果", "What would change the outcome")
    case .whatIfWant: w("若要结果为“{1}”", "For the outcome “{1}”, change one of these")
    case .whatIfNone: w("无法达到的结果", "Outcomes out of reach")
    case .noChangeLeadsTo:
      w("改变任何一项或两项事实，都得不到：{1}。", "No change of one or two facts leads to this: {1}.")
    case .noChangeFound:
      w(
        "搜索未能穷尽，尚未找到得到以下结果的改变：{1}。",
        "The search was not finished; no change was found that leads to this: {1}.")
    case .daysTried:
      w(
        "以上均按 {1} 版推算；申请日只在 {2} 至 {3} 内移动。",
        "All this is under edition {1}; the day of the request was moved within {2} to {3}.")
    case .onlyTogether:
      w("没有单独一项能做到；须同时改变两项：", "No single one suffices; two have to change together:")
    case .morePairs: w("另有{1}种两项组合。", "{1} more pairs would do.")
    case .searchUnfinished: w("并非每一种两项组合都已穷尽。", "Not every pair of facts was searched to its end.")
    case .insteadOf: w("{1}为{2}，而非{3}", "{1}: {2} instead of {3}")
    case .bringPapers: w("补交{1}", "bring {1}")
    case .leavePapers: w("不带{1}", "without {1}")
    case .daysLater: w("晚{1}", "{1} later")
    case .daysEarlier: w("早{1}", "{1} earlier")
    case .answerFirst:
      w("结果尚不确定；请先补充以下事实。", "The outcome is not known yet; first this must be answered.")
    case .alreadySo: w("结果已经如此。", "The outcome is this already.")
    case .headingConventions: w("计算方法", "Ways of counting")
    case .sameUnderAllConventions:
      w("换用其他计算方法，决定相同。", "The decision is the same under every way of counting.")
    case .changesUnderConventions:
      w("换用下列计算方法，决定会不同：", "If it were counted in another way, the decision would differ:")
    case .conventionInForce: w("现行规定：{1}（{2}）", "in force: {1} ({2})")
    case .firstDayCounted: w("期间的第一天计入", "a period's first day counts")
    case .firstDayNotCounted: w("期间的第一天不计入", "a period's first day does not count")
    case .missingMonthEnd:
      w("该月没有对应日的，为月末", "where a month has no such day, its last day is taken")
    case .missingNextDay:
      w("该月没有对应日的，为下月第一天", "where a month has no such day, the first day of the next is taken")
    case .missingReject: w("该月没有对应日的，不推算", "where a month has no such day, there is none")
    case .restStays: w("末日遇休息日不顺延", "a last day stays on a rest day")
    case .restMoves: w("末日遇休息日顺延", "a last day moves off a rest day")
    case .askedForOutput: w("结果已定；还需要它来确定：{1}。", "The outcome is known; this is needed for: {1}.")
    case .askedForPapers:
      w(
        "结果已定；还需要它来确定所需材料。",
        "The outcome is known; this is needed to know which papers are asked for.")
    case .canStillSeparate: w("仍可能的结果：{1}。", "Still possible: {1}.")
    case .canStillSeparateOrNot:
      w("仍可能的结果：{1}，或无法确定。", "Still possible: {1}, or nothing that can be said.")
    case .answerLeaves: w("{1}：{2}", "{1}: {2}")
    case .rulesAsk: w("这些规则要看它：", "These rules hang on it:")
    case .ruleAsks: w("{1}：{2}（{3}）", "{1}: {2} ({3})")
    case .headingDisputes: w("争议的事实", "What is in dispute")
    case .disputeMoot: w("无关紧要：无论谁对，决定相同", "moot: the same is decided, whoever is right")
    case .disputeDecides: w("影响决定", "it decides")
    case .saidBy: w("{1}：{2}（{3}）", "{1}: {2} ({3})")
    case .theCase: w("案例", "the case")
    case .allMoot:
      w("各方的分歧都不影响决定。", "None of what the parties disagree about changes the decision.")
    case .combinationsThatMatter:
      w("影响决定的各种组合：", "What is decided under each combination that matters:")
    case .columnOutcome: w("结果", "outcome")
    case .columnRule: w("规则", "rule")
    case .contradiction: w("与规则的前提矛盾，或没有施行中的版本", "contradictory, or no edition is in force")
    case .comeFrom: w("最早可于 {1} 申请。", "Make the request on {1} at the earliest.")
    case .comeFromUntil: w("请在 {1} 至 {2} 之间申请。", "Make the request from {1} to {2}.")
    case .notTooEarlyFrom: w("自 {1} 起不再嫌早。", "From {1} on it is no longer too early.")
    case .openOnThatDay: w("但 {1} 申请的结果目前无法确定。", "What comes of it on {1} cannot be said.")
    case .openOnThatDayFor:
      w("但 {1} 申请的结果取决于：{2}", "What comes of it on {1} hangs on this: {2}")
    case .missingOnThatDay:
      w("届时（{1}）还缺少：{2}。", "On {1} this would still be missing: {2}.")
    case .otherwiseOnThatDay:
      w(
        "但除非情况改变，{1} 申请的结果为：{2}。理由：{3}。",
        "Unless things change, on {1} it would come to this: {2}, because: {3}.")
    case .becauseOfRule: w("{1}（规则 {2}）", "{1} (rule {2})")
    case .daysHangOnReadings: w("在其他解读下，日期不同：", "Under other readings the days differ:")
    case .readingOpens: w("{1}：{2}", "{1}: {2}")
    case .readingOpensOtherwise: w("{1}：{2}，结果为：{3}", "{1}: {2}, and then: {3}")
    case .readingOpensNever: w("{1}：四年内无此日", "{1}: no such day within four years")
    case .safeFrom:
      w("自 {1} 起申请，在以上所有解读下均不嫌早。", "From {1} on it is not too early under any of them.")
    case .safeFromUntil:
      w("{1} 至 {2} 之间申请，符合以上所有解读。", "From {1} to {2} is right under every one of them.")
    case .noSafeDay: w("没有一天符合以上所有解读。", "No day is right under every one of them.")
    case .lastDayHangsOnReadings:
      w("在其他解读下，最后一天不同：", "Under other readings the last day is another:")
    case .readingEnds: w("{1}：{2}", "{1}: {2}")
    }
  }
}

private func w(_ zh: String, _ en: String) -> Wording { Wording(zh: zh, en: en) }
