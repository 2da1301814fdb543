using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ModelRegistry.Criteria;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Assessments;

/// <summary>An assessor scores each criterion with a reason; scoring again adds a sheet, it never changes one.</summary>
internal static class ScoreModel
{
    /// <param name="Number">The model's number in the round.</param>
    /// <param name="Scores">One for each criterion by which the model is judged.</param>
    public sealed record Request(
        [property: Range(1, 500)] int Number,
        [property: Required, MinLength(1), MaxLength(200)] IReadOnlyList<CriterionScore> Scores);

    public sealed record Response(Guid Id, int Number, decimal Total, DateTimeOffset ScoredAt);

    internal static void Map(RouteGroupBuilder rounds) => rounds.MapPost("/{id:guid}/scores", Handle)
        .WithName(nameof(ScoreModel)).WithSummary("Score a model, each criterion with a reason")
        .Needs("models.assess").Answers<Response>(201).Refuses(404, 409, 422);

    private static async Task<IResult> Handle(
        Guid id, Request request, RegistryDbContext db, EventLog log, CriteriaBook book, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct);
        // Who was not asked is not told of the round.
        if (round?.AssessorOf(caller) is not { } assessor)
            return RegistryProblems.RoundNotFound.ToRefusal();
        if (round.Numbered(request.Number) is not { } modelId)
            return RegistryProblems.ModelNotFound.ToRefusal();
        var model = await db.Models.AsNoTracking().SingleAsync(one => one.Id == modelId, ct);
        var criteria = await book.At(model.UnitId, model.Field, model.RegisteredOn, ct);
        var conflicts = await Conflicts.Of([model], db, units, clock.Today(), ct);
        if (round.Score(request.Number, assessor, request.Scores, criteria, conflicts.Between(assessor, modelId), clock.GetUtcNow()).Refused(out var refusal, out var scored))
            return refusal;
        db.Add(scored.Sheet);
        log.Append(scored.Sheet, scored.Event, Readers.Within(round.UnitId));
        var answer = new Response(scored.Sheet.Id, request.Number, scored.Sheet.Total, scored.Sheet.ScoredAt);
        return await log.Save(Answer.Created($"/v1/assessment-rounds/{id}/sheets", answer), ct, (ScoreSheet.WhileOpen, RegistryProblems.RoundClosed));
    }
}
