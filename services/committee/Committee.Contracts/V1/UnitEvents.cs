namespace DanVan.Committee.Contracts.V1;

/// <summary>
/// Every event of a unit carries the whole unit as it stands afterwards, so that a replica is a plain upsert: replace the unit's
/// versions when the event's aggregate version is newer than the one held, and upsert the transfers by (from, to, date);
/// <see cref="UnitChangeUndone"/> alone takes transfers back.
/// Missing or late events repair themselves with the next one. Events of one reorganisation are logged endings first,
/// so that at no position do two units hold one code on the same day.
/// </summary>
public interface IUnitEvent
{
    Guid UnitId { get; }

    /// <summary>All versions of the unit, oldest first.</summary>
    IReadOnlyList<UnitVersion> Versions { get; }

    /// <summary>The transfers that this change made, to or from this unit; empty when nothing was passed on.</summary>
    IReadOnlyList<UnitTransfer> Transfers { get; }

    /// <summary>The first day on which the change holds.</summary>
    DateOnly EffectiveOn { get; }

    /// <summary>The document that ordered the change.</summary>
    LegalDocument Document { get; }
}

/// <summary>A unit came into the registry that grew out of no other unit known to it.</summary>
public sealed record UnitRegistered(
    Guid UnitId, DateOnly EffectiveOn, LegalDocument Document,
    IReadOnlyList<UnitVersion> Versions, IReadOnlyList<UnitTransfer> Transfers) : IUnitEvent;

/// <summary>The unit bears another name. A corrected spelling is a renaming too.</summary>
public sealed record UnitRenamed(
    Guid UnitId, string From, string To, DateOnly EffectiveOn, LegalDocument Document,
    IReadOnlyList<UnitVersion> Versions, IReadOnlyList<UnitTransfer> Transfers) : IUnitEvent;

/// <summary>The same unit carries another official code.</summary>
public sealed record UnitRecoded(
    Guid UnitId, string? From, string? To, DateOnly EffectiveOn, LegalDocument Document,
    IReadOnlyList<UnitVersion> Versions, IReadOnlyList<UnitTransfer> Transfers) : IUnitEvent;

/// <summary>The unit became another kind: xã → phường, huyện → thị xã.</summary>
public sealed record UnitReclassified(
    Guid UnitId, string From, string To, DateOnly EffectiveOn, LegalDocument Document,
    IReadOnlyList<UnitVersion> Versions, IReadOnlyList<UnitTransfer> Transfers) : IUnitEvent;

/// <summary>The unit stands below another unit.</summary>
public sealed record UnitReparented(
    Guid UnitId, Guid? From, Guid? To, DateOnly EffectiveOn, LegalDocument Document,
    IReadOnlyList<UnitVersion> Versions, IReadOnlyList<UnitTransfer> Transfers) : IUnitEvent;

/// <summary>
/// Other units passed into this one, which began with the merger (<paramref name="Began"/>) or took them in. Each unit that ended
/// has its own <see cref="UnitAbolished"/> before this event.
/// </summary>
public sealed record UnitsMerged(
    Guid UnitId, IReadOnlyList<Guid> MergedUnitIds, bool Began, DateOnly EffectiveOn, LegalDocument Document,
    IReadOnlyList<UnitVersion> Versions, IReadOnlyList<UnitTransfer> Transfers) : IUnitEvent;

/// <summary>The unit gave shares of itself to others; it ended (<paramref name="Ended"/>) or kept the rest.</summary>
public sealed record UnitSplit(
    Guid UnitId, bool Ended, DateOnly EffectiveOn, LegalDocument Document,
    IReadOnlyList<UnitVersion> Versions, IReadOnlyList<UnitTransfer> Transfers) : IUnitEvent;

/// <summary>
/// The unit ended. <see cref="IUnitEvent.Transfers"/> name its successors and are empty when nothing followed it
/// (the district tier on 2025-07-01 has transfers by population to the communes that stand on its land).
/// </summary>
public sealed record UnitAbolished(
    Guid UnitId, DateOnly EffectiveOn, LegalDocument Document,
    IReadOnlyList<UnitVersion> Versions, IReadOnlyList<UnitTransfer> Transfers) : IUnitEvent;

/// <summary>Figures of the unit were measured or corrected: residents, area, centre. Nothing about its standing changed.</summary>
public sealed record UnitMeasured(
    Guid UnitId, DateOnly EffectiveOn, LegalDocument Document,
    IReadOnlyList<UnitVersion> Versions, IReadOnlyList<UnitTransfer> Transfers) : IUnitEvent;

/// <summary>
/// The unit's last change, with everything entered in the same act, was taken back as entered by mistake: the unit is again what it was.
/// A unit that had begun with the change has no versions left and never was.
/// </summary>
/// <param name="EffectiveOn">The day of the change taken back.</param>
/// <param name="Document">The document of the change taken back.</param>
/// <param name="Transfers">Always empty: nothing is passed on.</param>
/// <param name="Withdrawn">The transfers to or from this unit that no longer hold.</param>
public sealed record UnitChangeUndone(
    Guid UnitId, string Reason, DateOnly EffectiveOn, LegalDocument Document,
    IReadOnlyList<UnitVersion> Versions, IReadOnlyList<UnitTransfer> Transfers, IReadOnlyList<UnitTransfer> Withdrawn) : IUnitEvent;
