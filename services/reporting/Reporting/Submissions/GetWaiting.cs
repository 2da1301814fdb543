using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Reporting.Figures;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Submissions;

/// <summary>
/// What lies with a unit: its reports that are not submitted, those from below that wait for it, and those of units that have ended for which it
/// answers. The first page of a phone: a line for each, soonest due first.
/// </summary>
internal static class GetWaiting
{
    public sealed record Query([property: Required, StringLength(60), Description("A unit's id, or its official code at a day: 412@2018-03-26.")] string Unit);

    private sealed record After(DateOnly DueOn, Guid Id);

    internal static void Map(RouteGroupBuilder submissions) => submissions.MapGet("/waiting", Handle)
        .WithName(nameof(GetWaiting)).WithSummary("Reports that wait for a step of a unit, its own or one that it takes for a unit that has ended")
        .Needs(ReportingScopes.Read).Answers<Page<WaitingReport>>().Refuses(404);

    internal static async Task<IResult> Handle(
        [AsParameters] Query query, [AsParameters] Paging paging, SubmissionDesk desk, ReportingDbContext db, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var malformed))
            return malformed;
        var (tree, unitId, outside) = await desk.Unit(query.Unit, ct);
        if (outside is not null)
            return outside;
        Guid?[] units = [unitId, .. tree.AnswersFor(unitId, VietnamTime.Day(desk.Now)).Cast<Guid?>()];
        var found = await db.Submissions.AsNoTracking().Where(one => units.Contains(EF.Property<Guid?>(one, SubmissionTable.LiesWith)))
            .Where(one => after == null || one.DueOn > after.DueOn || one.DueOn == after.DueOn && one.Id.CompareTo(after.Id) > 0)
            .OrderBy(one => one.DueOn).ThenBy(one => one.Id).Take(paging.Size + 1)
            .Select(one => new { one.Id, one.UnitId, one.Form, one.Period, one.To, one.Number, one.State, At = EF.Property<Guid?>(one, SubmissionTable.LiesWith), one.DueOn, one.Version })
            .ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(one => new WaitingReport(
            one.Id, UnitName.Of(tree, one.UnitId, one.To), one.Form, one.Period, one.Number, Kebab.Of(one.State), one.At == unitId ? null : one.At, one.DueOn, one.Version))],
            one => new After(one.DueOn, one.Id)));
    }
}

/// <param name="Unit">The unit that reports.</param>
/// <param name="ForUnitId">The unit that has ended whose step it is; absent where it is the unit's own.</param>
/// <param name="Version">For <c>If-Match</c>.</param>
public sealed record WaitingReport(
    Guid Id, UnitName Unit, string Form, string Period, int Number, string State, Guid? ForUnitId, DateOnly DueOn, long Version);
