using System.ComponentModel.DataAnnotations;
using DanVan.Feedback.Rounds;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Clock;

/// <summary>The periods that law sets, with their sources.</summary>
internal static class GetClockRules
{
    /// <param name="On">Only rules in force on this day.</param>
    public sealed record Query(
        Choice<ClockPurpose>? Purpose, Choice<DocumentType>? DocumentType, Choice<IssuingLevel>? IssuingLevel,
        [property: PlausibleDate] DateOnly? On);

    /// <param name="DocumentType">Absent: every kind of legal document that has no rule of its own.</param>
    /// <param name="ValidTo">First day on which it no longer holds.</param>
    /// <param name="Round">Absent: every round that has no rule of its own.</param>
    /// <param name="Verified">True when a read source confirms the number.</param>
    public sealed record View(
        string Id, ClockPurpose Purpose, DocumentType? DocumentType, IssuingLevel IssuingLevel, DateOnly ValidFrom, DateOnly? ValidTo,
        int Days, DayCounting Counting, string Citation, bool Verified, string? Note, Round? Round);

    private sealed record After([property: Required] string Id);

    internal static void MapClockRules(this RouteGroupBuilder v1) => v1.MapGet("/clock-rules", Handle)
        .WithName(nameof(GetClockRules)).WithTags("clock").WithSummary("Periods that law sets, by id").AllowAnonymous().Answers<Page<View>>();

    internal static async Task<IResult> Handle([AsParameters] Query query, [AsParameters] Paging paging, FeedbackDbContext db, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var rules = db.ClockRules.AsNoTracking();
        if (query.Purpose is { } purpose)
            rules = rules.Where(rule => rule.Purpose == purpose.Value);
        if (query.DocumentType is { } type)
            rules = rules.Where(rule => rule.DocumentType == type.Value);
        if (query.IssuingLevel is { } level)
            rules = rules.Where(rule => rule.IssuingLevel == level.Value);
        if (query.On is { } day)
            rules = rules.Where(rule => rule.ValidFrom <= day && (rule.ValidTo == null || rule.ValidTo > day));
        if (after is not null)
            rules = rules.Where(rule => rule.Id.CompareTo(after.Id) > 0);
        var found = await rules.OrderBy(rule => rule.Id).Take(paging.Size + 1)
            .Select(rule => new View(rule.Id, rule.Purpose, rule.DocumentType, rule.IssuingLevel, rule.ValidFrom, rule.ValidTo,
                rule.Days, rule.Counting, rule.Citation, rule.Verified, rule.Note, rule.Round))
            .ToListAsync(ct);
        return TypedResults.Ok(paging.Of(found, rule => new After(rule.Id)));
    }
}
