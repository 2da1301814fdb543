using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.ModelRegistry.Duplicates;

/// <summary>What a person decided about two models that look alike. Decided once; neither model is changed or removed by it.</summary>
internal sealed class DuplicatePair : Aggregate
{
    public const string DecidedOnce = "one_decision_per_pair";

    private DuplicatePair()
    {
    }

    public Guid FirstId { get; private set; }

    public Guid SecondId { get; private set; }

    public bool IsSame { get; private set; }

    public string Reason { get; private set; } = "";

    public static (DuplicatePair Pair, DuplicateDecided Event) Decide(Guid one, Guid other, bool same, string reason)
    {
        var pair = new DuplicatePair { FirstId = one < other ? one : other, SecondId = one < other ? other : one, IsSame = same, Reason = reason };
        return (pair, new(pair.Id, pair.FirstId, pair.SecondId, same, reason));
    }

    internal sealed class Table : IEntityTypeConfiguration<DuplicatePair>
    {
        public void Configure(EntityTypeBuilder<DuplicatePair> pair)
        {
            pair.ToTable("duplicate_pair");
            pair.Property(one => one.Reason).HasMaxLength(1000);
            pair.HasOne<Model>().WithMany().HasForeignKey(one => one.FirstId).OnDelete(DeleteBehavior.Restrict);
            pair.HasOne<Model>().WithMany().HasForeignKey(one => one.SecondId).OnDelete(DeleteBehavior.Restrict);
            pair.HasIndex(one => new { one.FirstId, one.SecondId }).IsUnique().HasDatabaseName(DecidedOnce);
            pair.HasIndex(one => one.SecondId).HasDatabaseName("duplicate_pair_by_second");
        }
    }
}
