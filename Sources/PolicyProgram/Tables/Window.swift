import PolicyValues

/// A window with the terms of its inclusive ends.
package struct Window: Sendable {
  package let id: String
  package let title: Wording?
  package let opens: TermID
  package let closes: TermID
  package let isShown: Bool
  package let basis: Basis

  package init(
    id: String, title: Wording?, opens: TermID, closes: TermID, isShown: Bool, basis: Basis
  ) {
    self.id = id
    self.title = title
    self.opens = opens
    self.closes = closes
    self.isShown = isShown
    self.basis = basis
  }
}

/// A named value with its term.
package struct Definition: Sendable {
  package let id: String
  package let title: Wording?
  package let body: TermID
  package let basis: Basis

  package init(id: String, title: Wording?, body: TermID, basis: Basis) {
    self.id = id
    self.title = title
    self.body = body
    self.basis = basis
  }
}
