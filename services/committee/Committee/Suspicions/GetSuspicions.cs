using System.ComponentModel;
using DanVan.Committee.Committees;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Inspections;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Suspicions;

/// <summary>Figures that look too good to be true.</summary>
/// <param name="Kind"><c>outlier</c>, <c>round-numbers</c>, <c>identical-rows</c>, <c>too-smooth</c> or <c>always-all</c>; more may come.</param>
/// <param name="Indicator">The code of the indicator in the reporting service.</param>
/// <param name="From">First day looked at.</param>
/// <param name="To">Last day looked at.</param>
/// <param name="Measured">What was measured: a modified z-score, a share, a spread.</param>
/// <param name="Limit">Beyond which it is a signal.</param>
/// <param name="OtherUnitId">The unit whose rows are identical; only for callers of a unit above both.</param>
/// <param name="InspectionId">The inspection that looks at it, once one does.</param>
/// <param name="Reason">Why it was set aside.</param>
/// <param name="Transitions">What this caller may do now; <c>take-up</c> is done by planning an inspection of the unit.</param>
public sealed record SuspicionResource(
    Guid Id, Guid UnitId, string Kind, string Indicator, DateOnly From, DateOnly To, decimal Measured, decimal Limit, Guid? OtherUnitId, string Explanation,
    DateOnly RaisedOn, SuspicionState State, DateOnly? SettledOn, Guid? InspectionId, string? Reason, long Version, IReadOnlyList<string> Transitions)
{
    internal static SuspicionResource Of(Suspicion one, Caller caller, UnitTree units) => new(
        one.Id, one.UnitId, one.Kind, one.Indicator, one.From, one.To, one.Measured, one.Limit,
        one.OtherUnitId is { } other && !caller.IsOutside(units, other, one.To, out _) ? other : null, one.Explanation, one.RaisedOn, one.State,
        one.SettledOn, one.InspectionId, one.Reason, one.Version,
        one.State == SuspicionState.Open && caller.Has(CommitteesModule.Write) && units.Resolve(caller.Unit) != one.UnitId ? ["take-up", "set-aside"] : []);
}

/// <summary>What looks too good to be true below a unit, the newest first; one of them.</summary>
internal static class GetSuspicions
{
    /// <param name="State">Only those that are open, taken up or set aside.</param>
    /// <param name="InspectionId">Only those that this inspection looks at.</param>
    public sealed record Query([property: Description(Reads.Under)] Guid? Under, Choice<SuspicionState>? State, Guid? InspectionId);

    internal sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder suspicions)
    {
        suspicions.MapGet("/", List).WithName(nameof(GetSuspicions)).WithSummary("Figures too good to be true below a unit, the newest first")
            .Needs(CommitteesModule.Read).Answers<Page<SuspicionResource>>();
        suspicions.MapGet("/{suspicionId:guid}", Get).WithName("GetSuspicion").WithSummary("Read a suspicion")
            .Needs(CommitteesModule.Read).Answers<SuspicionResource>().Refuses(404);
    }

    internal static async Task<IResult> List(
        [AsParameters] Query query, [AsParameters] Paging page, CommitteeDbContext db, InspectionDesk desk, Caller caller, CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        var units = await desk.Units(ct);
        if (units.Reach(caller, query.Under, desk.Today).Refused(out var refusal, out var mine))
            return refusal;
        var suspicions = db.Suspicions.Within(mine, nameof(Suspicion.To));
        if (query.State is { } state)
            suspicions = suspicions.Where(one => one.State == state.Value);
        if (query.InspectionId is { } inspection)
            suspicions = suspicions.Where(one => one.InspectionId == inspection);
        if (after is not null)
            suspicions = suspicions.Where(one => one.Id < after.Id);
        var found = await suspicions.OrderByDescending(one => one.Id).Take(page.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Of([.. found.Select(one => SuspicionResource.Of(one, caller, units))], last => new After(last.Id)));
    }

    internal static async Task<IResult> Get(Guid suspicionId, CommitteeDbContext db, InspectionDesk desk, Caller caller, CancellationToken ct) =>
        await db.Suspicions.AsNoTracking().SingleOrDefaultAsync(one => one.Id == suspicionId, ct) is { } found && await desk.Units(ct) is var units
        && !caller.IsOutside(units, found.UnitId, found.To, out _)
            ? Answer.Ok(SuspicionResource.Of(found, caller, units), found.Version)
            : SuspicionProblems.NotFound.ToRefusal();
}
