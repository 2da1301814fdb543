namespace DanVan.Committee.Contracts.V1;

/// <summary>An organisation chose the one content that it carries through in a year.</summary>
/// <param name="FocusId">The choice.</param>
/// <param name="UnitId">The organisation.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Title">The content.</param>
/// <param name="Reason">Why this one is truly effective here.</param>
/// <param name="ProgrammeId">The programme it is taken from, if any.</param>
/// <param name="Content">Its number there.</param>
/// <param name="On">The day of the choice.</param>
public sealed record FocusChosen(
    Guid FocusId, Guid UnitId, int Year, string Title, string Reason, Guid? ProgrammeId, int? Content, DateOnly On);

/// <summary>The focus was carried through or given up; another may follow.</summary>
/// <param name="Outcome">What came of it.</param>
public sealed record FocusClosed(Guid FocusId, Guid UnitId, int Year, string Outcome, DateOnly On);

/// <summary>The focus was exchanged for another, which is announced by its own <see cref="FocusChosen"/>.</summary>
public sealed record FocusSwapped(Guid FocusId, Guid UnitId, int Year, Guid NextFocusId, string Reason, DateOnly On);
