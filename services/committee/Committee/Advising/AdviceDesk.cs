using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Advising;

/// <summary>What every change of advice begins and ends with.</summary>
internal sealed class AdviceDesk(CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller, TimeProvider clock)
{
    public async Task<IResult> Change<T>(Guid id, DateOnly? day, IfMatch ifMatch, Func<Advice, DateOnly, Decision<T>> decide, CancellationToken ct)
        where T : class
    {
        var on = day ?? clock.Today();
        // Advice of others is as if it were not there.
        if (await db.Advice.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } advice || caller.IsOutside(await source.Current(ct), advice.UnitId, on, out _))
            return AdviceProblems.NotFound.ToRefusal();
        if (ifMatch.Stale(advice, out var stale))
            return stale;
        if (on > clock.Today())
            return AdviceProblems.DayUnfit.ToRefusal();
        if (decide(advice, on).Refused(out var refusal, out var happened))
            return refusal;
        log.Append(advice, happened, Readers.Within(advice.UnitId), on: on);
        return await log.Save(Answer.Ok(AdviceResource.Of(advice), advice.Version), ct);
    }
}
