using DanVan.Committee.Committees;
using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Programmes;

/// <param name="Levels">The levels below that answer with plans of their own.</param>
/// <param name="IssuedOn">Absent while it is a draft.</param>
/// <param name="Transitions">What this caller may do with it now.</param>
public sealed record ProgrammeResource(
    Guid Id, Guid CommitteeId, Guid UnitId, int Year, string Title, string? Symbol, IReadOnlyList<ProgrammeContent> Contents,
    IReadOnlyList<string> Levels, DateOnly PlansDueOn, DateOnly DraftedOn, DateOnly? IssuedOn, long Version, IReadOnlyList<string> Transitions)
{
    internal static ProgrammeResource Of(Programme programme, Caller caller, UnitTree units) => new(
        programme.Id, programme.CommitteeId, programme.UnitId, programme.Year, programme.Title, programme.Symbol, programme.Contents,
        programme.Levels, programme.PlansDueOn, programme.DraftedOn, programme.IssuedOn, programme.Version,
        programme.IssuedOn is null && caller.Has(CommitteesModule.Write) && !caller.IsOutside(units, programme.UnitId, programme.DraftedOn, out _)
            ? ["revise", "issue"] : []);
}
