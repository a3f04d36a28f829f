import PolicyValues

/// The native functions every pack may use; they come in by the same door as anybody else's.
package struct StandardFunctions: FunctionLibrary {
  package init() {}

  package var functions: [NativeFunction] {
    [
      NativeFunction(MonthStart.self), NativeFunction(MonthEnd.self),
      NativeFunction(NextMonthStart.self), NativeFunction(YearStart.self),
      NativeFunction(YearEnd.self), NativeFunction(WeekStart.self), NativeFunction(RoundUp.self),
      NativeFunction(RoundDown.self),
    ]
  }
}
