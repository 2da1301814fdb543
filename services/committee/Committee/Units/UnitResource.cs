using DanVan.Committee.Contracts.V1;
using DanVan.ServiceDefaults;

namespace DanVan.Committee.Units;

/// <summary>A unit as it stands on the day asked for.</summary>
/// <param name="Id">The unit's own id: the same through every change of name, code, kind and parent.</param>
/// <param name="Code">Official code on that day. Codes are reused by other units on other days.</param>
/// <param name="ValidFrom">Since when it stands as shown.</param>
/// <param name="ValidTo">First day on which it no longer stands as shown; absent while it does.</param>
/// <param name="Version">The version of the whole unit: its ETag.</param>
/// <param name="Transitions">What this caller may do with the unit now.</param>
public sealed record UnitResource(
    Guid Id, string Name, string ShortName, string Kind, string? Code, Guid? ParentId, DateOnly ValidFrom, DateOnly? ValidTo,
    LegalDocument Document, UnitMeasures? Measures, long Version, IReadOnlyList<string> Transitions)
{
    internal static UnitResource Of(Unit unit, UnitVersion shown, Caller caller) => new(
        shown.UnitId, shown.Name, shown.ShortName, shown.Kind, shown.Code, shown.ParentId, shown.ValidFrom, shown.ValidTo,
        shown.Document, shown.Measures, unit.Version, Open(unit, caller));

    private static IReadOnlyList<string> Open(Unit unit, Caller caller) =>
        !caller.Has(UnitsModule.KeepRegistry) ? []
            : unit.Newest.ValidTo is null ? ["rename", "recode", "reclassify", "reparent", "split", "merge", "abolish", "undo"]
            : ["undo"];
}

/// <summary>A unit on a day, in a list.</summary>
public sealed record UnitBrief(Guid Id, string Name, string ShortName, string Kind, string? Code, Guid? ParentId, DateOnly ValidFrom, DateOnly? ValidTo)
{
    internal static UnitBrief Of(UnitVersion version) => new(
        version.UnitId, version.Name, version.ShortName, version.Kind, version.Code, version.ParentId, version.ValidFrom, version.ValidTo);
}

/// <summary>The legal document that orders a change.</summary>
public sealed record OrderingDocument(
    [property: System.ComponentModel.DataAnnotations.Required, System.ComponentModel.DataAnnotations.StringLength(100, MinimumLength = 1)] string Symbol,
    [property: System.ComponentModel.DataAnnotations.Required, System.ComponentModel.DataAnnotations.StringLength(200, MinimumLength = 1)] string Issuer,
    DateOnly? IssuedOn,
    [property: System.ComponentModel.DataAnnotations.Required] DateOnly? EffectiveOn)
{
    internal LegalDocument ToDocument() => new(Symbol, Issuer, IssuedOn, EffectiveOn!.Value);
}

/// <summary>The kinds of unit a caller may write.</summary>
public enum UnitKind
{
    Province,
    City,
    Town,
    District,
    Commune,
    Ward,
    Township,
    Agency,
}
