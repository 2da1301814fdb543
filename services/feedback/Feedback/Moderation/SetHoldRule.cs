using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Moderation;

/// <summary>Rules are set, ended and read; the rules themselves are public, like what they did.</summary>
internal static class SetHoldRule
{
    /// <param name="Phrase">Hold what contains it, whatever its marks; either this or <paramref name="MostLinks"/>.</param>
    /// <param name="MostLinks">Hold what has more links than this.</param>
    public sealed record Request(
        [property: Required] Ground? Ground,
        [property: Required, StringLength(Hold.LongestReason, MinimumLength = 3)] string Reason,
        [property: StringLength(HoldRule.LongestPhrase, MinimumLength = 3)] string? Phrase = null,
        [property: Range(0, 100)] int? MostLinks = null);

    /// <param name="Until">First day on which it no longer holds anything.</param>
    public sealed record View(Guid Id, long Version, Ground Ground, string Reason, string? Phrase, int? MostLinks, DateOnly Since, DateOnly? Until)
    {
        internal static View Of(HoldRule one) => new(one.Id, one.Version, one.Ground, one.Reason, one.Phrase, one.MostLinks, one.Since, one.Until);
    }

    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder v1)
    {
        var rules = v1.MapGroup("/hold-rules").WithTags("moderation");
        rules.MapPost("/", Handle).WithName(nameof(SetHoldRule)).WithSummary("Hold opinions of a kind on arrival")
            .Needs(ModerationModule.Moderate).Answers<View>(201).Refuses(422);
        rules.MapPost("/{id:guid}/endings", End).WithName("EndHoldRule").WithSummary("Hold nothing more by a rule")
            .Needs(ModerationModule.Moderate).Answers<View>().Refuses(404, 409);
        rules.MapGet("/", List).WithName("GetHoldRules").WithSummary("Rules that hold opinions, newest first").AllowAnonymous().Answers<Page<View>>();
    }

    internal static async Task<IResult> Handle(Request request, FeedbackDbContext db, EventLog log, TimeProvider clock, CancellationToken ct)
    {
        if (HoldRule.Set(request, clock.Today(), out var rule).Refused(out var refusal, out var set))
            return refusal;
        db.Add(rule);
        log.Append(rule, set, Readers.Public());
        return await log.Save(Answer.Created($"/v1/hold-rules#{rule.Id}", View.Of(rule), rule.Version), ct);
    }

    internal static async Task<IResult> End(Guid id, IfMatch ifMatch, FeedbackDbContext db, EventLog log, TimeProvider clock, CancellationToken ct)
    {
        if (await db.HoldRules.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } rule)
            return FeedbackProblems.HoldNotFound.ToRefusal();
        if (ifMatch.Stale(rule, out var stale))
            return stale;
        if (rule.End(clock.Today()).Refused(out var refusal, out var ended))
            return refusal;
        log.Append(rule, ended, Readers.Public());
        return await log.Save(Answer.Ok(View.Of(rule), rule.Version), ct);
    }

    internal static async Task<IResult> List([AsParameters] Paging paging, FeedbackDbContext db, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var found = await db.HoldRules.AsNoTracking().Where(one => after == null || one.Id < after.Id)
            .OrderByDescending(one => one.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(View.Of)], one => new After(one.Id)));
    }
}
