using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.Feedback.Consultations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Replies;

/// <summary>Answers that several issues got in the very same words: for the chair to look at before anybody else does.</summary>
internal static class GetStockAnswers
{
    /// <param name="Issues">Flagged from so many issues on.</param>
    public sealed record Query([property: Range(2, 1000), DefaultValue(3)] int? Issues);

    /// <param name="Issues">How many issues were answered with these words.</param>
    public sealed record View(string Reason, int Issues);

    private sealed record After(long Key);

    internal static void Map(RouteGroupBuilder consultations) => consultations.MapGet("/{consultationId:guid}/stock-answers", Handle)
        .WithName(nameof(GetStockAnswers)).WithSummary("Answers used for several issues in the same words").WithTags("issues")
        .Needs("feedback.read").Answers<Page<View>>().Refuses(404);

    internal static async Task<IResult> Handle(
        Guid consultationId, [AsParameters] Query query, [AsParameters] Paging paging, FeedbackDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var consultation = await db.Consultations.AsNoTracking().SingleOrDefaultAsync(one => one.Id == consultationId, ct);
        if (consultation?.IsWithinReachOf(caller, units) != true)
            return FeedbackProblems.ConsultationNotFound.ToRefusal();
        var least = query.Issues ?? 3;
        var found = await db.Replies.AsNoTracking()
            .Where(one => one.ConsultationId == consultationId && one.State != ReplyState.Returned && (after == null || one.ReasonKey > after.Key))
            .GroupBy(one => one.ReasonKey)
            .Select(all => new { all.Key, Reason = all.Min(one => one.Reason)!, Issues = all.Select(one => one.IssueId).Distinct().Count() })
            .Where(one => one.Issues >= least).OrderBy(one => one.Key).Take(paging.Size + 1).ToListAsync(ct);
        var page = paging.Of(found, one => new After(one.Key));
        return TypedResults.Ok(new Page<View>([.. page.Items.Select(one => new View(one.Reason, one.Issues))], page.Next));
    }
}
