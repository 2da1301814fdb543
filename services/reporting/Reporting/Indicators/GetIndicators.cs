using System.ComponentModel.DataAnnotations;
using DanVan.Reporting.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Indicators;

/// <summary>What can be asked for: every version of every indicator that the caller may see figures of.</summary>
internal static class GetIndicators
{
    private sealed record After(string Code, short Version);

    internal static void Map(RouteGroupBuilder indicators)
    {
        indicators.MapGet("/", Handle)
            .WithName(nameof(GetIndicators)).WithSummary("Indicators with their definitions").AllowAnonymous().Answers<Page<IndicatorView>>();
        indicators.MapGet("/{code}", HandleOne)
            .WithName("GetIndicator").WithSummary("An indicator in all its versions, each with its days").AllowAnonymous().Answers<IndicatorVersions>().Refuses(404);
    }

    internal static async Task<IResult> Handle(
        [AsParameters] Paging paging, ReportingDbContext db, Caller caller, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var why))
            return why;
        var indicators = await Seen(db, caller)
            .Where(one => after == null || one.Code.CompareTo(after.Code) > 0 || one.Code == after.Code && one.Version > after.Version)
            .OrderBy(one => one.Code).ThenBy(one => one.Version).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. indicators.Select(IndicatorView.Of)], one => new After(one.Code, one.Version)));
    }

    internal static async Task<IResult> HandleOne(
        [StringLength(DefineIndicator.LongestCode)] string code, ReportingDbContext db, Caller caller, CancellationToken ct) =>
        await Seen(db, caller).Where(one => one.Code == code).OrderBy(one => one.Version).ToListAsync(ct) is { Count: > 0 } versions
            ? TypedResults.Ok(new IndicatorVersions(code, [.. versions.Select(IndicatorView.Of)]))
            : ReportingProblems.IndicatorNotFound.ToRefusal();

    private static IQueryable<Indicator> Seen(ReportingDbContext db, Caller caller)
    {
        var all = caller.Has(ReportingScopes.Read);
        return db.Indicators.AsNoTracking().Include(one => one.Inputs).Where(one => all || one.Visibility != "subtree");
    }
}

/// <param name="Versions">In the order of their days.</param>
public sealed record IndicatorVersions(string Code, IReadOnlyList<IndicatorView> Versions);

/// <param name="Version">Facts keep the version by which they were counted.</param>
/// <param name="ValidTo">First day counted by another version.</param>
/// <param name="Measure">What is counted: <c>model</c>, <c>opinion</c>.</param>
/// <param name="Direction"><c>up</c> where more is better, <c>down</c> where less is, <c>none</c> where the number says nothing by itself.</param>
/// <param name="Visibility"><c>public</c>; <c>subtree</c>: only for callers of the unit and those above it; <c>grouped</c>: for these exactly.</param>
/// <param name="Formula">Of a ratio.</param>
/// <param name="SmallestGroup">For others fewer than these are withheld: a value that is missing means "fewer, or none".</param>
/// <param name="Counts">
/// <c>each</c> event; a subject once, by its <c>first</c> or as its <c>latest</c> event has it; <c>units</c> or <c>residents</c> of the unit tree; a <c>ratio</c>.
/// </param>
/// <param name="Inputs">The events that are counted, or end what was counted.</param>
/// <param name="Disaggregations">Fields of the counted events by which a query may divide it.</param>
public sealed record IndicatorView(
    string Code, short Version, DateOnly ValidFrom, DateOnly? ValidTo, string NameVi, string NameEn, string DefinitionVi, string DefinitionEn,
    string Measure, string Direction, string Visibility, short? SmallestGroup, FormulaView? Formula, string? LegalBasis,
    string Counts, IReadOnlyList<DefinedInput> Inputs, IReadOnlyList<string> Disaggregations)
{
    internal static IndicatorView Of(Indicator one) => new(
        one.Code, one.Version, one.ValidFrom, one.ValidTo, one.NameVi, one.NameEn, one.DefinitionVi, one.DefinitionEn,
        one.Measure, one.Direction, one.Visibility, one.SmallestGroup,
        one.IsRatio ? new(one.Numerator!, one.Denominator!, one.Per!.Value) : null, one.LegalBasis, one.Counts,
        [.. one.Inputs.OrderBy(input => (input.EventType, input.Effect, input.Value, input.Condition)).Select(input => input.Said())], one.Disaggregations);
}

/// <summary>Numerator divided by denominator, times a factor: divided anew at every level.</summary>
public sealed record FormulaView(string Numerator, string Denominator, decimal Per);
