using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Meetings;

/// <summary>Writes the minutes of a closed meeting; from now on they may be commented on for the days that the rule sets.</summary>
internal static class DraftMinutes
{
    /// <param name="On">The day of it; today when absent.</param>
    public sealed record Request([property: Required, StringLength(Meeting.LongestMinutes, MinimumLength = 1)] string Text, DateOnly? On);

    internal static void Map(RouteGroupBuilder meetings) => meetings.MapPost("/{meetingId:guid}/minutes", Handle)
        .WithName(nameof(DraftMinutes)).WithSummary("Draft the minutes")
        .Needs(CommitteesModule.Write).Answers<MeetingResource>().Refuses(404, 409, 412, 428);

    internal static async Task<IResult> Handle(
        Guid meetingId, Request request, IfMatch ifMatch, CommitteeDbContext db, MeetingDesk desk, CancellationToken ct)
    {
        var on = request.On ?? desk.Today;
        if ((await desk.Open(meetingId, on, ifMatch, ct)).Refused(out var refusal, out var meeting))
            return refusal;
        var committee = await db.Committees.AsNoTracking().SingleAsync(one => one.Id == meeting.CommitteeId, ct);
        var rule = await MeetingRule.Of(db, committee.Level, on, ct);
        return meeting.DraftMinutes(request.Text, rule.CommentDays, on, desk.Today).Refused(out refusal, out var drafted)
            ? refusal
            : await desk.Save(meeting, drafted, on, ct);
    }
}
