using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Peers;

/// <summary>By whose decisions which ratios are ranked; of ratios that the caller may not see, none.</summary>
internal static class GetRankingPolicies
{
    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder policies)
    {
        policies.MapGet("/", Handle)
            .WithName(nameof(GetRankingPolicies)).WithSummary("Policies that allow ratios to be ranked").AllowAnonymous().Answers<Page<RankingPolicyResource>>();
        policies.MapGet("/{policyId:guid}", HandleOne)
            .WithName("GetRankingPolicy").WithSummary("Read a policy that allows a ratio to be ranked").AllowAnonymous().Answers<RankingPolicyResource>().Refuses(404);
    }

    internal static async Task<IResult> Handle([AsParameters] Paging paging, ReportingDbContext db, Caller caller, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var malformed))
            return malformed;
        var found = await Seen(db, caller).Where(one => after == null || one.Id > after.Id).OrderBy(one => one.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(RankingPolicyResource.Of)], last => new After(last.Id)));
    }

    internal static async Task<IResult> HandleOne(Guid policyId, ReportingDbContext db, Caller caller, CancellationToken ct) =>
        await Seen(db, caller).SingleOrDefaultAsync(one => one.Id == policyId, ct) is { } found
            ? Answer.Ok(RankingPolicyResource.Of(found), found.Version)
            : ReportingProblems.PolicyNotFound.ToRefusal();

    private static IQueryable<RankingPolicy> Seen(ReportingDbContext db, Caller caller)
    {
        var all = caller.Has(ReportingScopes.Read);
        return db.RankingPolicies.AsNoTracking().Where(one => all || db.Indicators.Any(ranked => ranked.Code == one.Indicator && ranked.Visibility != "subtree"));
    }
}
