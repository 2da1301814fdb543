using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Peers;

/// <summary>Notes the document by which a ratio is ranked no more. What was ranked of periods that ended before may still be asked for.</summary>
internal static class EndRankingPolicy
{
    /// <param name="On">The first day on which the policy holds no more.</param>
    /// <param name="Document">The document that ends it.</param>
    public sealed record Request(
        [property: Required, PlausibleDate] DateOnly? On,
        [property: Required, StringLength(RankingPolicy.LongestDocument, MinimumLength = 1)] string Document);

    internal static void Map(RouteGroupBuilder policies) => policies.MapPost("/{policyId:guid}/endings", Handle)
        .WithName(nameof(EndRankingPolicy)).WithSummary("End a policy that allows a ratio to be ranked")
        .Needs(ReportingScopes.Define).Answers<RankingPolicyResource>().Refuses(404, 409, 412, 422, 428);

    internal static async Task<IResult> Handle(
        Guid policyId, Request request, IfMatch ifMatch, ReportingDbContext db, EventLog log, CancellationToken ct)
    {
        if (await db.RankingPolicies.SingleOrDefaultAsync(one => one.Id == policyId, ct) is not { } policy)
            return ReportingProblems.PolicyNotFound.ToRefusal();
        if (ifMatch.Stale(policy, out var stale))
            return stale;
        if (policy.End(request.On!.Value, request.Document).Refused(out var refusal, out var ended))
            return refusal;
        log.Append(policy, ended, RankingPolicy.Readers(await db.Indicators.AsNoTracking().FirstOrDefaultAsync(one => one.Code == policy.Indicator, ct)));
        return await log.Save(Answer.Ok(RankingPolicyResource.Of(policy), policy.Version), ct);
    }
}
