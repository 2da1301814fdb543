using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Calendar;
using DanVan.Committee.Committees;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Promises;

/// <summary>A promise made before the people.</summary>
/// <param name="CommitteeId">The committee whose agenda it comes to when it is overdue.</param>
/// <param name="Maker">The office that promised.</param>
/// <param name="Words">What was promised.</param>
/// <param name="Proof">What shows that it was kept: documents by their symbol, pages by their address.</param>
public sealed record PromiseResource(
    Guid Id, Guid? CommitteeId, Guid UnitId, Guid DialogueId, string Maker, string Words, DateOnly MadeOn, DeadlineResource Deadline, bool IsOpen,
    DateOnly? KeptOn, string? Statement, IReadOnlyList<string> Proof, bool? OnTime, long Version)
{
    internal static PromiseResource Of(Promise promise, WorkingCalendar? explain = null) => new(
        promise.Id, promise.CommitteeId, promise.UnitId, promise.DialogueId, promise.Maker, promise.Words, promise.MadeOn,
        DeadlineResource.Of(promise, explain: explain), promise.IsOpen, promise.KeptOn, promise.Statement, promise.Proof, promise.OnTime, promise.Version);
}

/// <summary>Promises: those of a subtree, those for a committee's next agenda, and the proof that one was kept.</summary>
internal static class PromisesModule
{
    /// <param name="CommitteeId">Only those that come to this committee's agenda.</param>
    public sealed record Query([property: Description(Reads.Under)] Guid? Under, Guid? CommitteeId, bool? Overdue);

    /// <param name="On">The day; today unless given.</param>
    public sealed record Keeping(
        [property: Required, StringLength(Promise.LongestStatement, MinimumLength = 5)] string Statement,
        [property: Required, MinLength(1), MaxLength(Promise.MostProof)] IReadOnlyList<string> Proof,
        [property: PlausibleDate] DateOnly? On = null);

    internal sealed record After(DateOnly On, Guid Id);

    /// <summary>What a committee's next agenda must hold on a day: its overdue promises, the longest overdue first.</summary>
    internal static IQueryable<Promise> ForAgenda(this DbSet<Promise> promises, SteeringCommittee committee, DateOnly on) => promises.AsNoTracking()
        .Where(promise => promise.CommitteeId == committee.Id && promise.IsOpen && promise.OverdueSince != null && promise.OverdueSince <= on)
        .OrderBy(promise => promise.DueOn);

    internal static void MapPromises(this RouteGroupBuilder v1)
    {
        var promises = v1.MapGroup("/promises").WithTags("promises");
        promises.MapGet("/", List).WithName("GetPromises").WithSummary("Promises below a unit, by their last day")
            .Needs(CommitteesModule.Read).Answers<Page<PromiseResource>>();
        promises.MapGet("/{promiseId:guid}", Get).WithName("GetPromise").WithSummary("Read a promise")
            .Needs(CommitteesModule.Read).Answers<PromiseResource>().Refuses(404);
        promises.MapPost("/{promiseId:guid}/proofs", Keep).WithName("KeepPromise").WithSummary("Show that a promise was kept")
            .Needs(CommitteesModule.Write).Answers<PromiseResource>().Refuses(404, 409, 412, 422, 428);
    }

    internal static async Task<IResult> List(
        [AsParameters] Query query, [AsParameters] Paging page, CommitteeDbContext db, UnitTreeSource source, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        if ((await source.Current(ct)).Reach(caller, query.Under, clock.Today()).Refused(out var refusal, out var mine))
            return refusal;
        var promises = db.Promises.Within(mine, nameof(Promise.MadeOn));
        if (query.CommitteeId is { } committee)
            promises = promises.Where(promise => promise.CommitteeId == committee);
        if (query.Overdue is { } overdue)
            promises = overdue ? promises.Where(promise => promise.IsOpen && promise.OverdueSince != null) : promises.Where(promise => !promise.IsOpen || promise.OverdueSince == null);
        if (after is not null)
            promises = promises.Where(promise => promise.DueOn > after.On || (promise.DueOn == after.On && promise.Id > after.Id));
        var found = await promises.OrderBy(promise => promise.DueOn).ThenBy(promise => promise.Id).Take(page.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Of([.. found.Select(promise => PromiseResource.Of(promise))], last => new After(last.Deadline.On, last.Id)));
    }

    internal static async Task<IResult> Get(
        Guid promiseId, [Description(Reads.Explain)] bool? explain, CommitteeDbContext db, CancellationToken ct) =>
        await db.Promises.AsNoTracking().SingleOrDefaultAsync(one => one.Id == promiseId, ct) is { } promise
            ? Answer.Ok(PromiseResource.Of(promise, explain == true ? await db.WorkingCalendar(ct) : null), promise.Version)
            : PromiseProblems.NotFound.ToRefusal();

    internal static async Task<IResult> Keep(
        Guid promiseId, Keeping request, IfMatch ifMatch, CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var on = request.On ?? clock.Today();
        if (await db.Promises.SingleOrDefaultAsync(one => one.Id == promiseId, ct) is not { } promise)
            return PromiseProblems.NotFound.ToRefusal();
        if (caller.IsOutside(await source.Current(ct), promise.UnitId, on, out var outside))
            return outside;
        if (ifMatch.Stale(promise, out var stale))
            return stale;
        if (promise.Keep(request.Statement, request.Proof, on, clock.Today()).Refused(out var refusal, out var kept))
            return refusal;
        log.Append(promise, kept, promise.Readers, on: on);
        return await log.Save(Answer.Ok(PromiseResource.Of(promise), promise.Version), ct);
    }
}
