using DanVan.Reporting.Contracts.V1;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Suspicions;

/// <summary>Reporting found figures that are too good to be true. Redelivery meets the suspicion under the signal's id.</summary>
internal sealed class ListSuspicionWhenSignalRaised(CommitteeDbContext db, EventLog log) : IFollow<SignalRaised>
{
    public async Task Handle(Followed<SignalRaised> followed, CancellationToken ct)
    {
        if (await db.Suspicions.FindAsync([followed.Event.SignalId], ct) is not null)
            return;
        var (suspicion, listed) = Suspicion.List(followed.Event, VietnamTime.Day(followed.OccurredAt));
        db.Add(suspicion);
        log.Append(suspicion, listed, suspicion.Readers, on: suspicion.RaisedOn, cause: followed.Id);
    }
}
