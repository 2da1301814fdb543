using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Meetings;

/// <summary>Prepares a meeting. Minutes not yet approved, what was left open and what was proposed stand on its agenda already.</summary>
internal static class DraftMeeting
{
    /// <param name="Items">Further items, behind those that stand there by themselves.</param>
    /// <param name="On">The day of drafting; today when absent.</param>
    public sealed record Request(
        [property: Required] Guid? CommitteeId,
        [property: Required, StringLength(Meeting.LongestTitle, MinimumLength = 1)] string Title,
        [property: Required] DateTimeOffset? StartsAt,
        [property: StringLength(Meeting.LongestPlace, MinimumLength = 1)] string? Place,
        [property: MaxLength(100)] IReadOnlyList<NewItem>? Items,
        DateOnly? On);

    /// <param name="RaisedByUnitId">The unit that raised it and is owed the excerpt of what is concluded.</param>
    public sealed record NewItem([property: Required, StringLength(AgendaItem.LongestTitle, MinimumLength = 1)] string Title, Guid? RaisedByUnitId);

    internal static void Map(RouteGroupBuilder meetings) => meetings.MapPost("/", Handle)
        .WithName(nameof(DraftMeeting)).WithSummary("Draft a meeting")
        .Needs(CommitteesModule.Write).Answers<MeetingResource>(201).Refuses(404, 409);

    internal static async Task<IResult> Handle(
        Request request, CommitteeDbContext db, EventLog log, NextAgenda agenda, MeetingDesk desk, UnitTreeSource source, Caller caller, CancellationToken ct)
    {
        var on = request.On ?? desk.Today;
        if (await db.Committees.AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.CommitteeId, ct) is not { } committee)
            return CommitteeProblems.CommitteeNotFound.ToRefusal();
        var units = await source.Current(ct);
        if (caller.IsOutside(units, committee.UnitId, on, out var outside))
            return outside;
        if (!committee.IsAtWork(on))
            return CommitteeProblems.OutsideTerm.ToRefusal();
        IReadOnlyList<NewItem> items = request.Items ?? [];
        if (on > desk.Today)
            return CommitteeProblems.NotOnThatDay.ToRefusal();
        if (items.Any(item => item.RaisedByUnitId is { } unit && units.Find(unit) is null))
            return CommitteeProblems.UnitNotFound.ToRefusal();

        var meeting = new Meeting();
        var drafted = meeting.Draft(committee, request.Title, request.StartsAt!.Value, request.Place, on);
        db.Add(meeting);
        log.Append(meeting, drafted, meeting.Readers, on);
        var number = await agenda.Fill(meeting, committee, on, ct);
        foreach (var wanted in items)
        {
            var item = new AgendaItem();
            db.Add(item);
            log.Append(item, item.Add(meeting, ++number, wanted.Title, wanted.RaisedByUnitId), meeting.Readers, on);
        }
        return await log.Save(
            Answer.Created($"/v1/meetings/{meeting.Id}", desk.View(meeting), meeting.Version), ct, (AgendaItem.CarriedOnce, CommonProblems.Conflict),
            (AgendaItem.PromisedOnce, CommonProblems.Conflict));
    }
}
