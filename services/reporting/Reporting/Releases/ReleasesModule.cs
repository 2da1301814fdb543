using System.ComponentModel.DataAnnotations;
using DanVan.Reporting.Indicators;
using DanVan.Reporting.Rebuilding;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Releases;

/// <summary>The calendar of releases: what is withheld, until when, and why.</summary>
internal static class ReleasesModule
{
    /// <param name="ReleaseAt">A time to come, with its zone.</param>
    public sealed record Embargoing([property: Required] DateTimeOffset? ReleaseAt);

    public sealed record Withdrawing([property: Required, StringLength(Release.LongestReason, MinimumLength = 5)] string Reason);

    private sealed record After(Guid Id);

    internal static void AddReleases(this IHostApplicationBuilder builder) => builder.Services.AddSingleton<Gates>();

    internal static void MapReleases(this RouteGroupBuilder v1)
    {
        var releases = v1.MapGroup("/releases").WithTags("releases");
        DeclareRelease.Map(releases);
        releases.MapPost("/{releaseId:guid}/embargoes", Embargo).WithName("EmbargoRelease").WithSummary("Set, or put off, the time of a release")
            .Needs(ReportingScopes.Define).Answers<ReleaseResource>().Refuses(404, 409, 412, 422, 428);
        releases.MapPost("/{releaseId:guid}/withdrawals", Withdraw).WithName("WithdrawRelease").WithSummary("Take back the time of a release, with the reason")
            .Needs(ReportingScopes.Define).Answers<ReleaseResource>().Refuses(404, 409, 412, 428);
        releases.MapGet("/", List).WithName("GetReleases").WithSummary("The calendar of releases, the newest first").AllowAnonymous().Answers<Page<ReleaseResource>>();
        releases.MapGet("/{releaseId:guid}", Get).WithName("GetRelease").WithSummary("Read a release").AllowAnonymous().Answers<ReleaseResource>().Refuses(404);
    }

    /// <summary>Of what is only told to some, only operators are told that it is withheld.</summary>
    internal static Readers Readers(IEnumerable<Indicator> known, Release release) =>
        known.Any(one => one.Visibility == "subtree" && release.Indicators.Contains(one.Code)) ? RebuildingModule.Operators : DanVan.ServiceDefaults.Readers.Public();

    internal static Task<IResult> Embargo(Guid releaseId, Embargoing request, IfMatch ifMatch, ReportingDbContext db, EventLog log, TimeProvider clock, CancellationToken ct) =>
        Change(releaseId, ifMatch, db, log, clock, (release, now) => release.Embargo(request.ReleaseAt!.Value, now).Refused(out var refusal, out var embargoed) ? (null, refusal) : (embargoed, null), ct);

    internal static Task<IResult> Withdraw(Guid releaseId, Withdrawing request, IfMatch ifMatch, ReportingDbContext db, EventLog log, TimeProvider clock, CancellationToken ct) =>
        Change(releaseId, ifMatch, db, log, clock, (release, now) => release.Withdraw(request.Reason, now).Refused(out var refusal, out var withdrawn) ? (null, refusal) : (withdrawn, null), ct);

    private static async Task<IResult> Change(
        Guid id, IfMatch ifMatch, ReportingDbContext db, EventLog log, TimeProvider clock, Func<Release, DateTimeOffset, (object? Happened, Refusal? Why)> decide, CancellationToken ct)
    {
        if (await db.Releases.SingleOrDefaultAsync(one => one.Id == id, ct) is not { } release)
            return ReleaseProblems.NotFound.ToRefusal();
        if (ifMatch.Stale(release, out var stale))
            return stale;
        var now = clock.GetUtcNow();
        var (happened, why) = decide(release, now);
        if (happened is null)
            return why!;
        log.Append(release, happened, Readers(await db.Indicators.AsNoTracking().ToListAsync(ct), release));
        return await log.Save(Answer.Ok(ReleaseResource.Of(release, now), release.Version), ct);
    }

    internal static async Task<IResult> List([AsParameters] Paging page, ReportingDbContext db, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        if (page.Malformed<After>(out var after, out var malformed))
            return malformed;
        var hidden = await Hidden(db, caller, ct);
        var found = await db.Releases.AsNoTracking().Where(one => (after == null || one.Id < after.Id) && !one.Indicators.All(code => hidden.Contains(code)))
            .OrderByDescending(one => one.Id).Take(page.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(page.Of([.. found.Select(one => Shown(one, hidden, clock))], last => new After(last.Id)));
    }

    internal static async Task<IResult> Get(Guid releaseId, ReportingDbContext db, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var hidden = await Hidden(db, caller, ct);
        return await db.Releases.AsNoTracking().SingleOrDefaultAsync(one => one.Id == releaseId, ct) is { } found && !found.Indicators.TrueForAll(hidden.Contains)
            ? Answer.Ok(Shown(found, hidden, clock), found.Version)
            : ReleaseProblems.NotFound.ToRefusal();
    }

    private static ReleaseResource Shown(Release one, List<string> hidden, TimeProvider clock) =>
        ReleaseResource.Of(one, clock.GetUtcNow()) with { Indicators = [.. one.Indicators.Except(hidden)] };

    /// <summary>Indicators that are not listed for this caller either.</summary>
    private static async Task<List<string>> Hidden(ReportingDbContext db, Caller caller, CancellationToken ct) => caller.Has(ReportingScopes.Read) ? []
        : await db.Indicators.Where(one => one.Visibility == "subtree").Select(one => one.Code).Distinct().ToListAsync(ct);
}
