using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Assessments;

/// <summary>Which of these people must not assess which of these models: asked before anybody is asked.</summary>
internal static class CheckConflicts
{
    public sealed record Request(
        [property: Required, MinLength(1), MaxLength(50)] IReadOnlyList<Assessor> Assessors,
        [property: Required, MinLength(1), MaxLength(500)] IReadOnlyList<Guid> ModelIds);

    public sealed record Conflict(string Client, Guid ModelId, IReadOnlyList<ConflictGround> Grounds);

    internal static void Map(RouteGroupBuilder rounds) => rounds.MapPost("/conflict-checks", Handle)
        .WithName(nameof(CheckConflicts)).WithSummary("Conflicts of interest, before anybody is asked")
        .Needs("models.assess").Answers<IReadOnlyList<Conflict>>();

    private static async Task<IResult> Handle(
        Request request, RegistryDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        var models = await db.Models.AsNoTracking().Where(model => request.ModelIds.Contains(model.Id)).ToListAsync(ct);
        models.RemoveAll(model => caller.IsOutside(units, model.UnitId, today, out _));
        var conflicts = await Conflicts.Of(models, db, units, today, ct);
        return await log.Save(Answer.Ok(Found(conflicts, request.Assessors, models.Select(model => model.Id))), ct);
    }

    internal static IReadOnlyList<Conflict> Found(Conflicts conflicts, IReadOnlyList<Assessor> assessors, IEnumerable<Guid> models) =>
        [.. from model in models
            from assessor in assessors
            let grounds = conflicts.Between(assessor, model)
            where grounds.Count > 0
            select new Conflict(assessor.Client, model, grounds)];
}
