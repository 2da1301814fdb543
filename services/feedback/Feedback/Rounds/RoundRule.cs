using DanVan.Feedback.Clock;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Rounds;

/// <summary>What must have happened before a round opens, for as long as the rule holds. Like the clock's rules it is data with a citation.</summary>
internal sealed class RoundRule
{
    /// <summary>Speaks: <c>draft-after-pre-drafting</c>.</summary>
    public required string Id { get; init; }

    public required Round Round { get; init; }

    /// <summary>Null for every kind of legal document that has no row of its own.</summary>
    public DocumentType? DocumentType { get; init; }

    /// <summary>The earliest round that may have come before and must be closed.</summary>
    public Round? Needs { get; init; }

    /// <summary>True where a signed exemption may stand for that round.</summary>
    public required bool Exemptible { get; init; }

    public int? MonthsAfterPromulgation { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>First day on which it no longer holds.</summary>
    public DateOnly? ValidTo { get; init; }

    public required string Citation { get; init; }

    /// <summary>True when a read source confirms it.</summary>
    public required bool Verified { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<RoundRule>
    {
        public void Configure(EntityTypeBuilder<RoundRule> rule)
        {
            rule.ToTable("round_rule");
            rule.Property(one => one.Id).HasMaxLength(80);
            rule.Property(one => one.Round).HasConversion<string>().HasMaxLength(20);
            rule.Property(one => one.Needs).HasConversion<string>().HasMaxLength(20);
            rule.Property(one => one.DocumentType).HasConversion<string>().HasMaxLength(30);
        }
    }
}

internal static class RoundRules
{
    /// <summary>The rule in force on the day: a row of the document's own before one for all legal documents.</summary>
    public static Task<RoundRule?> InForce(this DbSet<RoundRule> rules, Round round, DocumentType type, DateOnly day, CancellationToken ct) => rules
        .AsNoTracking()
        .Where(rule => rule.Round == round && rule.ValidFrom <= day && (rule.ValidTo == null || rule.ValidTo > day))
        .Where(rule => rule.DocumentType == type || rule.DocumentType == null && type != DocumentType.Other && type != DocumentType.GrassrootsMatter)
        .OrderBy(rule => rule.DocumentType == null)
        .FirstOrDefaultAsync(ct);
}
