using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.Feedback.Opinions;
using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Voices;

/// <summary>A resident confirms or contests the result of a model that works where the resident lives.</summary>
internal static class SendVoice
{
    /// <param name="Verdict">Whether the published result is true.</param>
    /// <param name="Text">What was seen; needed to contest.</param>
    /// <param name="UnitId">The unit in which it is said; the caller's own unless given, and inside its subtree.</param>
    public sealed record Request(
        [property: Required] Verdict? Verdict,
        [property: Required] Channel? Channel,
        [property: StringLength(Voice.LongestText, MinimumLength = 1)] string? Text = null,
        Guid? UnitId = null);

    public sealed record Response(Guid Id, DateOnly VoicedOn);

    internal static void Map(RouteGroupBuilder voices) => voices.MapPost("/", Handle)
        .WithName(nameof(SendVoice)).WithSummary("Confirm or contest the result of a model")
        .Needs("feedback.write").Answers<Response>(201).Refuses(404, 422);

    internal static async Task<IResult> Handle(
        Guid modelId, Request request, FeedbackDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        if (await db.FindAsync<KnownModel>([modelId], ct) is not { } model)
            return FeedbackProblems.ModelNotFound.ToRefusal();
        if ((request.UnitId ?? units.Resolve(caller.Unit)) is not { } unitId || units.Find(unitId, today) is null)
            return FeedbackProblems.UnitNotFound.ToRefusal();
        if (caller.IsOutside(units, unitId, today, out var outside))
            return outside;
        // A model of a merged commune is spoken about in the commune that took it in.
        if (!units.Covers(model.UnitId, unitId, today) && !units.Covers(unitId, model.UnitId, today))
            return FeedbackProblems.VoiceFromElsewhere.ToRefusal();
        if (Voice.Hear(model, request, unitId, today, out var voice).Refused(out var refusal, out var heard))
            return refusal;
        db.Add(voice);
        log.Append(voice, heard, Readers.Within(model.UnitId));
        return await log.Save(Answer.Created($"/v1/models/{modelId}/voices", new Response(voice.Id, today)), ct);
    }
}
