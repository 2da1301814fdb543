using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Dialogues;

/// <summary>The ledger of promises, for everybody.</summary>
internal static class GetPromises
{
    /// <param name="UnitId">Only promises that this unit must keep.</param>
    /// <param name="DialogueId">Only promises of this dialogue.</param>
    /// <param name="DueBefore">Only promises whose last day lies before this one.</param>
    public sealed record Query(Guid? UnitId, Guid? DialogueId, [property: PlausibleDate] DateOnly? DueBefore);

    private sealed record After(DateOnly DueOn, Guid Id);

    internal static void MapPromises(this RouteGroupBuilder v1) => v1.MapGet("/promises", Handle)
        .WithName(nameof(GetPromises)).WithTags("dialogues").WithSummary("Promises, earliest due day first")
        .AllowAnonymous().Answers<Page<PromiseView>>();

    internal static async Task<IResult> Handle([AsParameters] Query query, [AsParameters] Paging paging, FeedbackDbContext db, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var promises = db.Promises.AsNoTracking();
        if (query.UnitId is { } unit)
            promises = promises.Where(one => one.UnitId == unit);
        if (query.DialogueId is { } dialogue)
            promises = promises.Where(one => one.DialogueId == dialogue);
        if (query.DueBefore is { } day)
            promises = promises.Where(one => one.DueOn < day);
        if (after is not null)
            promises = promises.Where(one => one.DueOn > after.DueOn || one.DueOn == after.DueOn && one.Id > after.Id);
        var found = await promises.OrderBy(one => one.DueOn).ThenBy(one => one.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(PromiseView.Of)], one => new After(one.DueOn, one.Id)));
    }
}

/// <param name="UnitId">The unit that must keep it.</param>
/// <param name="Maker">The office that promised.</param>
/// <param name="DueOn">The last day for keeping it.</param>
public sealed record PromiseView(
    Guid Id, Guid DialogueId, Guid? QuestionId, Guid UnitId, string Maker, string Words, DateOnly MadeOn, DateOnly DueOn)
{
    internal static PromiseView Of(Promise one) => new(
        one.Id, one.DialogueId, one.QuestionId, one.UnitId, one.Maker, one.Words, one.MadeOn, one.DueOn);
}
