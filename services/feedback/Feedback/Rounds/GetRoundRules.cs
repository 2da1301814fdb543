using System.ComponentModel.DataAnnotations;
using DanVan.Feedback.Clock;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Rounds;

/// <summary>What must come before each round, with its source.</summary>
internal static class GetRoundRules
{
    /// <param name="Needs">The earliest round that may have come before and must be closed.</param>
    /// <param name="Exemptible">True where a signed exemption may stand for that round.</param>
    /// <param name="ValidTo">First day on which it no longer holds.</param>
    public sealed record View(
        string Id, Round Round, DocumentType? DocumentType, Round? Needs, bool Exemptible, int? MonthsAfterPromulgation, DateOnly ValidFrom,
        DateOnly? ValidTo, string Citation, bool Verified);

    private sealed record After([property: Required] string Id);

    internal static void Map(RouteGroupBuilder v1) => v1.MapGet("/round-rules", Handle)
        .WithName(nameof(GetRoundRules)).WithTags("consultations").WithSummary("What must come before each round, by id").AllowAnonymous().Answers<Page<View>>();

    internal static async Task<IResult> Handle([AsParameters] Paging paging, FeedbackDbContext db, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var found = await db.RoundRules.AsNoTracking().Where(rule => after == null || rule.Id.CompareTo(after.Id) > 0)
            .OrderBy(rule => rule.Id).Take(paging.Size + 1)
            .Select(rule => new View(rule.Id, rule.Round, rule.DocumentType, rule.Needs, rule.Exemptible, rule.MonthsAfterPromulgation,
                rule.ValidFrom, rule.ValidTo, rule.Citation, rule.Verified)).ToListAsync(ct);
        return TypedResults.Ok(paging.Of(found, rule => new After(rule.Id)));
    }
}
