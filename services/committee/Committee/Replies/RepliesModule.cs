using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Calendar;
using DanVan.Committee.Committees;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Replies;

/// <summary>A written reply that is owed.</summary>
/// <param name="SubjectId">The promise or the inspection that it is about.</param>
/// <param name="Citation">The rule that sets the period; absent where the session set it.</param>
public sealed record ReplyDutyResource(
    Guid Id, Guid UnitId, ReplyKind Kind, Guid SubjectId, DateOnly OwedFrom, DeadlineResource Deadline, string? Citation, bool IsOpen, string? Document,
    string? Summary, DateOnly? RepliedOn, bool? OnTime, long Version)
{
    internal static ReplyDutyResource Of(ReplyDuty duty, WorkingCalendar? explain = null) => new(
        duty.Id, duty.UnitId, duty.Kind, duty.SubjectId, duty.OwedFrom, DeadlineResource.Of(duty, explain: explain), duty.Citation, duty.IsOpen, duty.Document,
        duty.Summary, duty.RepliedOn, duty.OnTime, duty.Version);
}

/// <summary>Written replies: who owes one, and giving it.</summary>
internal static class RepliesModule
{
    public sealed record Query(
        [property: Description(Reads.Under)] Guid? Under, Choice<ReplyKind>? Kind, Guid? SubjectId, bool? Overdue);

    /// <param name="Document">Number and symbol of the reply.</param>
    /// <param name="On">The day; today unless given.</param>
    public sealed record Reply(
        [property: Required, StringLength(ReplyDuty.LongestDocument, MinimumLength = 1)] string Document,
        [property: Required, StringLength(ReplyDuty.LongestSummary, MinimumLength = 5)] string Summary,
        [property: PlausibleDate] DateOnly? On = null);

    internal sealed record After(DateOnly On, Guid Id);

    internal static void MapReplies(this RouteGroupBuilder v1)
    {
        var duties = v1.MapGroup("/reply-duties").WithTags("replies");
        duties.MapGet("/", List).WithName("GetReplyDuties").WithSummary("Written replies owed below a unit, by their last day")
            .Needs(CommitteesModule.Read).Answers<Page<ReplyDutyResource>>();
        duties.MapGet("/{dutyId:guid}", Get).WithName("GetReplyDuty").WithSummary("Read a reply duty")
            .Needs(CommitteesModule.Read).Answers<ReplyDutyResource>().Refuses(404);
        duties.MapPost("/{dutyId:guid}/replies", Handle).WithName("GiveReply").WithSummary("Give a written reply")
            .Needs(CommitteesModule.Write).Answers<ReplyDutyResource>().Refuses(404, 409, 412, 422, 428);
    }

    internal static async Task<IResult> List(
        [AsParameters] Query query, [AsParameters] Paging page, CommitteeDbContext db, UnitTreeSource source, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        if ((await source.Current(ct)).Reach(caller, query.Under, clock.Today()).Refused(out var refusal, out var mine))
            return refusal;
        var duties = db.ReplyDuties.Within(mine, nameof(ReplyDuty.OwedFrom));
        if (query.Kind is { } kind)
            duties = duties.Where(duty => duty.Kind == kind.Value);
        if (query.SubjectId is { } subject)
            duties = duties.Where(duty => duty.SubjectId == subject);
        if (query.Overdue is { } overdue)
            duties = overdue ? duties.Where(duty => duty.IsOpen && duty.OverdueSince != null) : duties.Where(duty => !duty.IsOpen || duty.OverdueSince == null);
        if (after is not null)
            duties = duties.Where(duty => duty.DueOn > after.On || (duty.DueOn == after.On && duty.Id > after.Id));
        var found = await duties.OrderBy(duty => duty.DueOn).ThenBy(duty => duty.Id).Take(page.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Of([.. found.Select(duty => ReplyDutyResource.Of(duty))], last => new After(last.Deadline.On, last.Id)));
    }

    internal static async Task<IResult> Get(
        Guid dutyId, [Description(Reads.Explain)] bool? explain, CommitteeDbContext db, UnitTreeSource source, Caller caller, CancellationToken ct) =>
        await db.ReplyDuties.AsNoTracking().SingleOrDefaultAsync(one => one.Id == dutyId, ct) is { } duty
        && !caller.IsOutside(await source.Current(ct), duty.UnitId, duty.OwedFrom, out _)
            ? Answer.Ok(ReplyDutyResource.Of(duty, explain == true ? await db.WorkingCalendar(ct) : null), duty.Version)
            : ReplyProblems.NotFound.ToRefusal();

    internal static async Task<IResult> Handle(
        Guid dutyId, Reply request, IfMatch ifMatch, CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var on = request.On ?? clock.Today();
        if (await db.ReplyDuties.SingleOrDefaultAsync(one => one.Id == dutyId, ct) is not { } duty || caller.IsOutside(await source.Current(ct), duty.UnitId, on, out _))
            return ReplyProblems.NotFound.ToRefusal();
        if (ifMatch.Stale(duty, out var stale))
            return stale;
        if (duty.Reply(request.Document, request.Summary, on, clock.Today()).Refused(out var refusal, out var given))
            return refusal;
        log.Append(duty, given, duty.Readers, on: on);
        return await log.Save(Answer.Ok(ReplyDutyResource.Of(duty), duty.Version), ct);
    }
}
