using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ModelRegistry.Criteria;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.ModelRegistry.Assessments;

/// <summary>
/// A panel scores models criterion by criterion, with reasons. Scores are only ever added; the newest of each assessor counts. Nobody, the
/// chair included, changes another's.
/// </summary>
internal sealed class Round : Aggregate
{
    /// <summary>Below this many assessors a median would betray a single score.</summary>
    public const int FewestAssessors = 3;

    private Round()
    {
    }

    public Guid UnitId { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Assessors see neither the place nor its names while the round is open.</summary>
    public bool IsBlind { get; private set; }

    /// <summary>In the order of their numbers, from 1: a blind assessor knows no other name of a model.</summary>
    public Guid[] ModelIds { get; private set; } = [];

    public IReadOnlyList<Assessor> Assessors { get; private set; } = [];

    /// <summary>The clients of the assessors, so that each finds the rounds that wait for him or her.</summary>
    public string[] Clients { get; private set; } = [];

    public DateTimeOffset? ClosedAt { get; private set; }

    public bool IsClosed => ClosedAt is not null;

    public static (Round Round, AssessmentOpened Event) Open(Guid unitId, string title, bool blind, IReadOnlyList<Guid> models, IReadOnlyList<Assessor> assessors)
    {
        var round = new Round
        {
            UnitId = unitId,
            Title = title,
            IsBlind = blind,
            ModelIds = [.. models.Distinct()],
            Assessors = [.. assessors.DistinctBy(one => one.Client)],
        };
        round.Clients = [.. round.Assessors.Select(one => one.Client)];
        return (round, new(round.Id, unitId, title, blind, round.ModelIds.Length));
    }

    public Assessor? AssessorOf(Caller caller) => Assessors.FirstOrDefault(one => one.Client == caller.Client);

    /// <summary>The model of a number; null where the round has none.</summary>
    public Guid? Numbered(int number) => number >= 1 && number <= ModelIds.Length ? ModelIds[number - 1] : null;

    /// <summary>Null once the round is closed, and outside a blind one.</summary>
    public string? BlindName(int number) => IsBlind && !IsClosed ? $"Mô hình {number}" : null;

    /// <param name="criteria">What the model is judged by: the version of its registration.</param>
    /// <param name="conflicts">Why this assessor must not score this model; empty where nothing was found.</param>
    public Decision<Scored> Score(
        int number, Assessor assessor, IReadOnlyList<CriterionScore> scores, IReadOnlyList<AppliedCriterion> criteria,
        IReadOnlyList<ConflictGround> conflicts, DateTimeOffset now)
    {
        if (IsClosed)
            return RegistryProblems.RoundClosed;
        if (conflicts.Count > 0)
            return Conflicts.Refuse(conflicts);
        var expected = criteria.ToDictionary(one => one.Criterion.Code, one => one.Criterion);
        if (expected.Count == 0)
            return RegistryProblems.NothingToScore;
        if (scores.Count != expected.Count || scores.DistinctBy(one => one.Criterion).Count() != scores.Count
            || scores.Any(one => !expected.TryGetValue(one.Criterion, out var criterion) || one.Score > criterion.MaxScore))
            return RegistryProblems.ScoresDoNotFit.With(
                $"Cần chấm đúng các tiêu chí: {string.Join(", ", expected.Keys)}.", $"Expected one score for each of: {string.Join(", ", expected.Keys)}.",
                ("criteria", expected.Keys));
        var sheet = ScoreSheet.Of(Id, ModelIds[number - 1], assessor.Client, scores, expected, now);
        return new Scored(sheet, new(sheet.Id, Id, UnitId, number));
    }

    public Decision<AssessmentClosed> Close(DateTimeOffset now)
    {
        if (IsClosed)
            return RegistryProblems.RoundClosed;
        ClosedAt = now;
        return new AssessmentClosed(Id, UnitId);
    }

    internal sealed record Scored(ScoreSheet Sheet, ModelScored Event);

    internal sealed class Table : IEntityTypeConfiguration<Round>
    {
        public void Configure(EntityTypeBuilder<Round> round)
        {
            round.ToTable("assessment_round");
            round.Property(one => one.Title).HasMaxLength(300);
            round.Property(one => one.Assessors).AsJson();
            round.HasIndex(one => one.UnitId).HasDatabaseName("assessment_round_by_unit");
            round.HasIndex(one => one.Clients).HasMethod("gin").HasDatabaseName("assessment_round_by_assessor");
        }
    }
}
