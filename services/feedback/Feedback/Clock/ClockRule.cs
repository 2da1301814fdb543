using DanVan.Committee.Calendar;
using DanVan.Feedback.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Clock;

/// <summary>
/// A period that law sets, for as long as it does: kind of document, issuing level and date choose the row. New law is a new row with a
/// citation, never a change of code; a consultation keeps the id of the row that it was opened under.
/// </summary>
internal sealed class ClockRule
{
    /// <summary>Speaks: <c>law-64-2025-posting-commune</c>.</summary>
    public required string Id { get; init; }

    public required ClockPurpose Purpose { get; init; }

    /// <summary>Null for every kind of legal document that has no row of its own.</summary>
    public DocumentType? DocumentType { get; init; }

    public required IssuingLevel IssuingLevel { get; init; }

    /// <summary>Null for every round that has no row of its own.</summary>
    public Round? Round { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>First day on which it no longer holds.</summary>
    public DateOnly? ValidTo { get; init; }

    public required int Days { get; init; }

    public required DayCounting Counting { get; init; }

    /// <summary>The act, and the article where known.</summary>
    public required string Citation { get; init; }

    /// <summary>True when a read source confirms the number.</summary>
    public required bool Verified { get; init; }

    /// <summary>What is not certain about it.</summary>
    public string? Note { get; init; }

    /// <summary>The last day of a period of this length: the first day itself is not counted.</summary>
    public static DateOnly LastDay(DateOnly first, int days, DayCounting counting, WorkingCalendar calendar) =>
        counting == DayCounting.Calendar ? first.AddDays(days) : calendar.LastDay(first, days);

    internal sealed class Table : IEntityTypeConfiguration<ClockRule>
    {
        public void Configure(EntityTypeBuilder<ClockRule> rule)
        {
            rule.ToTable("clock_rule");
            rule.Property(one => one.Id).HasMaxLength(80);
            rule.Property(one => one.Purpose).HasConversion<string>().HasMaxLength(20);
            rule.Property(one => one.DocumentType).HasConversion<string>().HasMaxLength(30);
            rule.Property(one => one.IssuingLevel).HasConversion<string>().HasMaxLength(20);
            rule.Property(one => one.Round).HasConversion<string>().HasMaxLength(20);
            rule.Property(one => one.Counting).HasConversion<string>().HasMaxLength(20);
        }
    }
}

internal static class ClockRules
{
    /// <summary>The rule in force on the day: a row of the round's own first, then one of the document's own.</summary>
    public static Task<ClockRule?> InForce(
        this DbSet<ClockRule> rules, ClockPurpose purpose, DocumentType type, IssuingLevel level, DateOnly day, CancellationToken ct,
        Round? round = null) => rules
        .AsNoTracking()
        .Where(rule => rule.Purpose == purpose && rule.IssuingLevel == level && rule.ValidFrom <= day && (rule.ValidTo == null || rule.ValidTo > day))
        .Where(rule => rule.DocumentType == type || rule.DocumentType == null && type != DocumentType.Other && type != DocumentType.GrassrootsMatter)
        .Where(rule => rule.Round == null || rule.Round == round)
        .OrderBy(rule => rule.Round == null).ThenBy(rule => rule.DocumentType == null)
        .FirstOrDefaultAsync(ct);
}

/// <summary>What a period is for.</summary>
public enum ClockPurpose
{
    /// <summary>The draft stands where everybody can read it.</summary>
    Posting,

    /// <summary>An agency that was asked in writing answers.</summary>
    WrittenReply,

    /// <summary>What was decided is made public.</summary>
    Publication,
}

public enum DayCounting
{
    /// <summary>Every day counts, weekends and holidays too.</summary>
    Calendar,

    /// <summary>Working days by the calendar that the committee service keeps: without holidays, with days made up.</summary>
    Working,
}
