using System.ComponentModel.DataAnnotations;
using DanVan.ModelRegistry.Contracts.V1;
using DanVan.ModelRegistry.Models;
using DanVan.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DanVan.ModelRegistry.Lineage;

/// <summary>
/// An edge of the lineage: this model was made after that one. The edges that are not rejected form a directed graph without cycles; a
/// trigger of the table sees to it, one edge at a time.
/// </summary>
internal sealed class Replication : Aggregate
{
    public const string NoCycle = "lineage_has_no_cycle";
    public const string OnceFromEach = "one_claim_per_parent";

    // Measured on paraphrases: below this, two titles of one field rarely name the same work.
    private const double Alike = 0.6;

    private Replication()
    {
    }

    public Guid ReplicaId { get; private set; }

    public Guid ParentId { get; private set; }

    public DateOnly ReplicatedOn { get; private set; }

    public ReplicationState State { get; private set; }

    public IReadOnlyList<Adaptation> Adaptations { get; private set; } = [];

    /// <summary>The body or office that advised; no private person.</summary>
    public string? AdvisedBy { get; private set; }

    public string? Reason { get; private set; }

    /// <param name="others">The origins already claimed for the replica and not rejected.</param>
    public static Decision<Claimed> Claim(
        Model replica, Model parent, DateOnly on, IReadOnlyList<Adaptation> adaptations, string? advisedBy, IReadOnlyList<Replication> others)
    {
        if (replica.Id == parent.Id)
            return RegistryProblems.LineageCycle;
        if (on < parent.RegisteredOn)
            return RegistryProblems.CopiedBeforeItWas;
        if (adaptations.Any(one => !one.Kept && string.IsNullOrWhiteSpace(one.Change)))
            return RegistryProblems.ChangeUnexplained;
        var claim = new Replication
        {
            ReplicaId = replica.Id,
            ParentId = parent.Id,
            ReplicatedOn = on,
            Adaptations = adaptations,
            AdvisedBy = advisedBy,
            State = others.Count > 0 ? ReplicationState.Disputed
                : Likeness.Of(replica.Title, parent.Title) >= Alike ? ReplicationState.Supported
                : ReplicationState.Claimed,
        };
        return new Claimed(claim, new(claim.Id, replica.Id, parent.Id, replica.UnitId, parent.UnitId, on, Kebab.Of(claim.State)));
    }

    /// <summary>The parent confirms, or denies: a denial is a dispute for a third to settle, not a deletion.</summary>
    public Decision<ReplicationAnswered> Answer(bool confirmed, string? reason)
    {
        if (State is not (ReplicationState.Claimed or ReplicationState.Supported))
            return RegistryProblems.ReplicationAnswered;
        return Settle(confirmed ? ReplicationState.Confirmed : ReplicationState.Disputed, reason);
    }

    /// <summary>Somebody else claims to be the origin: nothing is overwritten, a person must look.</summary>
    public ReplicationAnswered Dispute(string reason) => Settle(ReplicationState.Disputed, reason);

    public Decision<ReplicationAnswered> Resolve(bool stands, string reason) =>
        State != ReplicationState.Disputed ? RegistryProblems.NotDisputed : Settle(stands ? ReplicationState.Confirmed : ReplicationState.Rejected, reason);

    private ReplicationAnswered Settle(ReplicationState state, string? reason)
    {
        (State, Reason) = (state, reason);
        return new(Id, ReplicaId, ParentId, Kebab.Of(state), reason);
    }

    internal sealed record Claimed(Replication Claim, ReplicationClaimed Event);

    internal sealed class Table : IEntityTypeConfiguration<Replication>
    {
        public void Configure(EntityTypeBuilder<Replication> edge)
        {
            edge.ToTable("replication");
            edge.Property(one => one.State).HasConversion<string>().HasMaxLength(20);
            edge.Property(one => one.Adaptations).AsJson();
            edge.Property(one => one.AdvisedBy).HasMaxLength(200);
            edge.Property(one => one.Reason).HasMaxLength(1000);
            edge.HasOne<Model>().WithMany().HasForeignKey(one => one.ReplicaId).OnDelete(DeleteBehavior.Restrict);
            edge.HasOne<Model>().WithMany().HasForeignKey(one => one.ParentId).OnDelete(DeleteBehavior.Restrict);
            edge.HasIndex(one => new { one.ReplicaId, one.ParentId }).IsUnique().HasDatabaseName(OnceFromEach);
            edge.HasIndex(one => one.ParentId).HasDatabaseName("replication_by_parent");
            edge.HasIndex(one => new { one.State, one.Id }).HasDatabaseName("replication_by_state");
        }
    }
}

/// <summary>What was kept or changed of one criterion.</summary>
/// <param name="Criterion">Its code or text.</param>
/// <param name="Kept">Taken over as it was.</param>
/// <param name="Change">What was changed and why; needed unless kept.</param>
public sealed record Adaptation(
    [property: Required, StringLength(300, MinimumLength = 2)] string Criterion,
    bool Kept,
    [property: StringLength(1000)] string? Change = null);

/// <summary>How well an edge is known.</summary>
public enum ReplicationState
{
    /// <summary>The replica says so.</summary>
    Claimed,

    /// <summary>The texts support it.</summary>
    Supported,

    /// <summary>The parent, or a body above both, says so too.</summary>
    Confirmed,

    /// <summary>A person must look: another origin is claimed, or the parent denies it.</summary>
    Disputed,

    /// <summary>Found wrong; kept for the record, no part of the graph.</summary>
    Rejected,
}

/// <summary>An edge as it is shown.</summary>
public sealed record ReplicationView(
    Guid Id, long Version, Guid ReplicaId, Guid ParentId, DateOnly ReplicatedOn, ReplicationState State, IReadOnlyList<Adaptation> Adaptations,
    string? AdvisedBy, string? Reason)
{
    internal static ReplicationView Of(Replication one) => new(
        one.Id, one.Version, one.ReplicaId, one.ParentId, one.ReplicatedOn, one.State, one.Adaptations, one.AdvisedBy, one.Reason);
}
