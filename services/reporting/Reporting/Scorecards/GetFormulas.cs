using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Scorecards;

/// <summary>How units are scored and were: nothing about it is secret.</summary>
internal static class GetFormulas
{
    private sealed record After(short Version);

    internal static void Map(RouteGroupBuilder formulas) => formulas.MapGet("/", Handle)
        .WithName(nameof(GetFormulas)).WithSummary("The formulas of scorecards, with parts, weights, caps and source").AllowAnonymous()
        .Answers<Page<FormulaResource>>();

    internal static async Task<IResult> Handle([AsParameters] Paging paging, ReportingDbContext db, CancellationToken ct)
    {
        if (paging.Malformed<After>(out var after, out var malformed))
            return malformed;
        var from = after?.Version ?? 0;
        var found = await db.Formulas.AsNoTracking().Where(one => one.Version > from).OrderBy(one => one.Version).Take(paging.Size + 1).ToListAsync(ct);
        return TypedResults.Ok(paging.Of([.. found.Select(FormulaResource.Of)], one => new After(one.Version)));
    }
}

/// <param name="ValidFrom">Scores of periods that end from this day on are made by it.</param>
/// <param name="ValidTo">First day of another formula.</param>
/// <param name="Source">The document behind it.</param>
public sealed record FormulaResource(short Version, DateOnly ValidFrom, DateOnly? ValidTo, string Source, IReadOnlyList<FormulaPartResource> Parts)
{
    internal static FormulaResource Of(Formula one) => new(one.Version, one.ValidFrom, one.ValidTo, one.Source, [.. one.InOrder.Select(part =>
        new FormulaPartResource(part.Code, part.NameVi, part.NameEn, part.Numerator, part.Denominator, part.LeastDenominator, part.Weight, part.FullAt, part.Yearly))]);
}

/// <summary>Points are <c>weight × min(1, numerator / max(leastDenominator, denominator) / fullAt)</c>, rounded to hundredths.</summary>
/// <param name="Numerator">The code of an indicator.</param>
/// <param name="Denominator">The code of an indicator.</param>
/// <param name="LeastDenominator">Where it is 0 and nothing was counted, the part is not measured and its weight falls away.</param>
/// <param name="FullAt">The value from which on more earns nothing.</param>
/// <param name="Yearly"><paramref name="FullAt"/> is for 365.25 days, and for a period in proportion to its days, rounded to hundredths.</param>
public sealed record FormulaPartResource(
    string Code, string NameVi, string NameEn, string Numerator, string Denominator, decimal LeastDenominator, decimal Weight, decimal FullAt, bool Yearly);
