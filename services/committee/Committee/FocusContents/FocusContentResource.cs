using DanVan.Committee.Committees;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.FocusContents;

/// <param name="Outcome">What came of it, or why it was exchanged.</param>
/// <param name="NextId">The focus that took its place.</param>
/// <param name="Transitions">What this caller may do with it now.</param>
public sealed record FocusContentResource(
    Guid Id, Guid UnitId, int Year, string Title, string Reason, Guid? ProgrammeId, int? Content, DateOnly ChosenOn, DateOnly? EndedOn,
    string? Outcome, Guid? NextId, long Version, IReadOnlyList<string> Transitions)
{
    internal static FocusContentResource Of(FocusContent focus, Caller caller, UnitTree units, DateOnly today) => new(
        focus.Id, focus.UnitId, focus.Year, focus.Title, focus.Reason, focus.ProgrammeId, focus.Content, focus.ChosenOn, focus.EndedOn,
        focus.Outcome, focus.NextId, focus.Version,
        focus.EndedOn is null && caller.Has(CommitteesModule.Write) && !caller.IsOutside(units, focus.UnitId, today, out _) ? ["close", "swap"] : []);
}
