using DanVan.Reporting.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Reporting.Scorecards;

/// <summary>How units are scored from a day on: rows, never code (Scorecards/Scorecards.sql).</summary>
internal sealed class Formula
{
    public required short Version { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>First day on which another formula holds.</summary>
    public DateOnly? ValidTo { get; init; }

    public required string Source { get; init; }

    public List<FormulaPart> Parts { get; private set; } = [];

    public IEnumerable<FormulaPart> InOrder => Parts.OrderBy(part => part.Place);

    /// <summary>The formula of the last day of a period.</summary>
    public static Task<Formula?> On(ReportingDbContext db, DateOnly day, CancellationToken ct) => db.Formulas.AsNoTracking()
        .FirstOrDefaultAsync(one => one.ValidFrom <= day && (one.ValidTo == null || day < one.ValidTo), ct);

    /// <summary>
    /// The score, 0 to 100: the points of all parts that can be measured, in percent of their weights. The same numbers make the same score,
    /// whoever gives them.
    /// </summary>
    /// <param name="inputs">By the code of the part; one for each part.</param>
    public Score Score(Period period, IReadOnlyDictionary<string, PartInput> inputs)
    {
        List<ScoredPart> parts = [.. InOrder.Select(part => part.Score(period, inputs[part.Code]))];
        var measured = parts.Where(part => part.Measured).Sum(part => part.Weight);
        return new(measured == 0 ? null : FigureView.Round(Math.Round(100 * parts.Sum(part => part.Points) / measured, 1, MidpointRounding.AwayFromZero)), measured, parts);
    }

    internal sealed class Table : IEntityTypeConfiguration<Formula>
    {
        public void Configure(EntityTypeBuilder<Formula> formula)
        {
            formula.ToTable("scorecard_formula", table => table.ExcludeFromMigrations());
            formula.HasKey(one => one.Version);
            formula.Property(one => one.Version).ValueGeneratedNever();
            formula.Ignore(one => one.InOrder);
            formula.OwnsMany(one => one.Parts, part =>
            {
                part.ToTable("scorecard_part", table => table.ExcludeFromMigrations());
                part.WithOwner().HasForeignKey("FormulaVersion");
                part.HasKey("FormulaVersion", nameof(FormulaPart.Code));
            });
        }
    }
}

/// <summary>One part of a formula: a share of something, which is full at a cap.</summary>
internal sealed class FormulaPart
{
    // A leap year more or less is no reason for other points.
    private const decimal DaysOfYear = 365.25m;

    public required string Code { get; init; }

    public required short Place { get; init; }

    public required string NameVi { get; init; }

    public required string NameEn { get; init; }

    /// <summary>The code of the indicator that is divided.</summary>
    public required string Numerator { get; init; }

    /// <summary>The code of the indicator by which it is divided.</summary>
    public required string Denominator { get; init; }

    /// <summary>The least by which is divided; where that is 0 and nothing was counted, the part is not measured.</summary>
    public required decimal LeastDenominator { get; init; }

    public required decimal Weight { get; init; }

    public required decimal FullAt { get; init; }

    /// <summary>The cap is for a year; for less or more, in proportion.</summary>
    public required bool Yearly { get; init; }

    public ScoredPart Score(Period period, PartInput input)
    {
        var full = Yearly ? FullAt * Math.Max(0.01m, Math.Round((period.To.DayNumber - period.From.DayNumber + 1) / DaysOfYear, 2)) : FullAt;
        var below = Math.Max(LeastDenominator, input.Denominator);
        var value = below == 0 ? (decimal?)null : input.Numerator / below;
        return new(
            Code, NameVi, NameEn, FigureView.Round(Weight), FigureView.Round(full), FigureView.Round(input.Numerator), FigureView.Round(input.Denominator),
            value is null ? null : FigureView.Round(Math.Round(value.Value, 4)),
            value is null ? 0 : FigureView.Round(Math.Round(Weight * Math.Min(1, value.Value / full), 2, MidpointRounding.AwayFromZero)), value is not null);
    }
}
