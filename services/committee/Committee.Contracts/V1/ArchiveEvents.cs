namespace DanVan.Committee.Contracts.V1;

/// <summary>A committee was read back from its archive, with the ids that it had.</summary>
/// <param name="ExportedAt">When the archive was made.</param>
/// <param name="Rows">How many rows came with it.</param>
public sealed record CommitteeRestored(Guid CommitteeId, Guid UnitId, DateTimeOffset ExportedAt, int Rows);

/// <summary>A meeting was read back from its archive, with the ids that it had.</summary>
/// <param name="ExportedAt">When the archive was made.</param>
/// <param name="Rows">How many rows came with it.</param>
public sealed record MeetingRestored(Guid MeetingId, Guid CommitteeId, Guid UnitId, DateTimeOffset ExportedAt, int Rows);
