using System.ComponentModel.DataAnnotations;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Dialogues;

/// <summary>An official answers; question and answer become public.</summary>
internal static class AnswerQuestion
{
    /// <param name="Office">The office that speaks: "Chủ tịch Ủy ban nhân dân phường".</param>
    public sealed record Request(
        [property: Required, StringLength(Question.LongestAnswer, MinimumLength = 1)] string Text,
        [property: Required, StringLength(Question.LongestOffice, MinimumLength = 1)] string Office);

    internal static void Map(RouteGroupBuilder dialogues) => dialogues.MapPost("/{id:guid}/questions/{questionId:guid}/answers", Handle)
        .WithName(nameof(AnswerQuestion)).WithSummary("Answer a question")
        .Needs("feedback.write").Answers<QuestionView>().Refuses(404, 409);

    internal static async Task<IResult> Handle(
        Guid id, Guid questionId, Request request, IfMatch ifMatch, DialogueDesk desk, FeedbackDbContext db, EventLog log, TimeProvider clock,
        CancellationToken ct)
    {
        if ((await desk.Conducted(id, ct)).Refused(out var refusal, out var dialogue))
            return refusal;
        if (await db.Questions.SingleOrDefaultAsync(one => one.Id == questionId && one.DialogueId == id, ct) is not { } question)
            return FeedbackProblems.QuestionNotFound.ToRefusal();
        if (ifMatch.Stale(question, out var stale))
            return stale;
        if (question.AnswerWith(dialogue, request.Text, request.Office, clock.Today()).Refused(out refusal, out var answered))
            return refusal;
        log.Append(question, answered, Readers.Public(dialogue.UnitId));
        return await log.Save(Answer.Ok(QuestionView.Of(question), question.Version), ct);
    }
}
