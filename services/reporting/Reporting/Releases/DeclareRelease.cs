using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Committee.Units;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Releases;

/// <summary>Declares a slice that is prepared for release: from now on it is withheld.</summary>
internal static class DeclareRelease
{
    /// <param name="Indicators">Codes. Of a ratio its parts are withheld too.</param>
    /// <param name="Period">The days whose figures they are.</param>
    /// <param name="Reason">Why they are withheld, for everybody to read.</param>
    /// <param name="UnitId">Only what is counted within this unit; all units unless given.</param>
    public sealed record Request(
        [property: Required, StringLength(Release.LongestName, MinimumLength = 3)] string Name,
        [property: Required, MinLength(1), MaxLength(Release.MostIndicators)] IReadOnlyList<string> Indicators,
        [property: Required, StringLength(30), Description("A year, quarter, month, day or range.")] string Period,
        [property: Required, StringLength(Release.LongestReason, MinimumLength = 5)] string Reason,
        Guid? UnitId = null);

    internal static void Map(RouteGroupBuilder releases) => releases.MapPost("/", Handle)
        .WithName(nameof(DeclareRelease)).WithSummary("Declare figures that are withheld until their release")
        .Needs(ReportingScopes.Define).Answers<ReleaseResource>(201).Refuses(404, 409, 422);

    internal static async Task<IResult> Handle(
        Request request, ReportingDbContext db, EventLog log, UnitTreeSource units, TimeProvider clock, CancellationToken ct)
    {
        if (!Figures.Period.TryParse(request.Period, out var days))
            return ReportingProblems.BadPeriod.ToRefusal();
        if (request.UnitId is { } unit && (await units.Current(ct)).Find(unit) is null)
            return ReportingProblems.UnitNotFound.ToRefusal();
        var known = await db.Indicators.AsNoTracking().ToListAsync(ct);
        List<string> indicators = [];
        foreach (var code in request.Indicators.Distinct())
        {
            var versions = known.Where(one => one.Code == code).ToList();
            if (versions.Count == 0)
                return ReportingProblems.IndicatorNotFound.With($"Không có chỉ tiêu '{code}'.", $"There is no indicator '{code}'.", ("indicator", code));
            if (versions[0].IsOfTheTree)
                return ReleaseProblems.SliceUnfit.With(
                    $"'{code}' được đếm từ danh mục đơn vị, ai cũng đọc được.", $"'{code}' is counted from the registry of units, which everybody reads.", ("indicator", code));
            indicators.AddRange([code, .. versions.SelectMany(one => new[] { one.Numerator, one.Denominator }).OfType<string>()
                .Where(part => !known.Exists(one => one.Code == part && one.IsOfTheTree))]);
        }
        indicators = [.. indicators.Distinct().Order(StringComparer.Ordinal)];
        var now = clock.GetUtcNow();
        var released = await db.Releases.AsNoTracking()
            .Where(one => one.ReleaseAt <= now && one.From <= days.To && days.From <= one.To && one.Indicators.Any(code => indicators.Contains(code))).ToListAsync(ct);
        var release = new Release();
        if (release.Declare(request, days, indicators, released, now).Refused(out var refusal, out var declared))
            return refusal;
        db.Add(release);
        log.Append(release, declared, ReleasesModule.Readers(known, release));
        return await log.Save(Answer.Created($"/v1/releases/{release.Id}", ReleaseResource.Of(release, now), release.Version), ct);
    }
}

/// <param name="State">draft, embargo, withdrawn or released, by the clock.</param>
/// <param name="DeclaredAt">From then on it is withheld.</param>
/// <param name="Withdrawn">Why the last time that was set holds no more.</param>
public sealed record ReleaseResource(
    Guid Id, string Name, IReadOnlyList<string> Indicators, DateOnly From, DateOnly To, Guid? UnitId, string Reason, ReleaseState State, DateTimeOffset DeclaredAt,
    DateTimeOffset? ReleaseAt, string? Withdrawn, long Version)
{
    internal static ReleaseResource Of(Release one, DateTimeOffset now) => new(
        one.Id, one.Name, one.Indicators, one.From, one.To, one.UnitId, one.Reason, one.StateAt(now), one.DeclaredAt, one.ReleaseAt, one.Withdrawn, one.Version);
}
