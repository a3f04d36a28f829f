import CivilTime

/// Reads a day as people write it: `YYYY-MM-DD`, padded, and a day that exists.
package func readDate(_ text: String) -> Result<CivilDate, DateRefusal> {
  do throws(DateRefusal) {
    return .success(try CivilDate(reading: text))
  } catch {
    return .failure(error)
  }
}
