using DanVan.Committee.Units;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Criteria;

/// <summary>A criterion as it applies to a model, and the version that brought it.</summary>
public sealed record AppliedCriterion(Criterion Criterion, Guid CriteriaSetId, Guid UnitId, bool IsLocal);

/// <summary>Which criteria hold for a place, a field and a day: those of the units above first, each adapted by the ones below.</summary>
internal sealed class CriteriaBook(RegistryDbContext db, UnitTree units)
{
    public async Task<IReadOnlyList<AppliedCriterion>> At(Guid unitId, string? field, DateOnly day, CancellationToken ct)
    {
        var chain = units.Ancestors(unitId, day).Select(one => one.UnitId).Reverse().Append(unitId).ToList();
        var sets = await db.CriteriaSets.AsNoTracking()
            .Where(set => chain.Contains(set.UnitId) && set.ValidFrom <= day && (set.ValidTo == null || set.ValidTo > day)
                && (set.Field == null || set.Field == field))
            .ToListAsync(ct);
        return Compose(sets.OrderBy(set => chain.IndexOf(set.UnitId)).ThenBy(set => set.Field is not null), unitId);
    }

    /// <summary>What holds above a set that is about to be published: the same chain without the set's own place in it.</summary>
    public async Task<IReadOnlyList<Criterion>> Above(Guid unitId, string? field, DateOnly day, CancellationToken ct)
    {
        var chain = units.Ancestors(unitId, day).Select(one => one.UnitId).Reverse().Append(unitId).ToList();
        var sets = await db.CriteriaSets.AsNoTracking()
            .Where(set => chain.Contains(set.UnitId) && set.ValidFrom <= day && (set.ValidTo == null || set.ValidTo > day)
                && (set.Field == null || set.Field == field) && !(set.UnitId == unitId && set.Field == field))
            .ToListAsync(ct);
        return [.. Compose(sets.OrderBy(set => chain.IndexOf(set.UnitId)).ThenBy(set => set.Field is not null), unitId).Select(one => one.Criterion)];
    }

    private static IReadOnlyList<AppliedCriterion> Compose(IEnumerable<CriteriaSet> outermostFirst, Guid unitId)
    {
        var applied = new List<AppliedCriterion>();
        foreach (var set in outermostFirst)
        {
            foreach (var criterion in set.Criteria)
            {
                applied.RemoveAll(one => one.Criterion.Code == criterion.Code);
                applied.Add(new(criterion, set.Id, set.UnitId, set.UnitId == unitId));
            }
        }
        return applied;
    }
}
