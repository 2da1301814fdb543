using DanVan.Committee.Committees;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Plans;

/// <summary>How much of a plan stands word for word in the programme, in the plan of the unit above or in a neighbour's, and which words.</summary>
internal static class GetOverlap
{
    private const int Most = 20;

    /// <param name="Limit">The largest share tolerated at the plan's level; absent where none is set.</param>
    /// <param name="LimitBasis">Where the limit comes from.</param>
    /// <param name="Texts">The texts that it is most like, the nearest first.</param>
    public sealed record Report(Guid PlanId, decimal Share, decimal? Limit, string? LimitBasis, bool Flagged, IReadOnlyList<AlikeText> Texts);

    internal static void Map(RouteGroupBuilder plans) => plans.MapGet("/{planId:guid}/overlap", Handle)
        .WithName(nameof(GetOverlap)).WithSummary("What a plan has in common with others, with the passages")
        .Needs(CommitteesModule.Read).Answers<Report>().Refuses(404);

    internal static async Task<IResult> Handle(
        Guid planId, CommitteeDbContext db, OverlapFinder finder, UnitTreeSource source, Caller caller, CancellationToken ct)
    {
        if (await GetPlans.Visible(db, await source.Current(ct), caller).SingleOrDefaultAsync(one => one.Id == planId, ct) is not { } plan)
            return CommitteeProblems.PlanNotFound.ToRefusal();
        var programme = await db.Programmes.AsNoTracking().SingleAsync(one => one.Id == plan.ProgrammeId, ct);
        var on = plan.FirstSubmittedOn ?? plan.LastStepOn;
        var texts = await finder.Find(plan, programme, plan.Text, on, ct);
        var (share, limit) = (texts is [var most, ..] ? most.Share : 0, await finder.Limit(plan, on, ct));
        return TypedResults.Ok(new Report(planId, share, limit?.Share, limit?.Citation, share > limit?.Share, [.. texts.Take(Most)]));
    }
}
