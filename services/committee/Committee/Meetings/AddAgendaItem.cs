using DanVan.Committee.Committees;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Meetings;

/// <summary>Puts a further item on the agenda, until the meeting is closed.</summary>
internal static class AddAgendaItem
{
    internal static void Map(RouteGroupBuilder meetings) => meetings.MapPost("/{meetingId:guid}/agenda", Handle)
        .WithName(nameof(AddAgendaItem)).WithSummary("Add an agenda item")
        .Needs(CommitteesModule.Write).Answers<AgendaItemResource>(201).Refuses(404, 409);

    internal static async Task<IResult> Handle(
        Guid meetingId, DraftMeeting.NewItem request, CommitteeDbContext db, EventLog log, MeetingDesk desk, UnitTreeSource source, CancellationToken ct)
    {
        if ((await desk.Open(meetingId, ct)).Refused(out var refusal, out var meeting))
            return refusal;
        if (meeting.WhyNot(MeetingStep.AddItem, meeting.LastStepOn, desk.Today) is { } refused)
            return refused;
        if (request.RaisedByUnitId is { } unit && (await source.Current(ct)).Find(unit) is null)
            return CommitteeProblems.UnitNotFound.ToRefusal();
        var item = new AgendaItem();
        var number = 1 + (await db.AgendaItems.Where(one => one.MeetingId == meetingId).MaxAsync(one => (int?)one.Number, ct) ?? 0);
        db.Add(item);
        log.Append(item, item.Add(meeting, number, request.Title, request.RaisedByUnitId), meeting.Readers, meeting.LastStepOn);
        return await log.Save(
            Answer.Created($"/v1/meetings/{meetingId}/agenda", AgendaItemResource.Of(item), item.Version), ct, (AgendaItem.OnePerNumber, CommonProblems.Conflict));
    }
}
