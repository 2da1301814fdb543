using DanVan.Feedback.Contracts.V1;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Feedback.Moderation;

/// <summary>A rule that holds opinions on arrival: a phrase in them, or too many links. Everybody can read the rules.</summary>
internal sealed class HoldRule : Aggregate
{
    public const int LongestPhrase = 200;

    private HoldRule()
    {
    }

    public Ground Ground { get; private set; }

    public string? Phrase { get; private set; }

    /// <summary>The phrase without marks, as it is looked for.</summary>
    public string? FoldedPhrase { get; private set; }

    /// <summary>More links than this.</summary>
    public int? MostLinks { get; private set; }

    public string Reason { get; private set; } = "";

    public DateOnly Since { get; private set; }

    /// <summary>First day on which it no longer holds anything.</summary>
    public DateOnly? Until { get; private set; }

    public static Decision<HoldRuleSet> Set(SetHoldRule.Request request, DateOnly today, out HoldRule rule)
    {
        rule = new()
        {
            Ground = request.Ground!.Value,
            Phrase = request.Phrase,
            FoldedPhrase = request.Phrase is null ? null : VietnameseText.Fold(request.Phrase),
            MostLinks = request.MostLinks,
            Reason = request.Reason,
            Since = today,
        };
        // A phrase of marks and spaces alone would be found in everything.
        if (request.Phrase is null == request.MostLinks is null || rule.FoldedPhrase is { Length: < 3 })
            return FeedbackProblems.HoldRuleUnclear;
        return new HoldRuleSet(rule.Id, Kebab.Of(rule.Ground), rule.Phrase, rule.MostLinks, today);
    }

    public Decision<HoldRuleEnded> End(DateOnly today)
    {
        if (Until is not null)
            return FeedbackProblems.HoldRuleEnded;
        Until = today;
        return new HoldRuleEnded(Id, today);
    }

    /// <summary>Marks, case and doubled spaces do not help anybody past a rule.</summary>
    public bool Catches(string foldedText) => FoldedPhrase is { } phrase
        ? foldedText.Contains(phrase, StringComparison.Ordinal)
        : foldedText.Split("http").Length - 1 > MostLinks;

    internal sealed class Table : IEntityTypeConfiguration<HoldRule>
    {
        public void Configure(EntityTypeBuilder<HoldRule> rule)
        {
            rule.ToTable("hold_rule");
            rule.Property(one => one.Ground).HasConversion<string>().HasMaxLength(20);
            rule.Property(one => one.Phrase).HasMaxLength(LongestPhrase);
            rule.Property(one => one.FoldedPhrase).HasMaxLength(LongestPhrase);
            rule.Property(one => one.Reason).HasMaxLength(Hold.LongestReason);
        }
    }
}
