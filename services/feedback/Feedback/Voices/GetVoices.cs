using DanVan.Committee.Units;
using DanVan.Feedback.Opinions;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Voices;

/// <summary>What was said about a model, for its unit and those above: whoever checks must read the words. Figures are shown by the registry.</summary>
internal static class GetVoices
{
    /// <param name="UnitId">The unit in which it was said.</param>
    public sealed record View(Guid Id, Guid UnitId, Verdict Verdict, string? Text, Channel Channel, DateOnly VoicedOn);

    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder voices) => voices.MapGet("/", Handle)
        .WithName(nameof(GetVoices)).WithSummary("Voices about a model, newest first")
        .Needs("feedback.read").Answers<Page<View>>().Refuses(404);

    internal static async Task<IResult> Handle(
        Guid modelId, [AsParameters] Paging paging, FeedbackDbContext db, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        if (await db.FindAsync<KnownModel>([modelId], ct) is not { } model)
            return FeedbackProblems.ModelNotFound.ToRefusal();
        if (caller.IsOutside(units, model.UnitId, clock.Today(), out var outside))
            return outside;
        var found = await db.Set<Voice>().AsNoTracking().Where(one => one.ModelId == modelId && (after == null || one.Id < after.Id))
            .OrderByDescending(one => one.Id).Take(paging.Size + 1)
            .Select(one => new View(one.Id, one.UnitId, one.Verdict, one.Text, one.Channel, one.VoicedOn)).ToListAsync(ct);
        return TypedResults.Ok(paging.Of(found, one => new After(one.Id)));
    }
}
