using DanVan.Committee.Contracts.V1;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DanVan.ModelRegistry.Lineage;

/// <summary>Places of today that resemble those where the model worked more than those where it failed: kind, residents, density.</summary>
internal static class SuggestPlaces
{
    private const int Most = 20;

    /// <param name="Because">The place where it worked that this one resembles most.</param>
    /// <param name="Likeness">0 to 1.</param>
    public sealed record Suggestion(Guid UnitId, string Name, Guid Because, double Likeness);

    public sealed record Response(Guid ModelId, IReadOnlyList<Suggestion> Places);

    internal static void Map(RouteGroupBuilder models) => models.MapGet("/{id:guid}/suggested-places", Handle)
        .WithName(nameof(SuggestPlaces)).WithSummary("Places that resemble those where the model worked").AllowAnonymous().Answers<Response>().Refuses(404);

    internal static async Task<IResult> Handle(
        Guid id, RegistryDbContext db, NpgsqlDataSource database, UnitTree units, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var model = await db.Models.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct);
        if (model is null || !model.IsPublic && caller.IsOutside(units, model.UnitId, model.RegisteredOn, out _))
            return RegistryProblems.ModelNotFound.ToRefusal();
        var replicas = await GetSpread.Replicas(database, id, ct);
        var today = clock.Today();
        var worked = Today(units, replicas.Where(one => one.Outcome == "works").Select(one => one.UnitId).Append(model.UnitId), model.RegisteredOn, today);
        var failed = Today(units, replicas.Where(one => one.Outcome == "failed").Select(one => one.UnitId), model.RegisteredOn, today);
        var taken = Today(units, replicas.Select(one => one.UnitId).Append(model.UnitId), model.RegisteredOn, today).Select(unit => unit.UnitId).ToHashSet();
        return TypedResults.Ok(new Response(id, Suggest(units, worked, failed, taken, today)));
    }

    private static List<Suggestion> Suggest(
        UnitTree units, IReadOnlyList<UnitVersion> worked, IReadOnlyList<UnitVersion> failed, HashSet<Guid> taken, DateOnly today) =>
        [.. units.At(today)
            .Where(unit => UnitKinds.Tier(unit.Kind) == 3 && !taken.Contains(unit.UnitId))
            .Select(unit => (Unit: unit, Nearest: worked.Select(one => (one.UnitId, Likeness: Alike(unit, one))).MaxBy(one => one.Likeness)))
            .Where(one => one.Nearest.Likeness > 0 && failed.All(bad => Alike(one.Unit, bad) < one.Nearest.Likeness))
            .OrderByDescending(one => one.Nearest.Likeness).ThenBy(one => one.Unit.Code, StringComparer.Ordinal).Take(Most)
            .Select(one => new Suggestion(one.Unit.UnitId, one.Unit.Name, one.Nearest.UnitId, Math.Round(one.Nearest.Likeness, 3)))];

    /// <summary>Orders of magnitude count, not residents: 2,939 and 3,500 are alike, 2,939 and 141,477 are not.</summary>
    private static double Alike(UnitVersion a, UnitVersion b)
    {
        if (a.Measures?.Population is not > 0 || b.Measures?.Population is not > 0)
            return a.Kind == b.Kind ? 0.3 : 0.1;
        var distance = Gap(a.Measures.Population, b.Measures.Population) + Gap(Density(a), Density(b)) + (a.Kind == b.Kind ? 0 : 1);
        return 1 / (1 + distance);
    }

    private static double Gap(double? a, double? b) => a > 0 && b > 0 ? Math.Abs(Math.Log(a.Value / b.Value)) : 1;

    private static double? Density(UnitVersion unit) => unit.Measures is { Population: { } people, AreaKm2: { } area and > 0 } ? (double)(people / area) : null;

    private static List<UnitVersion> Today(UnitTree units, IEnumerable<Guid> ids, DateOnly from, DateOnly today) =>
        [.. ids.Distinct().SelectMany(id => units.Find(id, today) is { } lives ? [lives] : units.Successors(id, from, today)
            .Select(part => units.Find(part.UnitId, today)).OfType<UnitVersion>()).Distinct()];
}
