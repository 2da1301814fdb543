using System.ComponentModel.DataAnnotations;
using DanVan.Reporting.Figures;
using DanVan.Reporting.Queries;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Signals;

/// <summary>Looks through the months of a period at every single unit, and tells whoever inspects what was not told before.</summary>
internal static class LookForSignals
{
    private const int MostMonths = 36;

    public sealed record Request(
        [property: Required, StringLength(60)] string Indicator,
        [property: Required, StringLength(60)] string Unit,
        [property: Required, StringLength(30)] string Period);

    public sealed record Response(IReadOnlyList<SignalResource> Raised, int KnownBefore);

    internal static void Map(RouteGroupBuilder signals) => signals.MapPost("/", Handle)
        .WithName(nameof(LookForSignals)).WithSummary("Look for figures that are unlikely, and raise them for inspection")
        .Needs(ReportingScopes.Read).Answers<Response>().Refuses(404, 409, 422, 503);

    internal static async Task<IResult> Handle(
        Request request, ReportingDbContext db, Answers answers, EventLog log, Caller caller, CancellationToken ct)
    {
        if (!Figures.Period.TryParse(request.Period, out var period) || Months(period) is not { Count: > 0 and <= MostMonths } months)
            return ReportingProblems.BadPeriod.With($"Cần 1 đến {MostMonths} tháng.", $"Expected 1 to {MostMonths} months.");
        var (answered, why) = await answers.Read(
            new(request.Indicator, request.Unit, request.Period, period.To, nameof(Grouping.Unit), null), months, QueryView.Recast, ct, preview: false);
        if (answered is null)
            return why!;
        // Only what the caller may see one by one is looked through, and told to who may see it too.
        if (!answered.Question.SeesAll)
            return CommonProblems.Forbidden.ToRefusal();
        var found = Signs.Of(Series(answered.Rows, months), answered.Question.Indicator.Measure == "percent").ToList();
        var known = await db.Signals.Where(one => one.Indicator == request.Indicator && one.From == period.From && one.To == period.To)
            .Select(one => new { one.UnitId, one.Kind }).ToListAsync(ct);
        var fresh = found.Where(sign => !known.Exists(one => one.UnitId == sign.UnitId && one.Kind == sign.Kind)).ToList();
        List<Signal> raised = [];
        foreach (var sign in fresh)
        {
            var signal = new Signal();
            var happened = signal.Raise(sign, request.Indicator, period);
            db.Add(signal);
            // A unit that is told whose rows are its own would have been told its neighbour's.
            log.Append(signal, happened, Readers.Within(sign.OtherUnitId is null ? signal.UnitId : answered.Question.UnitId));
            raised.Add(signal);
        }
        return await log.Save(
            Answer.Ok(new Response([.. raised.Select(one => SignalResource.Of(one, caller, answered.Question.Tree))], found.Count - fresh.Count)), ct, (Signal.Once, CommonProblems.Conflict));
    }

    private static Dictionary<Guid, decimal[]> Series(IReadOnlyList<QueryRow> rows, IReadOnlyList<NamedPeriod> months) =>
        rows.GroupBy(row => row.Unit.Id).ToDictionary(unit => unit.Key, unit =>
        {
            var values = unit.ToDictionary(row => row.Period, row => row.Value ?? 0);
            return months.Select(month => values.GetValueOrDefault(month.Name)).ToArray();
        });

    private static List<NamedPeriod> Months(Period period)
    {
        List<NamedPeriod> months = [];
        for (var first = new DateOnly(period.From.Year, period.From.Month, 1); first <= period.To && months.Count <= MostMonths; first = first.AddMonths(1))
            months.Add(new($"{first:yyyy-MM}", new(first, first.AddMonths(1).AddDays(-1))));
        return months;
    }
}
