using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Meetings;

/// <summary>The meeting begins, under a chair.</summary>
internal static class OpenMeeting
{
    /// <param name="On">The day of it; today when absent.</param>
    public sealed record Request(
        [property: Required, StringLength(Meeting.LongestName, MinimumLength = 1)] string Chair,
        [property: StringLength(Meeting.LongestName, MinimumLength = 1)] string? Secretary,
        DateOnly? On);

    internal static void Map(RouteGroupBuilder meetings) => meetings.MapPost("/{meetingId:guid}/openings", Handle)
        .WithName(nameof(OpenMeeting)).WithSummary("Open a meeting")
        .Needs(CommitteesModule.Write).Answers<MeetingResource>().Refuses(404, 409, 412, 428);

    internal static async Task<IResult> Handle(Guid meetingId, Request request, IfMatch ifMatch, MeetingDesk desk, CancellationToken ct)
    {
        var on = request.On ?? desk.Today;
        if ((await desk.Open(meetingId, on, ifMatch, ct)).Refused(out var refusal, out var meeting))
            return refusal;
        return meeting.Open(request.Chair, request.Secretary, on, desk.Today).Refused(out refusal, out var opened)
            ? refusal
            : await desk.Save(meeting, opened, on, ct);
    }
}
