import CivilTime
import Diagnostics
import PolicySyntax
import PolicyValues

/// What is wrong with a vocabulary by itself, whether a policy uses it or not.
///
/// Presumptions and assumptions are checked for names and types; conventions and a calendar are a
/// policy's to give, so nothing is said where they are wanted.
///
/// - Parameter scope: what the vocabulary supplies together with those it uses.
package func checkVocabulary(_ vocabulary: VocabularyDecl, _ scope: Scope) -> [Diagnostic] {
  let checker = ExprChecker(scope: scope, calendar: vocabulary.id.value)
  checker.conventions = Conventions(
    firstDay: .fixed(.notCounted, vocabulary.id.range),
    missingDay: .fixed(.monthEnd, vocabulary.id.range), restDay: nil)
  for fact in vocabulary.facts {
    guard let presumed = fact.presume, let type = scope.facts[fact.id.value]?.spec.type else {
      continue
    }
    _ = checker.check(presumed, expecting: type)
  }
  for assumption in vocabulary.assume { _ = checker.condition(assumption) }
  return checker.diagnostics
}
