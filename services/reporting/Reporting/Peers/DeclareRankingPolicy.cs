using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Peers;

/// <summary>Notes the document that allows a ratio to be ranked. While one holds, no other does; a raw count is allowed by none.</summary>
internal static class DeclareRankingPolicy
{
    /// <param name="Indicator">The code of a ratio.</param>
    /// <param name="From">The first day on which it holds: periods that end from then on are ranked.</param>
    /// <param name="SmallestDenominator">Units with less to divide by are not ranked, for their ratio says too little.</param>
    /// <param name="Document">The document that allows the ranking.</param>
    public sealed record Request(
        [property: Required, StringLength(60), Description("The code of a ratio: recognised-per-10000.")] string Indicator,
        [property: Required, PlausibleDate] DateOnly? From,
        [property: Range(0.000001, 1e15)] decimal SmallestDenominator,
        [property: Required, StringLength(RankingPolicy.LongestDocument, MinimumLength = 1)] string Document);

    internal static void Map(RouteGroupBuilder policies) => policies.MapPost("/", Handle)
        .WithName(nameof(DeclareRankingPolicy)).WithSummary("Declare the policy that allows a ratio to be ranked")
        .Needs(ReportingScopes.Define).Answers<RankingPolicyResource>(201).Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(Request request, ReportingDbContext db, EventLog log, CancellationToken ct)
    {
        if (await db.Indicators.AsNoTracking().Where(one => one.Code == request.Indicator).OrderBy(one => one.Version).LastOrDefaultAsync(ct) is not { } ranked)
            return ReportingProblems.IndicatorNotFound.With(
                $"Không có chỉ tiêu '{request.Indicator}'.", $"There is no indicator '{request.Indicator}'.", ("indicator", request.Indicator));
        var policy = new RankingPolicy();
        if (policy.Declare(ranked, request.From!.Value, request.SmallestDenominator, request.Document).Refused(out var refusal, out var declared))
            return refusal;
        db.Add(policy);
        log.Append(policy, declared, RankingPolicy.Readers(ranked));
        return await log.Save(
            Answer.Created($"/v1/ranking-policies/{policy.Id}", RankingPolicyResource.Of(policy), policy.Version), ct,
            (RankingPolicy.OnePerDay, ReportingProblems.PolicyHolds));
    }
}

/// <param name="To">First day on which it holds no more; absent while nobody has ended it.</param>
/// <param name="SmallestDenominator">Units with less to divide by are not ranked.</param>
/// <param name="Document">The document that allows the ranking.</param>
/// <param name="EndedBy">The document by which it was ended.</param>
public sealed record RankingPolicyResource(
    Guid Id, string Indicator, DateOnly From, DateOnly? To, decimal SmallestDenominator, string Document, string? EndedBy, long Version)
{
    internal static RankingPolicyResource Of(RankingPolicy one) => new(
        one.Id, one.Indicator, one.ValidFrom, one.ValidTo, one.SmallestDenominator, one.Document, one.EndedBy, one.Version);
}
