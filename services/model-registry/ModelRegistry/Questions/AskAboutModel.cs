using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Questions;

/// <summary>A unit asks how a public model is done, its unit answers, and everybody who comes later reads both.</summary>
internal static class AskAboutModel
{
    public sealed record Request([property: Required, StringLength(Question.LongestText, MinimumLength = 10)] string Text);

    public sealed record Answering([property: Required, StringLength(Question.LongestText, MinimumLength = 3)] string Text);

    /// <param name="Answer">Absent until the model's unit has answered.</param>
    public sealed record View(Guid Id, long Version, Guid ModelId, Guid AskingUnitId, string Text, DateOnly AskedOn, string? Answer, DateOnly? AnsweredOn)
    {
        internal static View Of(Question one) => new(one.Id, one.Version, one.ModelId, one.AskingUnitId, one.Text, one.AskedOn, one.Answer, one.AnsweredOn);
    }

    private sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder v1)
    {
        var questions = v1.MapGroup("/models/{id:guid}/questions").WithTags("spread");
        questions.MapPost("/", Ask).WithName(nameof(AskAboutModel)).WithSummary("Ask how a model is done").Needs("models.read").Answers<View>(201).Refuses(404, 422);
        questions.MapGet("/", List).WithName("GetModelQuestions").WithSummary("Questions about a model, oldest first").AllowAnonymous().Answers<Page<View>>().Refuses(404);
        v1.MapPost("/questions/{id:guid}/answers", Answered).WithName("AnswerModelQuestion").WithTags("spread").WithSummary("Answer a question about a model")
            .Needs("models.write").Answers<View>(201).Refuses(404, 409, 412, 428);
    }

    internal static async Task<IResult> Ask(
        Guid id, Request request, RegistryDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Models.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct) is not { IsPublic: true } model)
            return RegistryProblems.ModelNotFound.ToRefusal();
        if (units.Resolve(caller.Unit) is not { } asking)
            return RegistryProblems.UnitNotFound.ToRefusal();
        var (question, asked) = Question.Ask(model, asking, request.Text, clock.Today());
        db.Add(question);
        log.Append(question, asked, Readers.Public(model.UnitId));
        return await log.Save(Answer.Created($"/v1/models/{id}/questions", View.Of(question), question.Version), ct);
    }

    internal static async Task<IResult> Answered(
        Guid id, Answering request, IfMatch ifMatch, RegistryDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Questions.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } question)
            return RegistryProblems.QuestionNotFound.ToRefusal();
        var model = await db.Models.AsNoTracking().SingleAsync(one => one.Id == question.ModelId, ct);
        if (caller.IsOutside(units, model.UnitId, clock.Today(), out var refusal) || ifMatch.Stale(question, out refusal))
            return refusal;
        if (question.Reply(model, request.Text, clock.Today()).Refused(out refusal, out var answered))
            return refusal;
        log.Append(question, answered, Readers.Public(model.UnitId));
        return await log.Save(Answer.Created($"/v1/models/{model.Id}/questions", View.Of(question), question.Version), ct);
    }

    internal static async Task<IResult> List(Guid id, [AsParameters] Paging paging, RegistryDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        if (await db.Models.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct) is not { } model || model.IsHiddenFrom(caller, units))
            return RegistryProblems.ModelNotFound.ToRefusal();
        var found = await db.Questions.AsNoTracking().Where(one => one.ModelId == id && (after == null || one.Id > after.Id))
            .OrderBy(one => one.Id).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(View.Of)], one => new After(one.Id)));
    }
}
