using DanVan.Committee.Committees;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Meetings;

/// <summary>Meetings: those with approved minutes for everybody, others for those whose unit covers the committee's.</summary>
internal static class GetMeetings
{
    internal sealed record After(Guid Id);

    internal static void Map(RouteGroupBuilder meetings)
    {
        meetings.MapGet("/", List).WithName(nameof(GetMeetings)).WithSummary("List meetings; what one may do with each is shown where it is read alone")
            .Needs(CommitteesModule.Read).Answers<Page<MeetingResource>>();
        meetings.MapGet("/{meetingId:guid}", Handle).WithName("GetMeeting").WithSummary("Read a meeting")
            .Needs(CommitteesModule.Read).Answers<MeetingResource>().Refuses(404);
    }

    internal static async Task<IResult> List(
        Guid? committeeId, Choice<MeetingState>? state, [AsParameters] Paging page, MeetingDesk desk, CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        var meetings = await desk.Visible(ct);
        if (committeeId is not null)
            meetings = meetings.Where(one => one.CommitteeId == committeeId);
        if (state is { Value: var value })
            meetings = meetings.Where(one => one.State == value);
        if (after is not null)
            meetings = meetings.Where(one => one.Id > after.Id);
        var found = await meetings.OrderBy(one => one.Id).Take(page.Size + 1).ToListAsync(ct);
        var shown = page.Of(found, last => new After(last.Id));
        return TypedResults.Ok(new Page<MeetingResource>([.. shown.Items.Select(one => MeetingResource.Of(one, null))], shown.Next));
    }

    internal static async Task<IResult> Handle(Guid meetingId, MeetingDesk desk, CancellationToken ct) =>
        await (await desk.Visible(ct)).SingleOrDefaultAsync(one => one.Id == meetingId, ct) is { } meeting
            ? await desk.Show(meeting, ct)
            : CommitteeProblems.MeetingNotFound.ToRefusal();
}
