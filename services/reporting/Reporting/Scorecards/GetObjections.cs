using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Scorecards;

/// <summary>What a unit objected to, and what was answered: for the unit, who carries on for it, and those above it.</summary>
internal static class GetObjections
{
    private sealed record After(DateOnly From, DateOnly To, string Part);

    internal static void Map(RouteGroupBuilder objections)
    {
        objections.MapGet("/", List).WithName(nameof(GetObjections)).WithSummary("Objections of a unit to its scores")
            .Needs(ReportingScopes.Read).Answers<Page<ObjectionResource>>();
        objections.MapGet("/{objectionId:guid}", One).WithName("GetObjection").WithSummary("An objection with its answer")
            .Needs(ReportingScopes.Read).Answers<ObjectionResource>().Refuses(404);
    }

    private static async Task<IResult> List(
        [Description("The unit's id.")] Guid unit, [AsParameters] Paging paging, ReportingDbContext db, UnitTreeSource units, Caller caller,
        TimeProvider clock, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var malformed))
            return malformed;
        if (IsOutside(caller, await units.Current(ct), unit, clock.Today(), out var outside))
            return outside;
        var objections = db.Objections.AsNoTracking().Where(one => one.UnitId == unit);
        if (after is not null)
            objections = objections.Where(one => one.From > after.From
                || (one.From == after.From && (one.To > after.To || (one.To == after.To && one.Part.CompareTo(after.Part) > 0))));
        var found = await objections.OrderBy(one => one.From).ThenBy(one => one.To).ThenBy(one => one.Part).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(ObjectionResource.Of)], one => new After(one.From, one.To, one.Part)));
    }

    private static async Task<IResult> One(
        Guid objectionId, ReportingDbContext db, UnitTreeSource units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Objections.AsNoTracking().SingleOrDefaultAsync(one => one.Id == objectionId, ct) is not { } objection)
            return ReportingProblems.ObjectionNotFound.ToRefusal();
        return IsOutside(caller, await units.Current(ct), objection.UnitId, clock.Today(), out var outside)
            ? outside
            : Answer.Ok(ObjectionResource.Of(objection), objection.Version);
    }

    private static bool IsOutside(Caller caller, UnitTree tree, Guid unitId, DateOnly today, [NotNullWhen(true)] out Refusal? why)
    {
        if (caller.IsOutside(tree, unitId, today, out why) && !caller.IsOutside(tree, tree.Objects(unitId, today), today, out _))
            why = null;
        return why is not null;
    }
}
