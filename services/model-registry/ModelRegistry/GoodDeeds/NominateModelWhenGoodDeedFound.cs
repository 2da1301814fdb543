using DanVan.Committee.Contracts.V1;
using DanVan.ModelRegistry.Nominations;
using DanVan.ServiceDefaults;

namespace DanVan.ModelRegistry.GoodDeeds;

/// <summary>An inspection found good work: its unit is nominated, under the id of the find, so that hearing of it twice changes nothing.</summary>
internal sealed class NominateModelWhenGoodDeedFound(RegistryDbContext db, EventLog log) : IFollow<GoodDeedFound>
{
    public async Task Handle(Followed<GoodDeedFound> followed, CancellationToken ct)
    {
        var found = followed.Event;
        if (await db.Nominations.FindAsync([found.GoodDeedId], ct) is not null)
            return;
        var (nomination, nominated) = Nomination.Make(found.UnitId, NominationSource.Inspection, found.Seen, null, found.FoundOn, found.GoodDeedId);
        db.Add(nomination);
        log.Append(nomination, nominated, Readers.Within(nomination.UnitId), on: found.FoundOn, cause: followed.Id);
    }
}
