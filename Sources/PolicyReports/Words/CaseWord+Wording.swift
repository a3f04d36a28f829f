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
    case .drawAcceptedLess: w("可以办理但年限有损失", "accepted, but years are lost")
    case .drawIncomplete: w("材料不齐", "papers missing")
    case .drawRefused: w("不予办理", "refused")
    case .drawRedirected: w("改办其他业务", "redirected")
    case .drawOpen: w("无法确定", "undetermined")
    case .drawNothing: w("无规则", "no rules")
    }
  }
}

private func w(_ zh: String, _ en: String) -> Wording { Wording(zh: zh, en: en) }
