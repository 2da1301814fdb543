using DanVan.Committee.Committees;
using DanVan.Committee.Promises;
using DanVan.Committee.Proposals;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Meetings;

/// <summary>
/// What stands on the agenda of a committee's next meeting by itself: minutes not yet approved, what was left open, overdue promises, what was
/// put before the committee. Something that hangs on meetings adds its own line to <see cref="Fill"/>.
/// </summary>
internal sealed class NextAgenda(CommitteeDbContext db, EventLog log)
{
    private const int Most = 200;

    /// <returns>The number of the last item.</returns>
    public async Task<int> Fill(Meeting meeting, SteeringCommittee committee, DateOnly on, CancellationToken ct)
    {
        var number = await Minutes(meeting, on, 0, ct);
        number = await Left(meeting, committee, on, number, ct);
        number = await Promises(meeting, committee, on, number, ct);
        return await Proposals(meeting, on, number, ct);
    }

    private async Task<int> Minutes(Meeting meeting, DateOnly on, int number, CancellationToken ct)
    {
        foreach (var before in await db.Meetings.AsNoTracking().Where(one => one.CommitteeId == meeting.CommitteeId && one.State == MeetingState.Closed)
            .OrderBy(one => one.HeldOn).Take(Most).ToListAsync(ct))
        {
            var item = new AgendaItem();
            Add(item, item.AddMinutes(meeting, ++number, before), on);
        }
        return number;
    }

    private async Task<int> Left(Meeting meeting, SteeringCommittee committee, DateOnly on, int number, CancellationToken ct)
    {
        // Minutes come back by themselves until they are approved.
        var left = await db.AgendaItems.Where(one => one.CommitteeId == committee.Id && one.State == ItemState.Left && one.Origin != ItemOrigin.Minutes)
            .OrderBy(one => one.Id).Take(Most).ToListAsync(ct);
        if (left.Count == 0)
            return number;
        var rule = await MeetingRule.Of(db, committee.Level, on, ct);
        var above = committee.ParentId is { } parent ? await db.Committees.AsNoTracking().SingleAsync(one => one.Id == parent, ct) : null;
        foreach (var old in left)
        {
            var item = new AgendaItem();
            Add(item, item.Carry(meeting, ++number, old), on);
            log.Append(old, old.Leave(item), Readers.Within(old.UnitId), on);
            if (item.Carries == rule.CarriesBeforeParent && above is not null)
                Raise(item, above, on);
        }
        return number;
    }

    private void Raise(AgendaItem item, SteeringCommittee above, DateOnly on)
    {
        var proposal = new Proposal();
        var text = $"Nội dung đã chuyển {item.Carries} kỳ họp mà chưa giải quyết: {item.Title}";
        db.Add(proposal);
        log.Append(
            proposal, proposal.Raise(above, item.RaisedByUnitId ?? item.UnitId, item.Title, text, [.. item.Papers.Select(paper => paper.Url)], on, item.Id),
            Readers.Within(item.UnitId), on);
    }

    // Until a promise is kept it comes back: what was settled without keeping it stands on the agenda after that, too.
    private async Task<int> Promises(Meeting meeting, SteeringCommittee committee, DateOnly on, int number, CancellationToken ct)
    {
        var overdue = await db.Promises.ForAgenda(committee, on)
            .Where(promise => !db.AgendaItems.Any(item => item.PromiseId == promise.Id && (item.State == ItemState.Open || item.State == ItemState.Left)))
            .Take(Most).ToListAsync(ct);
        foreach (var promise in overdue)
        {
            var item = new AgendaItem();
            Add(item, item.AddPromise(meeting, ++number, promise), on);
        }
        return number;
    }

    private async Task<int> Proposals(Meeting meeting, DateOnly on, int number, CancellationToken ct)
    {
        foreach (var proposal in await db.Proposals.Where(one => one.CommitteeId == meeting.CommitteeId && one.State == ProposalState.Open)
            .OrderBy(one => one.Id).Take(Most).ToListAsync(ct))
        {
            var item = new AgendaItem();
            Add(item, item.AddProposal(meeting, ++number, proposal), on);
            proposal.ToAgenda();
        }
        return number;
    }

    private void Add(AgendaItem item, object added, DateOnly on)
    {
        db.Add(item);
        log.Append(item, added, Readers.Within(item.UnitId), on);
    }
}
