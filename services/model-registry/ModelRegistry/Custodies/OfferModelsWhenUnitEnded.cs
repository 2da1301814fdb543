using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.ModelRegistry.Custodies;

/// <summary>
/// A unit ended: its living models are offered to whoever received its land. One statement for all of them, in the transaction that moves the
/// cursor; redelivery meets the unique pair of model and ended unit.
/// </summary>
internal sealed class OfferModelsWhenUnitEnded(RegistryDbContext db) : IFollow<UnitAbolished>
{
    public Task Handle(Followed<UnitAbolished> followed, CancellationToken ct)
    {
        var (ended, on) = (followed.Event.UnitId, followed.Event.EffectiveOn);
        var successors = followed.Event.Transfers.Where(transfer => transfer.FromUnitId == ended).Select(transfer => transfer.ToUnitId).Distinct().ToArray();
        return db.Database.ExecuteSqlAsync($"""
            insert into custody (id, model_id, from_unit_id, offered_to, state, since, declined, version)
            select gen_random_uuid(), model.id, {ended}, {successors}, 'Offered', {on}, '[]', 0
            from model left join model_life life on life.id = model.id
            where (life.state is null or life.state not in ('Ended', 'Withdrawn')) and model.registered_on < {on}
              and (model.unit_id = {ended} and not exists (select from custody held where held.model_id = model.id)
                   or model.id in (select held.model_id from custody held where held.custodian_id = {ended}))
            on conflict (model_id, from_unit_id) do nothing
            """, ct);
    }
}
