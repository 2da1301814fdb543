using DanVan.Committee.Contracts.V1;

namespace DanVan.Committee.Units;

/// <summary>What is known of a unit that begins.</summary>
internal sealed record UnitFacts(string Name, string ShortName, string Kind, string? Code, Guid? ParentId, UnitMeasures? Measures = null)
{
    public UnitVersion From(Guid unitId, DateOnly from, LegalDocument document) =>
        new(unitId, Name, ShortName, Kind, Code, ParentId, from, null, document, Measures);
}

/// <summary>Names as official texts write them: the kind, then the short name.</summary>
internal static class UnitNames
{
    public static string Label(string kind) => kind switch
    {
        UnitKinds.Province => "Tỉnh",
        UnitKinds.City => "Thành phố",
        UnitKinds.Town => "Thị xã",
        UnitKinds.District => "Huyện",
        UnitKinds.Commune => "Xã",
        UnitKinds.Ward => "Phường",
        UnitKinds.Township => "Thị trấn",
        _ => "",
    };

    /// <summary>"Xã Hữu Kiệm" without its kind; the whole name where it does not begin with it.</summary>
    public static string Short(string name, string kind)
    {
        var label = Label(kind);
        return label.Length > 0 && name.StartsWith(label + " ", StringComparison.OrdinalIgnoreCase) ? name[(label.Length + 1)..] : name;
    }

    public static string Full(string shortName, string kind) => $"{Label(kind)} {shortName}".TrimStart();
}
