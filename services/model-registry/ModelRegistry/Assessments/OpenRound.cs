using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Assessments;

/// <summary>A committee opens a round. Who is in conflict with one model may still assess the others.</summary>
internal static class OpenRound
{
    /// <param name="UnitId">The unit whose committee holds the round.</param>
    /// <param name="IsBlind">Assessors see neither the place nor its names; for the provincial round.</param>
    /// <param name="ModelIds">What is assessed, in the order of its numbers.</param>
    /// <param name="Assessors">Who is asked; at least three.</param>
    public sealed record Request(
        Guid UnitId,
        [property: Required, StringLength(300, MinimumLength = 5)] string Title,
        bool IsBlind,
        [property: Required, MinLength(1), MaxLength(500)] IReadOnlyList<Guid> ModelIds,
        [property: Required, MinLength(Round.FewestAssessors), MaxLength(50)] IReadOnlyList<Assessor> Assessors);

    /// <param name="Conflicts">Who will not be let score what.</param>
    public sealed record Response(
        Guid Id, long Version, Guid UnitId, string Title, bool IsBlind, int Models, IReadOnlyList<CheckConflicts.Conflict> Conflicts);

    internal static void Map(RouteGroupBuilder rounds) => rounds.MapPost("/", Handle)
        .WithName(nameof(OpenRound)).WithSummary("Open a round of assessment")
        .Needs("models.assess").Answers<Response>(201).Refuses(404);

    private static async Task<IResult> Handle(
        Request request, RegistryDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        if (caller.IsOutside(units, request.UnitId, today, out var outside))
            return outside;
        var models = await db.Models.AsNoTracking().Where(model => request.ModelIds.Contains(model.Id)).ToListAsync(ct);
        if (models.Count != request.ModelIds.Distinct().Count() || models.Exists(model => caller.IsOutside(units, model.UnitId, today, out _)))
            return RegistryProblems.ModelNotFound.ToRefusal();
        var (round, opened) = Round.Open(request.UnitId, request.Title, request.IsBlind, request.ModelIds, request.Assessors);
        var conflicts = await Conflicts.Of(models, db, units, today, ct);
        db.Add(round);
        log.Append(round, opened, Readers.Within(round.UnitId));
        return await log.Save(Answer.Created($"/v1/assessment-rounds/{round.Id}", new Response(
            round.Id, round.Version, round.UnitId, round.Title, round.IsBlind, round.ModelIds.Length,
            CheckConflicts.Found(conflicts, round.Assessors, round.ModelIds)), round.Version), ct);
    }
}
