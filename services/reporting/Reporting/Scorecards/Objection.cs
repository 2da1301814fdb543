using DanVan.Committee.Units;
using DanVan.Reporting.Contracts.V1;
using DanVan.Reporting.Figures;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Reporting.Scorecards;

/// <summary>A unit does not agree with a part of its score; the level above answers, once, with its reason.</summary>
internal sealed class Objection : Aggregate
{
    public const string OncePerPart = "one_objection_per_part";
    public const string Open = "open", Upheld = "upheld", Refused = "refused";
    public const int LongestPart = 40, LongestWords = 2000;

    public Guid UnitId { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public string Part { get; private set; } = "";

    public string Statement { get; private set; } = "";

    public decimal? ClaimedNumerator { get; private set; }

    public decimal? ClaimedDenominator { get; private set; }

    public string State { get; private set; } = Open;

    public string? Reason { get; private set; }

    public decimal? AgreedNumerator { get; private set; }

    public decimal? AgreedDenominator { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public ScorecardObjectionRaised Raise(Guid unitId, Period period, string part, string statement, decimal? numerator, decimal? denominator)
    {
        (UnitId, From, To, Part, Statement) = (unitId, period.From, period.To, part, statement);
        (ClaimedNumerator, ClaimedDenominator) = (numerator, denominator);
        return new(Id, UnitId, From, To, Part, Statement, ClaimedNumerator, ClaimedDenominator);
    }

    /// <summary>Upheld with numbers, these are counted; upheld without, the score is annotated. A refusal changes nothing.</summary>
    public Decision<ScorecardObjectionAnswered> Answer(ObjectionOutcome outcome, string reason, decimal? numerator, decimal? denominator, DateTimeOffset now)
    {
        if (State != Open)
            return ReportingProblems.ObjectionAnswered;
        if (outcome == ObjectionOutcome.Refused && (numerator ?? denominator) is not null)
            return ReportingProblems.RefusalChangesNothing;
        (State, Reason, AnsweredAt) = (outcome == ObjectionOutcome.Upheld ? Upheld : Refused, reason, now);
        (AgreedNumerator, AgreedDenominator) = (numerator, denominator);
        return new ScorecardObjectionAnswered(Id, UnitId, From, To, Part, State, reason, numerator, denominator);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Objection>
    {
        public void Configure(EntityTypeBuilder<Objection> builder)
        {
            builder.ToTable("scorecard_objection");
            builder.Property(one => one.From).HasColumnName("valid_from");
            builder.Property(one => one.To).HasColumnName("valid_to");
            builder.Property(one => one.Part).HasMaxLength(LongestPart);
            builder.Property(one => one.Statement).HasMaxLength(LongestWords);
            builder.Property(one => one.State).HasMaxLength(10);
            builder.Property(one => one.Reason).HasMaxLength(LongestWords);
            builder.HasIndex(one => new { one.UnitId, one.From, one.To, one.Part }).IsUnique().HasDatabaseName(OncePerPart);
        }
    }
}

/// <summary>Who has a say in the score of a unit.</summary>
internal static class ObjectionRights
{
    /// <summary>Who objects on a day: the scored unit, or who carries on for it once it has ended (ADR 0067). Whoever stands above that one answers.</summary>
    public static Guid Objects(this UnitTree tree, Guid scored, DateOnly day) => tree.Heir(scored, day)?.UnitId ?? scored;
}

/// <summary>What the level above says to an objection.</summary>
public enum ObjectionOutcome
{
    Upheld,
    Refused,
}

/// <param name="Part">The code of the part of the formula.</param>
/// <param name="State"><c>open</c>, <c>upheld</c> or <c>refused</c>.</param>
/// <param name="Reason">Of the answer.</param>
/// <param name="AgreedNumerator">Counted instead, where upheld.</param>
/// <param name="AgreedDenominator">Counted instead, where upheld.</param>
public sealed record ObjectionResource(
    Guid Id, Guid UnitId, DateOnly From, DateOnly To, string Part, string Statement, decimal? ClaimedNumerator, decimal? ClaimedDenominator,
    string State, string? Reason, decimal? AgreedNumerator, decimal? AgreedDenominator, DateTimeOffset? AnsweredAt, long Version)
{
    internal static ObjectionResource Of(Objection one) => new(
        one.Id, one.UnitId, one.From, one.To, one.Part, one.Statement, one.ClaimedNumerator, one.ClaimedDenominator,
        one.State, one.Reason, one.AgreedNumerator, one.AgreedDenominator, one.AnsweredAt, one.Version);
}
