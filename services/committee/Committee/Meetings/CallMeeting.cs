using DanVan.Committee.Committees;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Meetings;

/// <summary>Sends out the invitations; papers that come later are marked.</summary>
internal static class CallMeeting
{
    /// <param name="On">The day of it; today when absent.</param>
    public sealed record Request(DateOnly? On);

    internal static void Map(RouteGroupBuilder meetings) => meetings.MapPost("/{meetingId:guid}/calls", Handle)
        .WithName(nameof(CallMeeting)).WithSummary("Call a meeting")
        .Needs(CommitteesModule.Write).Answers<MeetingResource>().Refuses(404, 409, 412, 428);

    internal static async Task<IResult> Handle(Guid meetingId, Request request, IfMatch ifMatch, MeetingDesk desk, CancellationToken ct)
    {
        var on = request.On ?? desk.Today;
        if ((await desk.Open(meetingId, on, ifMatch, ct)).Refused(out var refusal, out var meeting))
            return refusal;
        return meeting.Call(on, desk.Today).Refused(out refusal, out var called) ? refusal : await desk.Save(meeting, called, on, ct);
    }
}
