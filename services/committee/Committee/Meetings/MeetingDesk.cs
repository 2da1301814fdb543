using DanVan.Committee.Committees;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Meetings;

/// <summary>What every change at a meeting begins and ends with.</summary>
internal sealed class MeetingDesk(CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller, TimeProvider clock)
{
    private UnitTree units = UnitTree.Empty;

    public DateOnly Today => clock.Today();

    /// <summary>The meeting, if the caller may act on it for the day: by default that of its newest step.</summary>
    public async Task<Decision<Meeting>> Open(Guid id, CancellationToken ct, DateOnly? on = null)
    {
        units = await source.Current(ct);
        if (await db.Meetings.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } meeting)
            return CommitteeProblems.MeetingNotFound;
        return !caller.IsOutside(units, meeting.UnitId, on ?? meeting.LastStepOn, out var outside) ? meeting
            : meeting.IsPublic ? outside
            : CommitteeProblems.MeetingNotFound;
    }

    /// <summary>The same, if the caller has seen the newest version.</summary>
    public async Task<Decision<Meeting>> Open(Guid id, DateOnly on, IfMatch ifMatch, CancellationToken ct) =>
        (await Open(id, ct, on)).Refused(out var refusal, out var meeting) ? refusal : ifMatch.Stale(meeting, out var stale) ? stale : meeting;

    /// <summary>Appends the event and answers with the meeting as it stands.</summary>
    public Task<IResult> Save(Meeting meeting, object happened, DateOnly on, CancellationToken ct)
    {
        log.Append(meeting, happened, meeting.Readers, on);
        return log.Save(Answer.Ok(View(meeting), meeting.Version), ct);
    }

    /// <summary>The meeting with what this caller may do with it today.</summary>
    public async Task<IResult> Show(Meeting meeting, CancellationToken ct)
    {
        units = await source.Current(ct);
        return Answer.Ok(View(meeting), meeting.Version);
    }

    public MeetingResource View(Meeting meeting) => MeetingResource.Of(
        meeting,
        caller.Has(CommitteesModule.Write) && !caller.IsOutside(units, meeting.UnitId, Today, out _)
            ? [.. MeetingLife.Table.Steps(meeting.State).Select(step => Kebab.Of(step))]
            : []);

    /// <summary>Meetings whose minutes were approved, and all of the caller's subtree.</summary>
    public async Task<IQueryable<Meeting>> Visible(CancellationToken ct)
    {
        var (ids, since, until) = Reachable.Of(await source.Current(ct), caller);
        return db.Meetings.FromSql($"""
            select m.* from meeting m where m.minutes_approved_on is not null or exists (
                select from unnest({ids}, {since}, {until}) as mine (unit_id, since, until)
                where mine.unit_id = m.unit_id and m.drafted_on >= mine.since and m.drafted_on < mine.until)
            """).AsNoTracking();
    }
}
