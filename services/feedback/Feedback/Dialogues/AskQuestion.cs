using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.Feedback.Opinions;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Dialogues;

/// <summary>Somebody asks a question, before the session or in it.</summary>
internal static class AskQuestion
{
    /// <param name="Text">The question; it becomes public with its answer.</param>
    /// <param name="UnitId">The unit in which it is asked; the caller's own unless given, and inside its subtree.</param>
    public sealed record Request(
        [property: Required, StringLength(Question.LongestText, MinimumLength = 1)] string Text,
        [property: Required] Channel? Channel,
        Guid? UnitId = null);

    internal static void Map(RouteGroupBuilder dialogues) => dialogues.MapPost("/{id:guid}/questions", Handle)
        .WithName(nameof(AskQuestion)).WithSummary("Ask a question, before the session or in it")
        .Needs("feedback.write").Answers<QuestionView>(201).Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Guid id, Request request, FeedbackDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        if (await db.Dialogues.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct) is not { } dialogue)
            return FeedbackProblems.DialogueNotFound.ToRefusal();
        if ((request.UnitId ?? units.Resolve(caller.Unit)) is not { } unitId || units.Find(unitId, today) is null)
            return FeedbackProblems.UnitNotFound.ToRefusal();
        if (caller.IsOutside(units, unitId, today, out var outside))
            return outside;
        if (Question.Ask(dialogue, request, unitId, today, out var question).Refused(out var refusal, out var asked))
            return refusal;
        db.Add(question);
        log.Append(question, asked, Readers.Within(dialogue.UnitId));
        return await log.Save(
            Answer.Created($"/v1/dialogues/{id}/questions", QuestionView.Of(question), question.Version), ct,
            (Question.OnlyUntilTheEnd, FeedbackProblems.DialogueState));
    }
}
