using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Meetings;

/// <summary>Moves a meeting that has not begun; its agenda and all that was carried over move with it.</summary>
internal static class RescheduleMeeting
{
    /// <param name="On">The day of it; today when absent.</param>
    public sealed record Request(
        [property: Required] DateTimeOffset? StartsAt, [property: Required, StringLength(Meeting.LongestReason, MinimumLength = 1)] string Reason, DateOnly? On);

    internal static void Map(RouteGroupBuilder meetings) => meetings.MapPost("/{meetingId:guid}/reschedulings", Handle)
        .WithName(nameof(RescheduleMeeting)).WithSummary("Move a meeting")
        .Needs(CommitteesModule.Write).Answers<MeetingResource>().Refuses(404, 409, 412, 428);

    internal static async Task<IResult> Handle(Guid meetingId, Request request, IfMatch ifMatch, MeetingDesk desk, CancellationToken ct)
    {
        var on = request.On ?? desk.Today;
        if ((await desk.Open(meetingId, on, ifMatch, ct)).Refused(out var refusal, out var meeting))
            return refusal;
        return meeting.Reschedule(request.StartsAt!.Value, request.Reason, on, desk.Today).Refused(out refusal, out var moved)
            ? refusal
            : await desk.Save(meeting, moved, on, ct);
    }
}
