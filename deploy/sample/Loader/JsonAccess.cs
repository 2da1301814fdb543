using System.Text.Json;

namespace DanVan.Loader;

internal static class JsonAccess
{
    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static string? Maybe(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

    public static DateOnly Day(this JsonElement element, string name) => DateOnly.ParseExact(element.Text(name), "yyyy-MM-dd");
}
