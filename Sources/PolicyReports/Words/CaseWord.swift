import PolicyValues

/// The structure words of what is asked about a case beside its decision: the strip of filing days,
/// the nearest changes, the claims of two parties, the interview.
///
/// `{1}`, `{2}` … stand for the parts that are filled in, as in `Word`.
package enum CaseWord: String, Sendable, CaseIterable {
  // The strip
  case stripTitle, stripSubject, fileBy, neverAccepted, alwaysAccepted, cannotSay
  case headingFileBy, headingStrip, headingPieces, piece, pieceOfOneDay, decidedBy, validityMoves
  case validityIs, continuityIs, continuityMoves, feeIs, papersAre, missingAre, edgeEdition
  case edgeNoEdition, noEdition, impossible, movesAlong, movesAlongLater, staysAsStated, incomplete
  case stripWords, yourDay, edgeGap, legend, drawNotYet, drawAccepted, drawAcceptedLess
  case drawIncomplete, drawRefused, drawRedirected, drawOpen, drawNothing
  // The nearest changes
  case whatIfTitle, whatIfWant, whatIfNone, noChangeLeadsTo, noChangeFound, daysTried, onlyTogether
  case morePairs, searchUnfinished, insteadOf, bringPapers, leavePapers, daysLater, daysEarlier
  case answerFirst, alreadySo
  // Ways of counting
  case headingConventions, sameUnderAllConventions, changesUnderConventions, conventionInForce
  case firstDayCounted, firstDayNotCounted, missingMonthEnd, missingNextDay, missingReject
  case restStays, restMoves
  // The interview
  case askedForOutput, askedForPapers, canStillSeparate, canStillSeparateOrNot, answerLeaves,
    rulesAsk, ruleAsks
  // Claims
  case headingDisputes, disputeMoot, disputeDecides, saidBy, theCase, allMoot,
    combinationsThatMatter
  case columnOutcome, columnRule, contradiction
  // The days to come
  case comeFrom, comeFromUntil, notTooEarlyFrom, openOnThatDay, openOnThatDayFor, missingOnThatDay
  case otherwiseOnThatDay, becauseOfRule, daysHangOnReadings, readingOpens, readingOpensOtherwise
  case readingOpensNever, safeFrom, safeFromUntil, noSafeDay, lastDayHangsOnReadings, readingEnds
}

extension Language {
  /// The words of the table in this language.
  func say(_ word: CaseWord, _ arguments: Inline...) -> Inline {
    filled(word.wording[self], arguments)
  }
}
