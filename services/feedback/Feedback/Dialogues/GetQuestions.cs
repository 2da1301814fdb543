using DanVan.Committee.Units;
using DanVan.Feedback.Opinions;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Feedback.Dialogues;

/// <summary>Questions and answers: those that are answered for everybody, all of them for the unit that answers and those above it.</summary>
internal static class GetQuestions
{
    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder dialogues) => dialogues.MapGet("/{id:guid}/questions", Handle)
        .WithName(nameof(GetQuestions)).WithSummary("Questions of a dialogue with their answers, oldest first")
        .AllowAnonymous().Answers<Page<QuestionView>>().Refuses(404);

    internal static async Task<IResult> Handle(
        Guid id, [AsParameters] Paging paging, FeedbackDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        if (await db.Dialogues.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct) is not { } dialogue)
            return FeedbackProblems.DialogueNotFound.ToRefusal();
        var questions = db.Questions.AsNoTracking().Where(one => one.DialogueId == id);
        if (!caller.Has("feedback.read") || caller.IsOutside(units, dialogue.UnitId, dialogue.HeldOn, out _))
            questions = questions.Where(one => one.AnsweredOn != null);
        if (after is not null)
            questions = questions.Where(one => one.Id > after.Id);
        var found = await questions.OrderBy(one => one.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(QuestionView.Of)], one => new After(one.Id)));
    }
}

/// <param name="UnitId">The unit in which it was asked.</param>
/// <param name="Live">False when it was asked before the session.</param>
/// <param name="AnsweredBy">The office that answered.</param>
public sealed record QuestionView(
    Guid Id, long Version, Guid UnitId, string Text, Channel Channel, bool Live, DateOnly AskedOn,
    string? Answer, string? AnsweredBy, DateOnly? AnsweredOn)
{
    internal static QuestionView Of(Question one) => new(
        one.Id, one.Version, one.UnitId, one.Text, one.Channel, one.Live, one.AskedOn, one.Answer, one.AnsweredBy, one.AnsweredOn);
}
