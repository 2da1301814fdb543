using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Dialogues;

/// <summary>A unit announces a dialogue; from now on the people may send their questions.</summary>
internal static class AnnounceDialogue
{
    /// <param name="UnitId">The unit whose head answers.</param>
    /// <param name="HeldOn">The day of the session.</param>
    public sealed record Request(
        Guid UnitId,
        [property: Required, StringLength(Dialogue.LongestTitle, MinimumLength = 3)] string Title,
        [property: Required, StringLength(Dialogue.LongestPlace, MinimumLength = 1)] string Place,
        DateOnly HeldOn);

    internal static void Map(RouteGroupBuilder dialogues) => dialogues.MapPost("/", Handle)
        .WithName(nameof(AnnounceDialogue)).WithSummary("Announce a dialogue with the people")
        .Needs("feedback.write").Answers<DialogueView>(201).Refuses(409, 422);

    internal static async Task<IResult> Handle(
        Request request, FeedbackDbContext db, EventLog log, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (units.Find(request.UnitId, request.HeldOn) is null)
            return FeedbackProblems.UnitNotFound.ToRefusal();
        if (caller.IsOutside(units, request.UnitId, request.HeldOn, out var outside))
            return outside;
        var (dialogue, announced) = Dialogue.Announce(request);
        db.Add(dialogue);
        log.Append(dialogue, announced, Readers.Public(dialogue.UnitId));
        return await log.Save(
            Answer.Created($"/v1/dialogues/{dialogue.Id}", DialogueView.Of(dialogue), dialogue.Version), ct,
            (Dialogue.OneTitlePerUnitAndDay, FeedbackProblems.DialogueTaken));
    }
}
