using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Dialogues;

/// <summary>The session is over. Questions that are still open stay visible as such.</summary>
internal static class EndDialogue
{
    internal static void Map(RouteGroupBuilder dialogues) => dialogues.MapPost("/{id:guid}/endings", Handle)
        .WithName(nameof(EndDialogue)).WithSummary("End the session of a dialogue")
        .Needs("feedback.write").Answers<DialogueView>().Refuses(404, 409);

    internal static async Task<IResult> Handle(Guid id, IfMatch ifMatch, DialogueDesk desk, EventLog log, TimeProvider clock, CancellationToken ct)
    {
        if ((await desk.Conducted(id, ct)).Refused(out var refusal, out var dialogue) || ifMatch.Stale(dialogue, out refusal))
            return refusal;
        if (dialogue.End(clock.Today()).Refused(out refusal, out var ended))
            return refusal;
        log.Append(dialogue, ended, Readers.Public(dialogue.UnitId));
        return await log.Save(Answer.Ok(DialogueView.Of(dialogue), dialogue.Version), ct);
    }
}
