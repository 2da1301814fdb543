using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Custodies;

/// <summary>
/// A reorganisation was taken back. A unit that lives again has its models back, whoever had taken them over; the models of a unit that now
/// never was are offered to those from whom it was made.
/// </summary>
internal sealed class ReturnModelsWhenChangeUndone(RegistryDbContext db) : IFollow<UnitChangeUndone>
{
    public async Task Handle(Followed<UnitChangeUndone> followed, CancellationToken ct)
    {
        var (unit, on) = (followed.Event.UnitId, followed.Event.EffectiveOn);
        await db.Database.ExecuteSqlAsync($"delete from custody where from_unit_id = {unit} and since = {on}", ct);
        if (followed.Event.Versions.Count > 0)
            return;
        var origins = followed.Event.Withdrawn.Where(transfer => transfer.ToUnitId == unit).Select(transfer => transfer.FromUnitId).Distinct().ToArray();
        await db.Database.ExecuteSqlAsync($"""
            insert into custody (id, model_id, from_unit_id, offered_to, state, since, declined, version)
            select gen_random_uuid(), model.id, {unit}, {origins}, 'Offered', {on}, '[]', 0 from model where model.unit_id = {unit}
            on conflict (model_id, from_unit_id) do nothing
            """, ct);
    }
}
