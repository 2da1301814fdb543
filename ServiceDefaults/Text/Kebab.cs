using System.Text.Json;

namespace DanVan.ServiceDefaults;

/// <summary>Names as they are written on the wire.</summary>
public static class Kebab
{
    public static string Of(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    public static string Of(Enum value) => Of(value.ToString());
}
