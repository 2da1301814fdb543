using System.Text.Json;

namespace DanVan.Reporting.Tests;

internal static class Numbers
{
    public static decimal Number(this JsonElement element, string name) => element.GetProperty(name).GetDecimal();
}
