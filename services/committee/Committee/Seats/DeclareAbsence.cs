using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Seats;

/// <param name="To">First day back.</param>
/// <param name="IsCutShort">The holder came back before the day that was named.</param>
public sealed record AbsenceResource(
    Guid Id, Guid SeatId, Guid CommitteeId, Guid SubstituteSeatId, DateOnly From, DateOnly To, string Reason, bool IsCutShort, long Version)
{
    internal static AbsenceResource Of(Absence one) => new(
        one.Id, one.SeatId, one.CommitteeId, one.SubstituteSeatId, one.From, one.To, one.Reason, one.IsCutShort, one.Version);
}

/// <summary>
/// Notes that a member is away and who stands in. Tasks that fall due meanwhile are told at once, one by one: before the day, not behind it.
/// </summary>
internal static class DeclareAbsence
{
    private const int MostTasks = 500;

    /// <param name="SubstituteSeatId">The seat that stands in.</param>
    /// <param name="To">First day back.</param>
    public sealed record Request(
        [property: Required] Guid? SubstituteSeatId,
        [property: Required, PlausibleDate] DateOnly? From,
        [property: Required, PlausibleDate] DateOnly? To,
        [property: Required, StringLength(Absence.LongestReason, MinimumLength = 3)] string Reason);

    /// <param name="On">First day back.</param>
    public sealed record Returning([property: Required, PlausibleDate] DateOnly? On);

    internal sealed record After(DateOnly From, Guid Id);

    internal static void Map(RouteGroupBuilder v1)
    {
        v1.MapPost("/seats/{seatId:guid}/absences", Handle).WithTags("seats").WithName(nameof(DeclareAbsence)).WithSummary("Be away, with a substitute")
            .Needs(CommitteesModule.Write).Answers<AbsenceResource>(201).Refuses(404, 409, 422);
        v1.MapPost("/absences/{absenceId:guid}/returns", Return).WithTags("seats").WithName("EndAbsence").WithSummary("Come back before the day that was named")
            .Needs(CommitteesModule.Write).Answers<AbsenceResource>().Refuses(404, 412, 422, 428);
        v1.MapGet("/committees/{committeeId:guid}/absences", List).WithTags("seats").WithName("GetAbsences").WithSummary("Who is away, or was")
            .Needs(CommitteesModule.Read).Answers<Page<AbsenceResource>>().Refuses(404);
    }

    internal static async Task<IResult> Handle(
        Guid seatId, Request request, CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller, CancellationToken ct)
    {
        var (from, to) = (request.From!.Value, request.To!.Value);
        if (await db.Seats.AsNoTracking().SingleOrDefaultAsync(one => one.Id == seatId, ct) is not { } seat
            || await db.Seats.AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.SubstituteSeatId, ct) is not { } substitute)
            return CommitteeProblems.SeatNotFound.ToRefusal();
        if (caller.IsOutside(await source.Current(ct), seat.UnitId, from, out var outside))
            return outside;
        var others = await db.Absences.AsNoTracking().Where(one => one.CommitteeId == seat.CommitteeId && one.From < to && from < one.To).ToListAsync(ct);
        var absence = new Absence();
        if (absence.Declare(seat, substitute, from, to, request.Reason, others).Refused(out var refusal, out var declared))
            return refusal;
        db.Add(absence);
        log.Append(absence, declared, Readers.Within(seat.UnitId), on: from);
        foreach (var task in await db.Tasks.Where(one => one.SeatId == seatId && one.IsOpen && one.DueOn >= from && one.DueOn < to)
            .OrderBy(one => one.DueOn).Take(MostTasks).ToListAsync(ct))
            log.Append(task, task.PassTo(absence), task.Readers);
        return await log.Save(
            Answer.Created($"/v1/absences/{absence.Id}", AbsenceResource.Of(absence), absence.Version), ct, (Absence.OneAtATime, AbsenceProblems.AwayAlready));
    }

    internal static async Task<IResult> Return(
        Guid absenceId, Returning request, IfMatch ifMatch, CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller, CancellationToken ct)
    {
        if (await db.Absences.SingleOrDefaultAsync(one => one.Id == absenceId, ct) is not { } absence)
            return AbsenceProblems.NotFound.ToRefusal();
        if (caller.IsOutside(await source.Current(ct), absence.UnitId, request.On!.Value, out _))
            return AbsenceProblems.NotFound.ToRefusal();
        if (ifMatch.Stale(absence, out var stale))
            return stale;
        if (absence.Return(request.On.Value).Refused(out var refusal, out var ended))
            return refusal;
        log.Append(absence, ended, Readers.Within(absence.UnitId), on: request.On);
        return await log.Save(Answer.Ok(AbsenceResource.Of(absence), absence.Version), ct);
    }

    internal static async Task<IResult> List(
        Guid committeeId, [PlausibleDate, Description("Only those away on this day.")] DateOnly? asOf, [AsParameters] Paging page, CommitteeDbContext db,
        UnitTreeSource source, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        if (await db.Committees.AsNoTracking().SingleOrDefaultAsync(one => one.Id == committeeId, ct) is not { } committee)
            return CommitteeProblems.CommitteeNotFound.ToRefusal();
        if (caller.IsOutside(await source.Current(ct), committee.UnitId, asOf ?? clock.Today(), out var outside))
            return outside;
        var absences = db.Absences.AsNoTracking().Where(one => one.CommitteeId == committeeId);
        if (asOf is { } day)
            absences = absences.Where(one => one.From <= day && day < one.To);
        if (after is not null)
            absences = absences.Where(one => one.From > after.From || (one.From == after.From && one.Id > after.Id));
        var found = await absences.OrderBy(one => one.From).ThenBy(one => one.Id).Take(page.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Of([.. found.Select(AbsenceResource.Of)], last => new After(last.From, last.Id)));
    }
}
