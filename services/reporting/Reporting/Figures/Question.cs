using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DanVan.Committee.Units;
using DanVan.Reporting.Indicators;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Figures;

/// <summary>A question about figures, understood: who asks, what is counted, where, when, and as known when.</summary>
/// <param name="Indicator">The definition in force at the end of the period.</param>
/// <param name="Breaks">Days inside the period on which another version of the definition began.</param>
/// <param name="Own">The unit for whose subtree the caller may see figures as they are; null where all are public, empty where none is the caller's.</param>
internal sealed record Question(
    Indicator Indicator, IReadOnlyList<DateOnly> Breaks, Guid UnitId, Period Period, DateOnly Structure, Grouping By, DateTimeOffset? AsOf,
    Guid? Own, Placement Placement, Freshness Freshness)
{
    public UnitTree Tree => Placement.Tree;

    /// <summary>May the caller see what was counted for the unit on the day?</summary>
    public bool MaySee(Guid unitId, DateOnly day) => Own is not { } own || Tree.Covers(own, unitId, day);

    /// <summary>All of the unit's figures, or only those within the caller's own unit.</summary>
    public bool SeesAll => MaySee(UnitId, Placement.DayOf(UnitId, Period.To) ?? Period.To);

    /// <summary><c>all</c>; <c>own-unit</c>: only what lies within the caller's unit is counted; <c>groups</c>: elsewhere in groups of the smallest size.</summary>
    public string Coverage => SeesAll ? "all" : Indicator.IsGrouped ? "groups" : "own-unit";

    /// <summary>The value as it may be shown: where small groups are withheld, none and fewer than the smallest look alike.</summary>
    public decimal? Shown(decimal value, Guid unitId, DateOnly day) =>
        value == 0 && Indicator.IsGrouped && !MaySee(unitId, Placement.DayOf(unitId, day) ?? day) ? null : FigureView.Round(value);

    /// <summary>A ratio has no sum: it is refused where one is asked for, with where it is answered.</summary>
    public bool IsDivided([NotNullWhen(true)] out Refusal? why)
    {
        why = !Indicator.IsRatio ? null : ReportingProblems.RatioHasNoSum.With(
            $"'{Indicator.Code}' = {Indicator.Numerator} / {Indicator.Denominator}: dùng POST /v1/queries, hoặc hỏi từng phần.",
            $"'{Indicator.Code}' = {Indicator.Numerator} / {Indicator.Denominator}: use POST /v1/queries, or ask for its parts.",
            ("numerator", Indicator.Numerator), ("denominator", Indicator.Denominator));
        return why is not null;
    }

    /// <summary>A zero would read as "nothing happened there" where it means "not yours to see": the refusal that says so instead.</summary>
    public Refusal? Hidden(Caller caller, params ReadOnlySpan<Cast> found)
    {
        foreach (var cast in found)
        {
            if (cast.Groups.Count > 0)
                return null;
        }
        return !SeesAll && !Indicator.IsGrouped && caller.IsOutside(Tree, UnitId, Period.To, out var outside) ? outside : null;
    }
}

/// <summary>Reads questions; refuses what cannot be understood, is not the caller's to see, or cannot be answered freshly.</summary>
internal sealed class Questions(ReportingDbContext db, KnownTrees trees, FreshnessReader freshness, Caller caller, TimeProvider clock)
{
    public async Task<(Question? Question, Refusal? Why)> Read(FigureQuery query, CancellationToken ct)
    {
        if (!Period.TryParse(query.Period, out var period))
            return (null, ReportingProblems.BadPeriod.With($"Không đọc được kỳ '{query.Period}'.", $"'{query.Period}' is no period.", ("period", query.Period)));
        if (!TryTime(query.AsOf, clock, out var asOf))
            return (null, ReportingProblems.BadTime.With("Cần một ngày hoặc thời điểm RFC 3339 không ở tương lai.", "Expected a day or an RFC 3339 time, not in the future."));

        var (indicator, breaks, unknown) = await Find(query.Indicator, period, ct);
        if (indicator is null)
            return (null, unknown);
        // Before the figures are read, so that they are at least as new as it says.
        var (fresh, tooOld) = await freshness.Read(asOf, ct);
        if (fresh is null)
            return (null, tooOld);
        var tree = await trees.At(asOf, ct);
        if (tree.Resolve(query.Unit) is not { } unitId)
            return (null, ReportingProblems.UnitNotFound.With(
                $"Không có đơn vị '{query.Unit}'; dùng id, hoặc mã@ngày như 412@2018-03-26.",
                $"There is no unit '{query.Unit}'; use an id, or code@day such as 412@2018-03-26.", ("unit", query.Unit)));
        if (Forbidden(indicator, tree, out var own) is { } forbidden)
            return (null, forbidden);

        var by = Enum.Parse<Grouping>(query.By ?? "none", ignoreCase: true);
        var structure = query.Structure ?? (asOf is { } then ? VietnamTime.Day(then) : clock.Today());
        return (new(indicator, breaks, unitId, period, structure, by, asOf, own, Placement.In(tree), fresh), null);
    }

    private async Task<(Indicator? Indicator, IReadOnlyList<DateOnly> Breaks, Refusal? Why)> Find(string code, Period period, CancellationToken ct)
    {
        var versions = await db.Indicators.AsNoTracking().Where(one => one.Code == code).OrderBy(one => one.ValidFrom).ToListAsync(ct);
        if (versions.Count > 0)
        {
            return (versions.LastOrDefault(one => one.ValidFrom <= period.To) ?? versions[0],
                [.. versions.Select(one => one.ValidFrom).Where(day => day > period.From && day <= period.To)], null);
        }
        var known = await db.Indicators.Where(one => one.Visibility != "subtree").Select(one => one.Code).Distinct().Order().ToListAsync(ct);
        return (null, [], ReportingProblems.IndicatorNotFound.With(
            $"Không có chỉ tiêu '{code}'. Có: {string.Join(", ", known)}.", $"There is no indicator '{code}'. There are: {string.Join(", ", known)}.",
            ("indicator", code), ("known", known)));
    }

    private Refusal? Forbidden(Indicator indicator, UnitTree tree, out Guid? own)
    {
        own = null;
        if (indicator.IsPublic)
            return null;
        own = tree.Resolve(caller.Unit);
        if (indicator.IsGrouped)
        {
            own = caller.Has(ReportingScopes.Read) && own is not null ? own : Guid.Empty;
            return null;
        }
        if (caller.IsAnonymous)
            return ReportingProblems.NotPublic;
        return caller.Has(ReportingScopes.Read) && own is not null ? null : CommonProblems.Forbidden.With(
            $"Cần quyền {ReportingScopes.Read} và một đơn vị trong mã truy cập.", $"Needs the scope {ReportingScopes.Read}, and a unit in the token.",
            ("callerUnit", caller.Unit));
    }

    /// <summary>A day stands for its end. A plus sign that was not escaped arrives as a space.</summary>
    /// <summary>A day means its end. False for what is neither a day nor a time, or lies behind today.</summary>
    internal static bool TryTime(string? text, TimeProvider clock, out DateTimeOffset? time)
    {
        time = null;
        if (text is null)
            return true;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && PlausibleDateAttribute.IsPlausible(day))
            time = VietnamTime.Midnight(day.AddDays(1)).AddMicroseconds(-1);
        else if (DateTimeOffset.TryParseExact(text.Replace(' ', '+'),
            ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            && PlausibleDateAttribute.IsPlausible(DateOnly.FromDateTime(moment.UtcDateTime)))
            time = moment;
        return time is not null && time <= VietnamTime.Midnight(clock.Today().AddDays(1));
    }
}
