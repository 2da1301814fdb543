using DanVan.Reporting.Contracts.V1;
using DanVan.Reporting.Indicators;
using DanVan.Reporting.Rebuilding;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.Reporting.Peers;

/// <summary>Whose decision allows a ratio to be ranked, from when until when, and by how much a rank must rest on (Peers/Policies.sql).</summary>
internal sealed class RankingPolicy : Aggregate
{
    public const string OnePerDay = "one_policy_per_day";
    public const int LongestDocument = 300;

    public string Indicator { get; private set; } = "";

    public DateOnly ValidFrom { get; private set; }

    /// <summary>First day on which it holds no more; null while nobody has ended it.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Below it a ratio says too little to rank by.</summary>
    public decimal SmallestDenominator { get; private set; }

    public string Document { get; private set; } = "";

    /// <summary>The document by which it was ended.</summary>
    public string? EndedBy { get; private set; }

    public Decision<RankingPolicyDeclared> Declare(Indicator ranked, DateOnly from, decimal smallestDenominator, string document)
    {
        if (!ranked.IsRatio)
            return CountIsNotRanked(ranked.Code);
        (Indicator, ValidFrom, SmallestDenominator, Document) = (ranked.Code, from, smallestDenominator, document);
        return new RankingPolicyDeclared(Id, Indicator, ValidFrom, SmallestDenominator, Document);
    }

    public Decision<RankingPolicyEnded> End(DateOnly on, string document)
    {
        if (ValidTo is { } ended)
            return ReportingProblems.PolicyEnded.With($"Quy định đã hết hiệu lực từ {ended:yyyy-MM-dd}.", $"It holds no more from {ended:yyyy-MM-dd}.", ("on", ended));
        if (on <= ValidFrom)
            return ReportingProblems.PolicyEndUnfit.With(
                $"Quy định có hiệu lực từ {ValidFrom:yyyy-MM-dd}; ngày hết hiệu lực phải muộn hơn.", $"It holds from {ValidFrom:yyyy-MM-dd}; it ends on a later day.", ("from", ValidFrom));
        (ValidTo, EndedBy) = (on, document);
        return new RankingPolicyEnded(Id, Indicator, on, document);
    }

    /// <summary>Whatever any document says: it would reward whoever makes more of them.</summary>
    public static Refusal CountIsNotRanked(string indicator) => ReportingProblems.CountsAreNotRanked.With(
        $"'{indicator}' là số đếm: xếp hạng theo số lượng là chạy theo số lượng. Hãy dùng một tỷ lệ.",
        $"'{indicator}' is a count: to rank by it is to chase quantity. Use a ratio.", ("indicator", indicator));

    /// <summary>Of what is only told to some, only operators are told that it may be ranked.</summary>
    public static Readers Readers(Indicator? ranked) => ranked is { Visibility: not "subtree" } ? DanVan.ServiceDefaults.Readers.Public() : RebuildingModule.Operators;

    internal sealed class Table : IEntityTypeConfiguration<RankingPolicy>
    {
        public void Configure(EntityTypeBuilder<RankingPolicy> policy) => policy.ToTable("ranking_policy", table => table.ExcludeFromMigrations());
    }
}
