using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Meetings;

/// <summary>Writes down who is in the room. The list is taken as a whole; taken again, it replaces the one before.</summary>
internal static class TakeAttendance
{
    public sealed record Request([property: Required, MaxLength(1000)] IReadOnlyList<Person> Attendees);

    /// <param name="Level">province, district, commune, agency or another word for where the person comes from.</param>
    /// <param name="SeatId">The seat that this person holds or stands in for; absent for guests.</param>
    /// <param name="OnBehalfOf">The holder of the seat, where a substitute came.</param>
    public sealed record Person(
        [property: Required, StringLength(Meeting.LongestName, MinimumLength = 1)] string Name,
        [property: StringLength(Meeting.LongestTitle)] string? Office,
        [property: StringLength(Meeting.LongestTitle)] string? Agency,
        [property: StringLength(20)] string? Level,
        Guid? SeatId,
        [property: Required] bool? Present,
        [property: StringLength(Meeting.LongestName)] string? OnBehalfOf);

    internal static void Map(RouteGroupBuilder meetings) => meetings.MapPost("/{meetingId:guid}/attendance", Handle)
        .WithName(nameof(TakeAttendance)).WithSummary("Take attendance")
        .Needs(CommitteesModule.Write).Answers<MeetingResource>().Refuses(404, 409, 412, 428);

    internal static async Task<IResult> Handle(
        Guid meetingId, Request request, IfMatch ifMatch, CommitteeDbContext db, MeetingDesk desk, CancellationToken ct)
    {
        if ((await desk.Open(meetingId, ct)).Refused(out var refusal, out var meeting))
            return refusal;
        if (ifMatch.Stale(meeting, out var stale))
            return stale;
        var day = meeting.HeldOn ?? meeting.LastStepOn;
        var committee = await db.Committees.AsNoTracking().SingleAsync(one => one.Id == meeting.CommitteeId, ct);
        var rule = await MeetingRule.Of(db, committee.Level, day, ct);
        var seats = await db.Seats.Where(seat => seat.CommitteeId == meeting.CommitteeId && seat.From <= day && (seat.To == null || day < seat.To))
            .Select(seat => seat.Id).ToHashSetAsync(ct);
        var attendance = request.Attendees.Select(one => new Attendee(one.Name, one.Office, one.Agency, one.Level, one.SeatId, one.Present!.Value, one.OnBehalfOf)).ToList();
        return meeting.TakeAttendance(attendance, seats, rule.QuorumShare, desk.Today).Refused(out refusal, out var taken)
            ? refusal
            : await desk.Save(meeting, taken, day, ct);
    }
}
