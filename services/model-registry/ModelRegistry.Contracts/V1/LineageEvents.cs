namespace DanVan.ModelRegistry.Contracts.V1;

/// <summary>A model says that it works after another.</summary>
/// <param name="ReplicationId">The claim.</param>
/// <param name="ReplicaId">The model that was made after the other.</param>
/// <param name="ParentId">The model after which it was made.</param>
/// <param name="ReplicaUnitId">Where the replica works.</param>
/// <param name="ParentUnitId">Where the parent works.</param>
/// <param name="ReplicatedOn">The day on which the replica took it over.</param>
/// <param name="State"><c>claimed</c>, <c>supported</c> (texts and criteria are alike) or <c>disputed</c> (another origin is claimed too).</param>
public sealed record ReplicationClaimed(
    Guid ReplicationId, Guid ReplicaId, Guid ParentId, Guid ReplicaUnitId, Guid ParentUnitId, DateOnly ReplicatedOn, string State);

/// <summary>The parent, or a body above both, has answered a claim.</summary>
/// <param name="ReplicationId">The claim.</param>
/// <param name="ReplicaId">The replica.</param>
/// <param name="ParentId">The parent.</param>
/// <param name="State"><c>confirmed</c>, <c>disputed</c> or <c>rejected</c>.</param>
/// <param name="Reason">Why; null where confirmed.</param>
public sealed record ReplicationAnswered(Guid ReplicationId, Guid ReplicaId, Guid ParentId, string State, string? Reason);

/// <summary>Another place works after the model: confirmed, not claimed.</summary>
/// <param name="ModelId">The model.</param>
/// <param name="UnitId">The unit in which it works.</param>
/// <param name="ReplicaId">The replica.</param>
/// <param name="ReplicaUnitId">Where the replica works.</param>
/// <param name="ReplicatedOn">The day on which the replica took it over.</param>
public sealed record ModelReplicated(Guid ModelId, Guid UnitId, Guid ReplicaId, Guid ReplicaUnitId, DateOnly ReplicatedOn);

/// <summary>Another locality has reproduced the effect of the model: its replica was checked there.</summary>
/// <param name="ModelId">The model.</param>
/// <param name="UnitId">The unit in which it works.</param>
/// <param name="ReplicaId">The replica that proved it.</param>
/// <param name="EvidenceTier">The model's tier from now on: 5 where it was also checked independently itself.</param>
public sealed record ModelReproduced(Guid ModelId, Guid UnitId, Guid ReplicaId, int EvidenceTier);
