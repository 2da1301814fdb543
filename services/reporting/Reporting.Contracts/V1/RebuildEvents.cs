namespace DanVan.Reporting.Contracts.V1;

/// <summary>An operator asked for a read model to be made again from the archive.</summary>
/// <param name="ReadModel">Its name: <c>facts</c>, <c>units</c>, <c>unit-transfers</c>.</param>
/// <param name="Always">The new one takes the old one's place though they differ.</param>
public sealed record RebuildRequested(Guid RebuildId, string ReadModel, bool Always);

/// <summary>A read model was made again beside the one in use, and compared with it.</summary>
/// <param name="ReadModel">Its name: <c>facts</c>, <c>units</c>, <c>unit-transfers</c>.</param>
/// <param name="Outcome"><c>switched</c>; <c>differs</c>: the old one is read on; <c>failed</c>: so too.</param>
/// <param name="Rows">Rows of the new one; null where it failed.</param>
/// <param name="Missing">Rows of the new one that the old one has not.</param>
/// <param name="Surplus">Rows of the old one that the new one has not.</param>
/// <param name="Reason">Why it failed.</param>
public sealed record ReadModelRebuilt(Guid RebuildId, string ReadModel, string Outcome, long? Rows, long? Missing, long? Surplus, string? Reason);
