namespace DanVan.Reporting.Contracts.V1;

/// <summary>
/// A unit's figures look as figures rarely do by themselves: a reason to look, never a verdict. For whoever plans inspections.
/// </summary>
/// <param name="Kind"><c>outlier</c> (by the modified z-score), <c>outlier-z</c>, <c>outlier-min-max</c>, <c>round-numbers</c>, <c>identical-rows</c>, <c>too-smooth</c> or <c>always-all</c>; more may come.</param>
/// <param name="Indicator">The code of the indicator.</param>
/// <param name="From">First day of the period.</param>
/// <param name="To">Last day of the period. Of one that was still going on, the months that had ended were looked at.</param>
/// <param name="Measured">What was measured: a z-score, a share, a spread, the figure of a month outside its range.</param>
/// <param name="Limit">Beyond which it is a signal; of a month outside its range, the end that it lies beyond.</param>
/// <param name="OtherUnitId">The unit whose rows are identical.</param>
/// <param name="Explanation">The same in words.</param>
public sealed record SignalRaised(
    Guid SignalId, Guid UnitId, string Kind, string Indicator, DateOnly From, DateOnly To, decimal Measured, decimal Limit,
    Guid? OtherUnitId, string Explanation);
