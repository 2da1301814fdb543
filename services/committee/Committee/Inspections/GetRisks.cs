using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Suspicions;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Inspections;

/// <summary>
/// Where a plan of inspections should look first, by what the service itself knows: what is overdue, what was found and not put right, and
/// which figures look too good to be true.
/// A proposal with its reasons; whoever plans decides.
/// </summary>
internal static class GetRisks
{
    /// <param name="Points">Three for an overdue promise, two for an overdue reply or re-check, one for an overdue task or a suspicion that nobody has looked at.</param>
    public sealed record Risk(Guid UnitId, string Name, int Points, int OverdueTasks, int OverduePromises, int OverdueReplies, int OpenFindings, int OpenSuspicions);

    internal static void Map(RouteGroupBuilder v1) => v1.MapGet("/inspection-risks", Handle).WithTags("inspections").WithName(nameof(GetRisks))
        .WithSummary("Units below by risk, the highest first").Needs(CommitteesModule.Read).Answers<IReadOnlyList<Risk>>();

    internal static async Task<IResult> Handle(
        [Description(Reads.Under)] Guid? under, [Range(1, 200)] int? limit, CommitteeDbContext db, InspectionDesk desk, Caller caller, CancellationToken ct)
    {
        var units = await desk.Units(ct);
        if (units.Reach(caller, under, desk.Today).Refused(out var refusal, out var mine))
            return refusal;
        var ids = mine.Ids.Distinct().ToArray();
        var tasks = await Overdue(db.Tasks, ids, ct);
        var promises = await Overdue(db.Promises, ids, ct);
        var replies = await Overdue(db.ReplyDuties, ids, ct);
        var findings = await Overdue(db.Findings, ids, ct);
        var suspicions = await db.Suspicions.Where(one => one.State == SuspicionState.Open && ids.Contains(one.UnitId))
            .GroupBy(one => one.UnitId).Select(unit => new { unit.Key, Count = unit.Count() }).ToDictionaryAsync(unit => unit.Key, unit => unit.Count, ct);
        return TypedResults.Ok<IReadOnlyList<Risk>>([.. ids.Select(Of).Where(risk => risk.Points > 0).OrderByDescending(risk => risk.Points).ThenBy(risk => risk.UnitId).Take(limit ?? 50)]);

        Risk Of(Guid id)
        {
            var (late, broken, silent, open, suspected) =
                (tasks.GetValueOrDefault(id), promises.GetValueOrDefault(id), replies.GetValueOrDefault(id), findings.GetValueOrDefault(id), suspicions.GetValueOrDefault(id));
            return new(id, units.Find(id)!.Name, late + 3 * broken + 2 * silent + 2 * open + suspected, late, broken, silent, open, suspected);
        }
    }

    private static Task<Dictionary<Guid, int>> Overdue<T>(IQueryable<T> obligations, Guid[] ids, CancellationToken ct)
        where T : Obligation => obligations.Where(one => one.IsOpen && one.OverdueSince != null && ids.Contains(one.UnitId))
        .GroupBy(one => one.UnitId).Select(unit => new { unit.Key, Count = unit.Count() }).ToDictionaryAsync(unit => unit.Key, unit => unit.Count, ct);
}

/// <summary>Inspection, supervision, criticism: plan by risk, findings with their correction, good deeds, written replies.</summary>
internal static class InspectionsModule
{
    internal static void MapInspections(this RouteGroupBuilder v1)
    {
        PlanInspection.Map(v1.MapGroup("/committees").WithTags("inspections"));
        RunInspection.Map(v1.MapGroup("/inspections").WithTags("inspections"));
        RecordFinding.Map(v1);
        GetInspections.Map(v1);
        GetRisks.Map(v1);
    }
}
