using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Meetings;

/// <summary>Submits a paper for an item, or a further version of it; none is ever replaced.</summary>
internal static class SubmitPaper
{
    /// <param name="Name">Papers of one name are versions of each other.</param>
    /// <param name="Url">Where the paper lies.</param>
    /// <param name="On">The day of it; today when absent.</param>
    public sealed record Request(
        [property: Required, StringLength(AgendaItem.LongestTitle, MinimumLength = 1)] string Name,
        [property: Required, WebAddress, StringLength(AgendaItem.LongestUrl)] string Url,
        DateOnly? On);

    internal static void Map(RouteGroupBuilder items) => items.MapPost("/{itemId:guid}/papers", Handle)
        .WithName(nameof(SubmitPaper)).WithSummary("Submit a paper")
        .Needs(CommitteesModule.Write).Answers<AgendaItemResource>().Refuses(404, 409, 412, 428);

    internal static async Task<IResult> Handle(
        Guid itemId, Request request, IfMatch ifMatch, CommitteeDbContext db, EventLog log, MeetingDesk desk, CancellationToken ct)
    {
        var on = request.On ?? desk.Today;
        if (await db.AgendaItems.SingleOrDefaultAsync(one => one.Id == itemId, ct) is not { } item)
            return CommitteeProblems.ItemNotFound.ToRefusal();
        if ((await desk.Open(item.MeetingId, ct, on)).Refused(out var refusal, out var meeting))
            return refusal;
        if (ifMatch.Stale(item, out var stale))
            return stale;
        // A paper may be entered for an earlier day than the newest step: only its own day counts.
        if (meeting.WhyNot(MeetingStep.SubmitPaper, meeting.LastStepOn, desk.Today) is { } refused)
            return refused;
        if (on > desk.Today || on < meeting.DraftedOn)
            return CommitteeProblems.NotOnThatDay.ToRefusal();
        if (item.Submit(request.Name, request.Url, on, meeting.CalledOn).Refused(out refusal, out var submitted))
            return refusal;
        log.Append(item, submitted, meeting.Readers, on);
        return await log.Save(Answer.Ok(AgendaItemResource.Of(item), item.Version), ct);
    }
}
