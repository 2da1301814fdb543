using DanVan.Committee.Committees;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Plans;

/// <summary>Plans: those once approved for everybody, others for those whose unit covers the plan's.</summary>
internal static class GetPlans
{
    internal sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder plans)
    {
        plans.MapGet("/", List).WithName(nameof(GetPlans)).WithSummary("List plans; what one may do with each is shown where it is read alone")
            .Needs(CommitteesModule.Read).Answers<Page<PlanResource>>();
        plans.MapGet("/{planId:guid}", Handle).WithName("GetPlan").WithSummary("Read a plan")
            .Needs(CommitteesModule.Read).Answers<PlanResource>().Refuses(404);
    }

    internal static async Task<IResult> List(
        Guid? programmeId, Guid? unitId, Choice<PlanState>? state, bool? flagged, [AsParameters] Paging page, CommitteeDbContext db,
        UnitTreeSource source, Caller caller, CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        var plans = Visible(db, await source.Current(ct), caller);
        if (programmeId is not null)
            plans = plans.Where(one => one.ProgrammeId == programmeId);
        if (unitId is not null)
            plans = plans.Where(one => one.UnitId == unitId);
        if (state is { Value: var value })
            plans = plans.Where(one => one.State == value);
        if (flagged is not null)
            plans = plans.Where(one => one.Flagged == flagged);
        if (after is not null)
            plans = plans.Where(one => one.Id > after.Id);
        var found = await plans.OrderBy(one => one.Id).Take(page.Size + 1).ToListAsync(ct);
        var shown = page.Of(found, last => new After(last.Id));
        return TypedResults.Ok(new Page<PlanResource>([.. shown.Items.Select(one => PlanResource.Of(one, null))], shown.Next));
    }

    internal static async Task<IResult> Handle(
        Guid planId, CommitteeDbContext db, PlanDesk desk, UnitTreeSource source, Caller caller, CancellationToken ct) =>
        await Visible(db, await source.Current(ct), caller).SingleOrDefaultAsync(one => one.Id == planId, ct) is { } plan
            ? await desk.Show(plan, ct)
            : CommitteeProblems.PlanNotFound.ToRefusal();

    internal static IQueryable<Plan> Visible(CommitteeDbContext db, UnitTree units, Caller caller)
    {
        var (ids, since, until) = Reachable.Of(units, caller);
        return db.Plans.FromSql($"""
            select p.* from plan p where p.approved_on is not null or exists (
                select from unnest({ids}, {since}, {until}) as mine (unit_id, since, until)
                where mine.unit_id = p.unit_id and p.begun_on >= mine.since and p.begun_on < mine.until)
            """).AsNoTracking();
    }
}
