using DanVan.Committee.Committees;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Meetings;

/// <summary>
/// Ends a meeting: what is still open waits for the next one. Refused while a unit that raised an item has not been sent what was concluded on it.
/// </summary>
internal static class CloseMeeting
{
    /// <param name="On">The day of it; today when absent.</param>
    public sealed record Request(DateOnly? On);

    internal static void Map(RouteGroupBuilder meetings) => meetings.MapPost("/{meetingId:guid}/closings", Handle)
        .WithName(nameof(CloseMeeting)).WithSummary("Close a meeting")
        .Needs(CommitteesModule.Write).Answers<MeetingResource>().Refuses(404, 409, 412, 428);

    internal static async Task<IResult> Handle(
        Guid meetingId, Request request, IfMatch ifMatch, CommitteeDbContext db, EventLog log, MeetingDesk desk, CancellationToken ct)
    {
        var on = request.On ?? desk.Today;
        if ((await desk.Open(meetingId, on, ifMatch, ct)).Refused(out var refusal, out var meeting))
            return refusal;
        var open = await db.AgendaItems.Where(item => item.MeetingId == meetingId && item.State == ItemState.Open).OrderBy(item => item.Number).ToListAsync(ct);
        var owed = await db.Conclusions.Where(one => one.MeetingId == meetingId && one.ExcerptToUnitId != null && one.ExcerptReturnedOn == null)
            .Select(one => one.ExcerptToUnitId!.Value).Distinct().ToListAsync(ct);
        if (meeting.Close([.. open.Select(item => item.Id)], owed, on, desk.Today).Refused(out refusal, out var closed))
            return refusal;
        foreach (var item in open)
            log.Append(item, item.LeaveOpen(), meeting.Readers, on);
        return await desk.Save(meeting, closed, on, ct);
    }
}
