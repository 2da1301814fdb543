using DanVan.Committee.Committees;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Meetings;

/// <summary>Notes that an item is done with and needs no conclusion.</summary>
internal static class SettleItem
{
    public sealed record Request;

    internal static void Map(RouteGroupBuilder items) => items.MapPost("/{itemId:guid}/settlements", Handle)
        .WithName(nameof(SettleItem)).WithSummary("Settle an item without a conclusion")
        .Needs(CommitteesModule.Write).Answers<AgendaItemResource>().Refuses(404, 409, 412, 428);

    internal static async Task<IResult> Handle(
        Guid itemId, Request request, IfMatch ifMatch, CommitteeDbContext db, EventLog log, MeetingDesk desk, CancellationToken ct)
    {
        _ = request;
        if (await db.AgendaItems.SingleOrDefaultAsync(one => one.Id == itemId, ct) is not { } item)
            return CommitteeProblems.ItemNotFound.ToRefusal();
        if ((await desk.Open(item.MeetingId, ct)).Refused(out var refusal, out var meeting))
            return refusal;
        if (ifMatch.Stale(item, out var stale))
            return stale;
        if (meeting.WhyNot(MeetingStep.Settle, meeting.LastStepOn, desk.Today) is { } refused)
            return refused;
        if (item.Settle(null).Refused(out refusal, out var settled))
            return refusal;
        log.Append(item, settled, meeting.Readers, meeting.LastStepOn);
        return await log.Save(Answer.Ok(AgendaItemResource.Of(item), item.Version), ct);
    }
}
