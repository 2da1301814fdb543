using DanVan.ServiceDefaults;

namespace DanVan.Feedback.Dialogues;

/// <summary>The session begins: questions are answered live.</summary>
internal static class StartDialogue
{
    internal static void Map(RouteGroupBuilder dialogues) => dialogues.MapPost("/{id:guid}/starts", Handle)
        .WithName(nameof(StartDialogue)).WithSummary("Begin the session of a dialogue")
        .Needs("feedback.write").Answers<DialogueView>().Refuses(404, 409);

    internal static async Task<IResult> Handle(Guid id, IfMatch ifMatch, DialogueDesk desk, EventLog log, TimeProvider clock, CancellationToken ct)
    {
        if ((await desk.Conducted(id, ct)).Refused(out var refusal, out var dialogue) || ifMatch.Stale(dialogue, out refusal))
            return refusal;
        if (dialogue.Start(clock.Today()).Refused(out refusal, out var started))
            return refusal;
        log.Append(dialogue, started, Readers.Public(dialogue.UnitId));
        return await log.Save(Answer.Ok(DialogueView.Of(dialogue), dialogue.Version), ct);
    }
}
