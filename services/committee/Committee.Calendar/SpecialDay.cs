namespace DanVan.Committee.Calendar;

/// <summary>A day that is not what its weekday says.</summary>
/// <param name="Kind">One of <see cref="Contracts.V1.DayKinds"/>.</param>
public sealed record SpecialDay(DateOnly Day, string Kind, string Name, string Citation);

/// <summary>A day of a period and why it counts or does not.</summary>
/// <param name="Number">Which day of the period it is; absent where it is not counted.</param>
/// <param name="Kind"><c>working</c>, <c>weekend</c> or one of <see cref="Contracts.V1.DayKinds"/>.</param>
/// <param name="Name">What the day is called, where it was declared.</param>
/// <param name="Citation">The law or the notice that declared it.</param>
public sealed record CountedDay(DateOnly Day, int? Number, string Kind, string? Name, string? Citation);
