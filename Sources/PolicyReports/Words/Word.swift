/// The structure words of reports: what stands around the words of the packs.
///
/// `{1}`, `{2}` … stand for the parts that are filled in; each language orders them as it must.
package enum Word: String, Sendable, CaseIterable {
  // Joining
  case listComma, or, and, inBrackets, yes, no, none, never, unknown, unknownDate, undetermined
  case listSemicolon, notStated, money
  // Periods
  case year, years, month, months, day, days, workday, workdays, fromUntil, fromOn, until
  // Marks, said aloud
  case markHolds, markFails, markDefeated, markOpen, markValue
  // Names of values
  case factIs, dated, readingNamed, windowNamed, firstDayOf, lastDayOf, unstated, chosenBy
  case knownOn, statusOnDay, statusOnDayUnder, statusOfOnDay, statusBy
  case rolled, earlierOf, laterOf, wholeMonths, wholeYears, daysBetween, anniversary
  case outputOutcome, outputTo, outputContinuity, outputValidity, outputValidityStarts
  case outputValidityEnds, outputFee, outputCompletedBy, outputRecord, outputStatus
  case outputStatusAfter
  // Conditions
  case always, allOf, anyOf, notAllOf, noneOf, notSo, isOneOf, isNot, includes, lacks, readingIs
  case readingIsNot, isBefore, isNotAfter, isAfter, isNotBefore, isOn, isNotOn, beforeWindow
  case inWindow, afterWindow, notBeforeWindow, notInWindow, notAfterWindow, dayBefore, dayIn
  case dayInOpen, dayAfter, dayAgainst, dayBeforeWindow, dayInWindow, dayInOpenWindow
  case dayAfterWindow, dayAgainstWindow, seeAbove
  // Sums
  case convention, restDays, workedWeekend, movedFrom, tableBy
  // Citations
  case sourceTitle, article, cited, confidence, unconfirmed, fault, replaces, weakest
  case confidenceA, confidenceB, confidenceC, confidenceD, confidenceUnconfirmed, noText, doubt
  case statedAt, statedByHand, presumedAt
  // The outcome
  case reportTitle, subjectProcedure, subjectStatus, requestOn, requestOnUnknownDay, outcomeOf
  case outcomeAccepted, outcomeNotYet, outcomeIncomplete, outcomeRefused, outcomeRedirected
  case outcomeOpen, anotherProcedure, statusOn, statusUnknownDay, continuityWithGap, noFee,
    restsOnPresumptions
  // Layers
  case overlayApplies, overlayOpen, overlayChange, overlayAddition, underOverlay, outsideOverlay
  case transitionWrote, headingTransition, byTransition, withoutTransition, validityIsOver
  // What to do next
  case headingNext, nextBring, nextPay, nextCompletedBy, nextNothing, nextLater, nextFrom
  case nextFromUntil, nextPapers, nextPapersUntil, nextRedirected, nextObstacle
  case nextObstacleUntil, nextFailed, nextNoRuleAccepts, nextAnswer, nextNoAnswer, question
  case anyOneOf
  // Rules
  case headingRule, headingOtherRules, headingStatuses, becauseOf, reasonOf, ruleGives
  case ruleApplies, ruleDoesNotApply, ruleIsDefeated, ruleIsOpen, defeatedBy
  // Papers
  case headingPapers, papersNotJudged, askedBecause, paperBrought, paperMissing, paperLacks
  // Readings
  case headingReadings, sameUnderAll, sameOneAtATime, sameWhereSaid, sameWhereSaidOthersHang,
    changesUnderSome
  case changesUnderSomeOthersUntried, changesOnlyTogether, outcomeHangsOn, flip, togetherWith
  case rulesThen, editionThen, noLongerDue, readingOpen, chosenByCase, chosenByDefault
  // What is open
  case headingOpen, whyNeeds, whyGap, whyConflict, whyCalendar, whySilent, whyReading
  case whyEdition, noSuchDay, headingNoEdition, noEditionOn, noEditionYet
  case noEditionByReading
  // What it rests on
  case headingDates, noLastDay, headingFacts, columnFact, columnValue, columnOrigin, headingEdition
  case fieldPolicy, fieldEdition, fieldInForce, fieldWhyEdition, fieldPacks, fieldNotices
  case fieldCalendar, fieldEngine, editionBy, editionChosen, headingDigests
}
