using DanVan.Committee.Committees;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Meetings;

/// <summary>Approves the minutes when the time for comments has passed; the meeting is on record for everybody then.</summary>
internal static class ApproveMinutes
{
    /// <param name="On">The day of it; today when absent.</param>
    public sealed record Request(DateOnly? On);

    internal static void Map(RouteGroupBuilder meetings) => meetings.MapPost("/{meetingId:guid}/minutes-approvals", Handle)
        .WithName(nameof(ApproveMinutes)).WithSummary("Approve the minutes")
        .Needs(CommitteesModule.Write).Answers<MeetingResource>().Refuses(404, 409, 412, 428);

    internal static async Task<IResult> Handle(Guid meetingId, Request request, IfMatch ifMatch, MeetingDesk desk, CancellationToken ct)
    {
        var on = request.On ?? desk.Today;
        if ((await desk.Open(meetingId, on, ifMatch, ct)).Refused(out var refusal, out var meeting))
            return refusal;
        return meeting.ApproveMinutes(on, desk.Today).Refused(out refusal, out var approved) ? refusal : await desk.Save(meeting, approved, on, ct);
    }
}
