using System.ComponentModel.DataAnnotations;
using DanVan.ModelRegistry.Criteria;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.ModelRegistry.Assessments;

/// <summary>One score with its reason.</summary>
/// <param name="Criterion">The code.</param>
/// <param name="Score">From 0 to the criterion's largest.</param>
/// <param name="Reason">Why: a score without one is no score.</param>
public sealed record CriterionScore(
    [property: Required, StringLength(40)] string Criterion,
    [property: Range(0, 1000)] decimal Score,
    [property: Required, StringLength(1000, MinimumLength = 15)] string Reason);

/// <summary>What one assessor said of a model at one time. A later sheet of the same assessor counts instead; the earlier stays.</summary>
internal sealed class ScoreSheet : Aggregate
{
    /// <summary>The database adds no sheet to a closed round, however close the race: its medians stay what they were.</summary>
    public const string WhileOpen = "scored_while_open";

    private ScoreSheet()
    {
    }

    public Guid RoundId { get; private set; }

    public Guid ModelId { get; private set; }

    public string Assessor { get; private set; } = "";

    public IReadOnlyList<CriterionScore> Scores { get; private set; } = [];

    /// <summary>Weighted share of what could be reached, 0 to 1.</summary>
    public decimal Total { get; private set; }

    public DateTimeOffset ScoredAt { get; private set; }

    public static ScoreSheet Of(
        Guid round, Guid model, string assessor, IReadOnlyList<CriterionScore> scores, IReadOnlyDictionary<string, Criterion> criteria, DateTimeOffset now) => new()
        {
            RoundId = round,
            ModelId = model,
            Assessor = assessor,
            Scores = scores,
            Total = scores.Sum(one => criteria[one.Criterion].Weight * one.Score / criteria[one.Criterion].MaxScore) / criteria.Values.Sum(one => one.Weight),
            ScoredAt = now,
        };

    internal sealed class Table : IEntityTypeConfiguration<ScoreSheet>
    {
        public void Configure(EntityTypeBuilder<ScoreSheet> sheet)
        {
            sheet.ToTable("score_sheet");
            sheet.Property(one => one.Assessor).HasMaxLength(200);
            sheet.Property(one => one.Scores).AsJson();
            sheet.Property(one => one.Total).HasPrecision(6, 5);
            sheet.HasOne<Round>().WithMany().HasForeignKey(one => one.RoundId).OnDelete(DeleteBehavior.Restrict);
            sheet.HasIndex(one => new { one.RoundId, one.Id }).HasDatabaseName("score_sheet_by_round");
        }
    }
}
