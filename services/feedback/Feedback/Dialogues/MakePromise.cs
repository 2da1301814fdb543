using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Dialogues;

/// <summary>What was promised is written down with who must keep it and by when; the committee service follows it up.</summary>
internal static class MakePromise
{
    /// <param name="Maker">The office that promised.</param>
    /// <param name="Words">What was promised, as it was said.</param>
    /// <param name="DueOn">The last day for keeping it.</param>
    /// <param name="UnitId">The unit that must keep it; the one that conducts the dialogue unless given, or one below it.</param>
    /// <param name="QuestionId">The question that it answers.</param>
    public sealed record Request(
        [property: Required, StringLength(Question.LongestOffice, MinimumLength = 1)] string Maker,
        [property: Required, StringLength(Promise.LongestWords, MinimumLength = 1)] string Words,
        DateOnly DueOn,
        Guid? UnitId = null,
        Guid? QuestionId = null);

    internal static void Map(RouteGroupBuilder dialogues) => dialogues.MapPost("/{id:guid}/promises", Handle)
        .WithName(nameof(MakePromise)).WithSummary("Write down a promise")
        .Needs("feedback.write").Answers<PromiseView>(201).Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Guid id, Request request, DialogueDesk desk, FeedbackDbContext db, EventLog log, UnitTree units, CancellationToken ct)
    {
        if ((await desk.Conducted(id, ct)).Refused(out var refusal, out var dialogue))
            return refusal;
        if (request.UnitId is { } unit && !units.Covers(dialogue.UnitId, unit, dialogue.HeldOn))
            return FeedbackProblems.UnitNotFound.ToRefusal();
        if (request.QuestionId is { } asked && !await db.Questions.AnyAsync(one => one.Id == asked && one.DialogueId == id, ct))
            return FeedbackProblems.QuestionNotFound.ToRefusal();
        if (Promise.Make(dialogue, request, out var promise).Refused(out refusal, out var made))
            return refusal;
        db.Add(promise);
        log.Append(promise, made, Readers.Public(promise.UnitId));
        return await log.Save(Answer.Created($"/v1/promises?dialogueId={id}", PromiseView.Of(promise), promise.Version), ct);
    }
}
