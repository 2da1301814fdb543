namespace DanVan.Committee.Contracts.V1;

/// <summary>
/// Figures of a unit looked too good to be true: reporting raised a signal, and whoever plans inspections above the unit has it on the list. A
/// reason to look, never a verdict.
/// </summary>
/// <param name="SuspicionId">The signal; reporting knows it under the same id.</param>
/// <param name="UnitId">Whose figures they are.</param>
/// <param name="Kind">What looked unlikely: <c>outlier</c>, <c>round-numbers</c>, <c>identical-rows</c>, <c>too-smooth</c> or <c>always-all</c>; more may come.</param>
/// <param name="Indicator">The code of the indicator.</param>
/// <param name="From">First day looked at.</param>
/// <param name="To">Last day looked at.</param>
/// <param name="RaisedOn">The day on which it was raised.</param>
public sealed record SuspicionListed(Guid SuspicionId, Guid UnitId, string Kind, string Indicator, DateOnly From, DateOnly To, DateOnly RaisedOn);

/// <summary>A planned inspection will look at it.</summary>
public sealed record SuspicionTakenUp(Guid SuspicionId, Guid UnitId, Guid InspectionId, DateOnly On);

/// <summary>Somebody above the unit holds that nobody need look, and says why.</summary>
/// <param name="ByUnitId">The unit for which it was set aside.</param>
public sealed record SuspicionSetAside(Guid SuspicionId, Guid UnitId, Guid ByUnitId, string Reason, DateOnly On);
