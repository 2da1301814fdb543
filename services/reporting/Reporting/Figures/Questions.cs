using System.Globalization;
using DanVan.Committee.Units;
using DanVan.Reporting.Indicators;
using DanVan.Reporting.Releases;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Figures;

/// <summary>Reads questions; refuses what cannot be understood, is not the caller's to see, or cannot be answered freshly.</summary>
internal sealed class Questions(ReportingDbContext db, KnownTrees trees, FreshnessReader freshness, Gates gates, Caller caller, TimeProvider clock)
{
    /// <param name="partly">Whoever asks leaves out what is withheld until its release; else the question is refused where a part of it is.</param>
    /// <param name="preview">False where what is answered is kept for others to read: then nothing is seen before its release.</param>
    public async Task<(Question? Question, Refusal? Why)> Read(FigureQuery query, CancellationToken ct, bool partly = false, bool preview = true)
    {
        if (!Period.TryParse(query.Period, out var period))
            return (null, ReportingProblems.BadPeriod.With($"Không đọc được kỳ '{query.Period}'.", $"'{query.Period}' is no period.", ("period", query.Period)));
        if (!TryTime(query.AsOf, clock, out var asOf))
            return (null, ReportingProblems.BadTime.With("Cần một ngày hoặc thời điểm RFC 3339 không ở tương lai.", "Expected a day or an RFC 3339 time, not in the future."));

        var (indicator, breaks, unknown) = await Find(query.Indicator, period, asOf, ct);
        if (indicator is null)
            return (null, unknown);
        // Before the figures are read, so that they are at least as new as it says.
        var (fresh, tooOld) = await freshness.Read(asOf, ct);
        if (fresh is null)
            return (null, tooOld);
        // What is told is of then, to whom it may be told is of now: rights that were not known of then would let nobody into its own past.
        var now = await trees.At(null, ct);
        var tree = asOf is null ? now : await trees.At(asOf, ct);
        if (tree.Resolve(query.Unit) is not { } unitId)
            return (null, ReportingProblems.UnitNotFound.With(
                $"Không có đơn vị '{query.Unit}'; dùng id, hoặc mã@ngày như 412@2018-03-26.",
                $"There is no unit '{query.Unit}'; use an id, or code@day such as 412@2018-03-26.", ("unit", query.Unit)));
        if (Forbidden(indicator, now, out var own) is { } forbidden)
            return (null, forbidden);

        var by = Enum.Parse<Grouping>(query.By ?? "none", ignoreCase: true);
        var structure = query.Structure ?? (asOf is { } then ? VietnamTime.Day(then) : clock.Today());
        var question = new Question(indicator, breaks, unitId, period, structure, by, asOf, own, Placement.In(tree), Placement.In(now), fresh);
        if (await gates.Shut(fresh.Releases, asOf, ct) is { Count: > 0 } shut && !(preview && Previews(question)))
            question = question with { Embargoes = [.. shut.Where(one => one.Touches(indicator.Code, period) && one.Touches(question.Placement, unitId))] };
        return question.Embargoes.Count > 0 && !partly ? (null, Gate.Refuse(question.Embargoes)) : (question, null);
    }

    /// <summary>The same question about a part of a ratio, by the rights of the ratio: what is divided is of the same units as what it is divided by.</summary>
    public async Task<(Question? Question, Refusal? Why)> ReadPart(
        Question ratio, string part, FigureQuery query, CancellationToken ct, bool partly = false, bool preview = true)
    {
        var (question, why) = await Read(query with { Indicator = part }, ct, partly, preview);
        return question is null || ratio.Own is null ? (question, why) : (question with { Own = ratio.Own, InGroups = false }, null);
    }

    /// <summary>What is not released yet is seen by whoever has the scope for it, in the unit of the token and below.</summary>
    private bool Previews(Question asked) => caller.Has(ReportingScopes.Preview) && asked.Rights.Tree.Resolve(caller.Unit) is { } own
        && asked.Rights.Tree.Covers(own, asked.UnitId, asked.Rights.DayOf(asked.UnitId, asked.Period.To) ?? asked.Period.To);

    private async Task<(Indicator? Indicator, IReadOnlyList<DateOnly> Breaks, Refusal? Why)> Find(string code, Period period, DateTimeOffset? asOf, CancellationToken ct)
    {
        var versions = await Definition.KnownAt(db, asOf).Where(one => one.Code == code).OrderBy(one => one.ValidFrom).ToListAsync(ct);
        if (versions.Count > 0)
        {
            return (versions.LastOrDefault(one => one.ValidFrom <= period.To) ?? versions[0],
                [.. versions.Select(one => one.ValidFrom).Where(day => day > period.From && day <= period.To)], null);
        }
        var known = await Definition.KnownAt(db, asOf).Where(one => one.Visibility != "subtree").Select(one => one.Code).Distinct().Order().ToListAsync(ct);
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

    /// <summary>A day means its end. False for what is neither a day nor a time, or lies behind today.</summary>
    internal static bool TryTime(string? text, TimeProvider clock, out DateTimeOffset? time)
    {
        time = null;
        if (text is null)
            return true;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && PlausibleDateAttribute.IsPlausible(day))
            time = VietnamTime.Midnight(day.AddDays(1)).AddMicroseconds(-1);
        // A plus sign that was not escaped arrives as a space.
        else if (DateTimeOffset.TryParseExact(text.Replace(' ', '+'),
            ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            && PlausibleDateAttribute.IsPlausible(DateOnly.FromDateTime(moment.UtcDateTime)))
            time = moment;
        return time is not null && time <= VietnamTime.Midnight(clock.Today().AddDays(1));
    }
}
