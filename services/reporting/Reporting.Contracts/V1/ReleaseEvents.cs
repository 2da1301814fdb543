namespace DanVan.Reporting.Contracts.V1;

/// <summary>
/// A slice of figures is prepared: from now on until its release whoever may not see it beforehand is told that it is withheld, and not what
/// it holds.
/// </summary>
/// <param name="Indicators">Codes, with the parts of ratios: who knows both parts knows the ratio.</param>
/// <param name="From">First day of the slice.</param>
/// <param name="To">Last day of the slice.</param>
/// <param name="UnitId">Only what is counted within this unit; null for all units.</param>
/// <param name="Reason">Why it is withheld, for everybody to read.</param>
public sealed record ReleaseDeclared(
    Guid ReleaseId, string Name, IReadOnlyList<string> Indicators, DateOnly From, DateOnly To, Guid? UnitId, string Reason, DateTimeOffset DeclaredAt);

/// <summary>The slice is released at a time, by itself; where a time was set before, that is no more.</summary>
public sealed record ReleaseEmbargoed(Guid ReleaseId, DateTimeOffset ReleaseAt, DateTimeOffset? Before);

/// <summary>The slice is not released at its time: it stays withheld until another is set.</summary>
public sealed record ReleaseWithdrawn(Guid ReleaseId, DateTimeOffset ReleaseAt, string Reason);
