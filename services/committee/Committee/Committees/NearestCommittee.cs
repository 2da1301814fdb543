using DanVan.Committee.Units;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Committees;

/// <summary>Who follows up what happens in a unit.</summary>
internal static class Nearest
{
    /// <summary>The committee of the unit itself, or of the nearest above that has one at work on that day; null where none has.</summary>
    public static async Task<SteeringCommittee?> NearestCommittee(this CommitteeDbContext db, UnitTree tree, Guid unitId, DateOnly day, CancellationToken ct)
    {
        var units = tree.Ancestors(unitId, day).Select(above => above.UnitId).Prepend(unitId).ToList();
        var atWork = await db.Committees.AsNoTracking()
            .Where(one => units.Contains(one.UnitId) && one.From <= day && (one.To == null || day < one.To)).ToListAsync(ct);
        return atWork.OrderBy(one => units.IndexOf(one.UnitId)).ThenBy(one => one.Id).FirstOrDefault();
    }
}
