namespace DanVan.Committee.Contracts.V1;

/// <summary>
/// A stretch of a unit's life in which nothing about it changed. Validity is half open, [ValidFrom, ValidTo), in whole days
/// that begin at midnight in Asia/Ho_Chi_Minh.
/// </summary>
/// <param name="UnitId">The unit's own id, the same over all its versions. Codes are reused, names repeat: neither is a key.</param>
/// <param name="Name">Full official name: "Xã Hữu Kiệm".</param>
/// <param name="ShortName">Name without its kind: "Hữu Kiệm".</param>
/// <param name="Kind">One of <see cref="UnitKinds"/>.</param>
/// <param name="Code">Official code (GSO) during this stretch; null for units without one.</param>
/// <param name="ParentId">The unit directly above during this stretch; null at the top.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">First day on which it no longer holds; null while it holds.</param>
/// <param name="Document">The document that brought this stretch about.</param>
/// <param name="Measures">What was measured of the unit in this stretch, where known.</param>
public sealed record UnitVersion(
    Guid UnitId,
    string Name,
    string ShortName,
    string Kind,
    string? Code,
    Guid? ParentId,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    LegalDocument Document,
    UnitMeasures? Measures = null)
{
    /// <summary>True when this stretch includes the day.</summary>
    public bool HoldsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day < ValidTo);
}

/// <summary>Figures published with a structure.</summary>
/// <param name="Population">Persons.</param>
/// <param name="AreaKm2">Square kilometres.</param>
/// <param name="Centre">Where the administration sits, as the source words it.</param>
/// <param name="Latitude">Degrees north (WGS 84) of the centre.</param>
/// <param name="Longitude">Degrees east (WGS 84) of the centre.</param>
public sealed record UnitMeasures(int? Population, decimal? AreaKm2, string? Centre, decimal? Latitude, decimal? Longitude);
