using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Meetings;

/// <summary>A closed meeting runs again; the reason stays on record.</summary>
internal static class ReopenMeeting
{
    /// <param name="On">The day of it; today when absent.</param>
    public sealed record Request([property: Required, StringLength(Meeting.LongestReason, MinimumLength = 1)] string Reason, DateOnly? On);

    internal static void Map(RouteGroupBuilder meetings) => meetings.MapPost("/{meetingId:guid}/reopenings", Handle)
        .WithName(nameof(ReopenMeeting)).WithSummary("Reopen a meeting")
        .Needs(CommitteesModule.Write).Answers<MeetingResource>().Refuses(404, 409, 412, 428);

    internal static async Task<IResult> Handle(Guid meetingId, Request request, IfMatch ifMatch, MeetingDesk desk, CancellationToken ct)
    {
        var on = request.On ?? desk.Today;
        if ((await desk.Open(meetingId, on, ifMatch, ct)).Refused(out var refusal, out var meeting))
            return refusal;
        return meeting.Reopen(request.Reason, on, desk.Today).Refused(out refusal, out var reopened) ? refusal : await desk.Save(meeting, reopened, on, ct);
    }
}
