using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DanVan.Reporting.Figures;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace DanVan.Reporting.Scorecards;

/// <summary>Runs a formula again over given inputs: whoever is scored can see that these numbers make that score, and what others would make.</summary>
internal static class RecomputeScorecard
{
    /// <param name="Inputs">One for each part of the formula.</param>
    public sealed record Request(
        [property: Range(1, short.MaxValue)] short FormulaVersion,
        [property: Required, StringLength(30), Description("A year, quarter, month, day or range.")] string Period,
        [property: Required, MaxLength(50)] IReadOnlyList<PartInput> Inputs);

    internal static void Map(RouteGroupBuilder scorecards) => scorecards.MapPost("/recomputations", Handle)
        .WithName(nameof(RecomputeScorecard)).WithSummary("Run a formula over given inputs").AllowAnonymous().OnlyReads()
        .Answers<Score>().Refuses(404, 422);

    internal static async Task<IResult> Handle(Request request, ReportingDbContext db, CancellationToken ct)
    {
        if (!Period.TryParse(request.Period, out var period))
            return ReportingProblems.BadPeriod.ToRefusal();
        if (await db.Formulas.AsNoTracking().SingleOrDefaultAsync(one => one.Version == request.FormulaVersion, ct) is not { } formula)
            return ReportingProblems.FormulaNotFound.ToRefusal();
        var needed = formula.InOrder.Select(part => part.Code).ToList();
        if (!request.Inputs.Select(one => one.Part).Order(StringComparer.Ordinal).SequenceEqual(needed.Order(StringComparer.Ordinal)))
            return ReportingProblems.InputsUnfit.With(
                $"Cần mỗi phần một lần: {string.Join(", ", needed)}.", $"Each part is needed once: {string.Join(", ", needed)}.", ("parts", needed));
        return TypedResults.Ok(formula.Score(period, request.Inputs.ToDictionary(one => one.Part)));
    }
}
