namespace DanVan.Committee.Contracts.V1;

/// <summary>
/// The kinds of unit known today. A kind is text in events, so that a kind added later never stops an older follower.
/// </summary>
public static class UnitKinds
{
    /// <summary>Tỉnh.</summary>
    public const string Province = "province";

    /// <summary>Thành phố thuộc tỉnh (district tier, until 2025-07-01).</summary>
    public const string City = "city";

    /// <summary>Thị xã (district tier, until 2025-07-01).</summary>
    public const string Town = "town";

    /// <summary>Huyện (district tier, until 2025-07-01).</summary>
    public const string District = "district";

    /// <summary>Xã.</summary>
    public const string Commune = "commune";

    /// <summary>Phường.</summary>
    public const string Ward = "ward";

    /// <summary>Thị trấn (commune tier, until 2025-07-01).</summary>
    public const string Township = "township";

    /// <summary>Cơ quan: an agency or organisation; it has no place among the three tiers.</summary>
    public const string Agency = "agency";

    public static IReadOnlyList<string> All { get; } = [Province, City, Town, District, Commune, Ward, Township, Agency];

    /// <summary>1 province, 2 district tier, 3 commune tier, 0 none (agencies and kinds unknown to this version).</summary>
    public static int Tier(string kind) => kind switch
    {
        Province => 1,
        City or Town or District => 2,
        Commune or Ward or Township => 3,
        _ => 0,
    };
}
