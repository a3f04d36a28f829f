/// Where a day lies with regard to a window's inclusive ends.
package enum WindowRelation: String, Sendable, CaseIterable {
  case before
  case within = "in"
  case after
}
