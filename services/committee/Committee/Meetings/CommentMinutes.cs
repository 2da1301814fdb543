using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Meetings;

/// <summary>Somebody who was there comments on the minutes; somebody who was invited and absent may put a dissent on record.</summary>
internal static class CommentMinutes
{
    /// <param name="By">A name of the attendance.</param>
    /// <param name="On">The day of it; today when absent.</param>
    public sealed record Request(
        [property: Required, StringLength(Meeting.LongestName, MinimumLength = 1)] string By,
        [property: Required, StringLength(Meeting.LongestReason, MinimumLength = 1)] string Text,
        bool Dissent = false, DateOnly? On = null);

    internal static void Map(RouteGroupBuilder meetings) => meetings.MapPost("/{meetingId:guid}/minutes-comments", Handle)
        .WithName(nameof(CommentMinutes)).WithSummary("Comment on the minutes, or dissent")
        .Needs(CommitteesModule.Write).Answers<MeetingResource>().Refuses(404, 409, 412, 428);

    internal static async Task<IResult> Handle(Guid meetingId, Request request, IfMatch ifMatch, MeetingDesk desk, CancellationToken ct)
    {
        var on = request.On ?? desk.Today;
        if ((await desk.Open(meetingId, on, ifMatch, ct)).Refused(out var refusal, out var meeting))
            return refusal;
        return meeting.CommentMinutes(request.By, request.Text, request.Dissent, on, desk.Today).Refused(out refusal, out var commented)
            ? refusal
            : await desk.Save(meeting, commented, on, ct);
    }
}
