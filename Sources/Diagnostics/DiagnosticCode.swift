/// The permanent code of a complaint: what `policy docs CODE` explains.
///
/// `P01xx` reading · `P02xx` names · `P03xx` types · `P04xx` analysis · `P05xx` packs ·
/// `P06xx` cases · `P07xx` exploration.
/// A code is never reused for something else; each has a page in `docs/diagnostics/`.
package enum DiagnosticCode: String, CaseIterable, Sendable {
  // Reading bytes and YAML.
  case invalidYAML = "P0101"
  case duplicateKey = "P0102"
  case tabCharacter = "P0103"
  case yamlTag = "P0104"
  case secondDocument = "P0105"
  case anchorOrAlias = "P0106"
  case mergeKey = "P0107"
  case emptyValue = "P0108"
  case notUTF8 = "P0109"
  case forbiddenCharacter = "P0110"
  case byteOrderMark = "P0111"
  case tooLarge = "P0112"
  case tooDeep = "P0113"
  case keyNotScalar = "P0114"
  case directive = "P0115"
  case strayComma = "P0116"

  // Reading the language.
  case wrongShape = "P0120"
  case unknownKey = "P0121"
  case missingKey = "P0122"
  case badIdentifier = "P0123"
  case strangeCharacter = "P0124"
  case badExpression = "P0125"
  case minusNeedsSpaces = "P0126"
  case badDate = "P0127"
  case badNumber = "P0128"
  case notOneOf = "P0129"
  case escapeInExpression = "P0130"
  case badTable = "P0131"
  case badMaterial = "P0132"
  case badTest = "P0133"
  case badPeriod = "P0135"
  case endsBeforeItStarts = "P0136"
  case badValidity = "P0137"
  case badLayer = "P0138"
  case redundantLayer = "P0139"
  case changesNothing = "P0140"
  case badOverlay = "P0141"
  case badTransition = "P0142"

  // Names.
  case unknownName = "P0201"
  case duplicateName = "P0202"
  case unknownOption = "P0203"
  case unknownSource = "P0204"
  case unknownReference = "P0205"
  case dependencyCycle = "P0206"
  case uncitedUnconfirmed = "P0207"

  // Types.
  case typeMismatch = "P0301"
  case noConvention = "P0302"
  case chainedSum = "P0303"
  case incompleteTable = "P0304"
  case badCall = "P0305"
  case recordOnly = "P0306"
  case badRange = "P0307"
  case badPresumption = "P0308"
  case noCalendar = "P0309"
  case statusAsksItself = "P0310"
  case badStatusEdition = "P0311"
  case noStatusRules = "P0312"
  case statusOutOfReach = "P0313"
  case brokenStatusSource = "P0314"
  case badSpellCount = "P0315"

  // Analysis.
  case exceptionCycle = "P0401"
  case exceptionChain = "P0402"
  case nothingCited = "P0403"
  case unusedReading = "P0404"
  case unusedSource = "P0405"
  case windowEndShift = "P0407"
  case redirectsToUnknownPolicy = "P0411"
  case redirectsToUnknownProcedure = "P0412"
  case notIdempotent = "P0416"
  case faultCited = "P0417"
  case unusedOption = "P0418"

  // Packs.
  case unreadableFile = "P0501"
  case unknownKind = "P0502"
  case duplicatePack = "P0503"
  case missingBase = "P0504"
  case layerCycle = "P0505"
  case editionsOverlap = "P0506"
  case hole = "P0507"
  case badCalendar = "P0508"
  case programTooLarge = "P0509"
  case packNeeds = "P0510"
  case languageVersion = "P0511"
  case overlayAboveNothing = "P0512"
  case overlayOutside = "P0513"
  case overlaysClash = "P0514"
  case badVersion = "P0520"
  case wrongVersion = "P0521"
  case needsCycle = "P0522"
  case unlistedPack = "P0523"

  // Cases.
  case unknownFact = "P0601"
  case badFactValue = "P0602"
  case outOfRange = "P0603"
  case assumptionViolated = "P0604"
  case unknownPolicy = "P0605"
  case unknownProcedure = "P0606"
  case unknownEdition = "P0607"
  case unknownReading = "P0608"
  case unknownPaper = "P0609"
  case testFailed = "P0610"
  case oneSidedClaim = "P0640"
  case tooManyClaims = "P0641"

  // Sealed packs.
  case badLock = "P0620"
  case lockBroken = "P0621"
  case notLocked = "P0622"
  case unsealable = "P0623"
  case notAnArchive = "P0624"
  case badEntry = "P0625"
  case changedEntry = "P0626"
  case badSignature = "P0627"
  case badKey = "P0628"
  case cannotInstall = "P0629"

  // Exploration.
  case undecided = "P0701"
  case disagreement = "P0702"
  case idleRule = "P0703"
  case idleStatus = "P0704"
  case notOneStatus = "P0705"
  case idlePaper = "P0706"
  case emptyWindow = "P0707"
  case idleReading = "P0708"
  case validityOver = "P0710"
  case unfinished = "P0711"
  case idleFinding = "P0712"

  // Histories.
  case unknownEvent = "P0680"
  case eventsUnsorted = "P0681"
  case eventTwice = "P0682"
  case eventsContradict = "P0683"
  case eventImpossible = "P0684"
  case eventProcedure = "P0685"
  case noHistory = "P0686"
  case unknownSpell = "P0687"
  case spellsOverlap = "P0688"
  case spellsDisagree = "P0689"

  package var severity: Severity {
    switch self {
    case .redundantLayer, .exceptionChain, .nothingCited, .unusedReading, .unusedSource,
      .windowEndShift, .redirectsToUnknownPolicy, .hole, .faultCited, .unusedOption, .oneSidedClaim,
      .idleRule, .idleStatus, .idlePaper, .emptyWindow, .idleReading, .validityOver, .unfinished,
      .idleFinding, .spellsDisagree:
      .warning
    default: .error
    }
  }
}
