using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Duplicates;

/// <summary>Models that may be the same work under another name, in this year or another, for a person to decide.</summary>
internal static class FindLookAlikes
{
    private const int Candidates = 200;

    /// <param name="Score">0 to 1; from 0.6 on a pair is shown.</param>
    /// <param name="IsSame">What a person decided; null while nobody has.</param>
    public sealed record Pair(Guid ModelId, string Title, Guid UnitId, DateOnly RegisteredOn, double Score, bool SamePlace, bool? IsSame, string? Reason);

    /// <param name="OtherId">The model that looks alike.</param>
    /// <param name="IsSame">The same work under two names.</param>
    public sealed record Decision(Guid OtherId, bool IsSame, [property: Required, StringLength(1000, MinimumLength = 10)] string Reason);

    internal static void Map(RouteGroupBuilder v1)
    {
        var models = v1.MapGroup("/models").WithTags("duplicates");
        models.MapGet("/{id:guid}/look-alikes", Find).WithName(nameof(FindLookAlikes)).WithSummary("Models that may be the same work")
            .Needs("models.read").Answers<IReadOnlyList<Pair>>().Refuses(404);
        models.MapPost("/{id:guid}/look-alikes", Decide).WithName("DecideLookAlike").WithSummary("Decide whether two models are the same work")
            .Needs("models.assess").Answers<Pair>(201).Refuses(404, 409);
    }

    private static async Task<IResult> Find(Guid id, RegistryDbContext db, UnitTree units, Caller caller, CancellationToken ct)
    {
        var model = await db.Models.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct);
        if (model is null || caller.IsOutside(units, model.UnitId, model.RegisteredOn, out _))
            return RegistryProblems.ModelNotFound.ToRefusal();
        // The trigram index proposes, the words decide.
        var alike = await db.Models.FromSql($"""
            select * from model where folded_title % {model.FoldedTitle} and id <> {id}
            union
            select * from (select * from model where unit_id = {model.UnitId} and id <> {id} order by id desc limit {Candidates}) near
            """).AsNoTracking().ToListAsync(ct);
        var decided = await db.DuplicatePairs.AsNoTracking().Where(pair => pair.FirstId == id || pair.SecondId == id).ToListAsync(ct);
        return TypedResults.Ok(alike
            .Where(other => other.IsPublic || !caller.IsOutside(units, other.UnitId, other.RegisteredOn, out _))
            .Select(other => Compare(units, model, other, decided.Find(pair => pair.FirstId == other.Id || pair.SecondId == other.Id)))
            .Where(pair => pair.Score >= LookAlike.Shown || pair.IsSame is not null)
            .OrderByDescending(pair => pair.Score).Take(50).ToList());
    }

    private static async Task<IResult> Decide(
        Guid id, Decision request, RegistryDbContext db, EventLog log, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var both = await db.Models.AsNoTracking().Where(one => one.Id == id || one.Id == request.OtherId).ToListAsync(ct);
        if (both.Count != 2 || both.Exists(one => caller.IsOutside(units, one.UnitId, clock.Today(), out _)))
            return RegistryProblems.ModelNotFound.ToRefusal();
        var (pair, decided) = DuplicatePair.Decide(id, request.OtherId, request.IsSame, request.Reason);
        db.Add(pair);
        log.Append(pair, decided, Readers.Within(both[0].UnitId));
        var (model, other) = (both.Single(one => one.Id == id), both.Single(one => one.Id == request.OtherId));
        return await log.Save(
            Answer.Created($"/v1/models/{id}/look-alikes", Compare(units, model, other, pair)), ct, (DuplicatePair.DecidedOnce, RegistryProblems.PairDecided));
    }

    private static Pair Compare(UnitTree units, Model model, Model other, DuplicatePair? decided)
    {
        var same = SamePlace(units, model, other);
        return new(other.Id, other.Title, other.UnitId, other.RegisteredOn, Math.Round(LookAlike.Score(model.Title, other.Title, same), 3), same,
            decided?.IsSame, decided?.Reason);
    }

    /// <summary>The same unit, or units that became one.</summary>
    private static bool SamePlace(UnitTree units, Model model, Model other) =>
        model.UnitId == other.UnitId
        || units.Successors(model.UnitId, other.RegisteredOn).Any(part => part.UnitId == other.UnitId)
        || units.Successors(other.UnitId, model.RegisteredOn).Any(part => part.UnitId == model.UnitId);
}
