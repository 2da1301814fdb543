using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Dialogues;

/// <summary>Dialogues, announced and past.</summary>
internal static class GetDialogues
{
    /// <param name="UnitId">Only dialogues of this unit.</param>
    public sealed record Query(Guid? UnitId);

    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder dialogues) => dialogues.MapGet("/", Handle)
        .WithName(nameof(GetDialogues)).WithSummary("Dialogues, newest announcement first").AllowAnonymous().Answers<Page<DialogueView>>();

    internal static async Task<IResult> Handle([AsParameters] Query query, [AsParameters] Paging paging, FeedbackDbContext db, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var dialogues = db.Dialogues.AsNoTracking();
        if (query.UnitId is { } unit)
            dialogues = dialogues.Where(one => one.UnitId == unit);
        if (after is not null)
            dialogues = dialogues.Where(one => one.Id < after.Id);
        var found = await dialogues.OrderByDescending(one => one.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(DialogueView.Of)], one => new After(one.Id)));
    }
}
