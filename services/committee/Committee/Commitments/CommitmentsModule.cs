using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Committees;
using DanVan.Committee.Deadlines;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Committee.Commitments;

/// <summary>Personal commitments of cadres: self-reported, then confirmed by the grassroots unit; for everybody else figures only.</summary>
internal static class CommitmentsModule
{
    private const string KeyHeader = "Commitment-Key";

    /// <summary>No group smaller than this is counted aloud: in a small office a figure is a name.</summary>
    private const int SmallestGroup = 5;

    public sealed record Making(
        [property: Required] Guid? UnitId, [property: Range(2000, 2199)] int Year,
        [property: Required, StringLength(Commitment.LongestWords, MinimumLength = 10)] string Words);

    /// <param name="Key">Shown this once: who holds it reads, reports and lets the unit confirm.</param>
    public sealed record Made(Guid Id, string Key);

    /// <param name="Key">The key that was shown when it was made.</param>
    public sealed record Opening([property: Required, StringLength(Commitment.LongestKey, MinimumLength = 1)] string Key);

    public sealed record CommitmentResource(Guid Id, Guid UnitId, int Year, string Words, DateOnly? ReportedOn, DateOnly? ConfirmedOn, long Version);

    /// <param name="Made">Absent, as the rest, in a group of fewer than five.</param>
    public sealed record Figures(int Year, int? Made, int? Reported, int? Confirmed);

    internal static void MapCommitments(this RouteGroupBuilder v1)
    {
        var commitments = v1.MapGroup("/commitments").WithTags("commitments");
        commitments.MapPost("/", Make).WithName("MakeCommitment").WithSummary("Make a personal commitment and get its key")
            .Needs(CommitteesModule.Write).Answers<Made>(201);
        commitments.MapGet("/{commitmentId:guid}", Read).WithName("GetCommitment").WithSummary("Read a commitment, with its key")
            .Needs(CommitteesModule.Read).Answers<CommitmentResource>().Refuses(404);
        commitments.MapPost("/{commitmentId:guid}/reports", Report).WithName("ReportCommitment").WithSummary("Say that a commitment was kept")
            .Needs(CommitteesModule.Write).Answers<CommitmentResource>().Refuses(404, 409);
        commitments.MapPost("/{commitmentId:guid}/confirmations", Confirm).WithName("ConfirmCommitment").WithSummary("Confirm as the grassroots unit")
            .Needs(CommitteesModule.Write).Answers<CommitmentResource>().Refuses(404, 409);
        v1.MapGet("/commitment-figures", Count).WithTags("commitments").WithName("GetCommitmentFigures").WithSummary("How many commitments below a unit")
            .Needs(CommitteesModule.Read).Answers<Figures>();
    }

    internal static async Task<IResult> Make(
        Making request, CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (caller.IsOutside(await source.Current(ct), request.UnitId!.Value, clock.Today(), out var outside))
            return outside;
        var (commitment, key, made) = Commitment.Make(request.UnitId.Value, request.Year, request.Words);
        db.Add(commitment);
        log.Append(commitment, made, Readers.Within(commitment.UnitId));
        return await log.Save(Answer.Created($"/v1/commitments/{commitment.Id}", new Made(commitment.Id, key), commitment.Version), ct);
    }

    internal static async Task<IResult> Read(
        Guid commitmentId, [FromHeader(Name = KeyHeader), StringLength(Commitment.LongestKey)] string? key, CommitteeDbContext db, CancellationToken ct) =>
        await db.Commitments.AsNoTracking().SingleOrDefaultAsync(one => one.Id == commitmentId, ct) is { } commitment && commitment.OpensTo(key)
            ? Answer.Ok(View(commitment), commitment.Version)
            : CommitmentProblems.NotFound.ToRefusal();

    internal static Task<IResult> Report(
        Guid commitmentId, Opening request, CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller, TimeProvider clock, CancellationToken ct) =>
        Change(commitmentId, request, db, log, source, caller, clock, one => one.Report(clock.Today()), ct);

    internal static Task<IResult> Confirm(
        Guid commitmentId, Opening request, CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller, TimeProvider clock, CancellationToken ct) =>
        Change(commitmentId, request, db, log, source, caller, clock, one => one.Confirm(clock.Today()), ct);

    internal static async Task<IResult> Count(
        [Description(Reads.Under)] Guid? under, [Range(2000, 2199)] int year, CommitteeDbContext db, UnitTreeSource source, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if ((await source.Current(ct)).Reach(caller, under, clock.Today()).Refused(out var refusal, out var mine))
            return refusal;
        var ids = mine.Ids;
        var all = db.Commitments.Where(one => one.Year == year && ids.Contains(one.UnitId));
        var made = await all.CountAsync(ct);
        return TypedResults.Ok(made < SmallestGroup
            ? new Figures(year, null, null, null)
            : new(year, made, await all.CountAsync(one => one.ReportedOn != null, ct), await all.CountAsync(one => one.ConfirmedOn != null, ct)));
    }

    // Two who report at once: the version lets one win; no If-Match, since nobody else can read which version there is.
    private static async Task<IResult> Change<T>(
        Guid id, Opening opening, CommitteeDbContext db, EventLog log, UnitTreeSource source, Caller caller, TimeProvider clock,
        Func<Commitment, Decision<T>> decide, CancellationToken ct)
        where T : class
    {
        if (await db.Commitments.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } commitment || !commitment.OpensTo(opening.Key))
            return CommitmentProblems.NotFound.ToRefusal();
        if (caller.IsOutside(await source.Current(ct), commitment.UnitId, clock.Today(), out var outside))
            return outside;
        if (decide(commitment).Refused(out var refusal, out var happened))
            return refusal;
        log.Append(commitment, happened, Readers.Within(commitment.UnitId));
        return await log.Save(Answer.Ok(View(commitment), commitment.Version), ct);
    }

    private static CommitmentResource View(Commitment one) => new(one.Id, one.UnitId, one.Year, one.Words, one.ReportedOn, one.ConfirmedOn, one.Version);
}
