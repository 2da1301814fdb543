using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DanVan.TestKit;

namespace DanVan.Platform.Tests.Input;

/// <summary>What a careful caller would send: the good request of which every bad one differs in one thing.</summary>
internal sealed partial class GoodInput(IReadOnlyDictionary<string, string> known)
{
    // What a schema cannot say: words with a grammar of their own.
    private static readonly Dictionary<string, string> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["field"] = "economy",
        ["provision"] = "dieu-7/khoan-2",
        ["unit"] = SampleUnits.ProvinceClaim,
        ["indicator"] = "models-recognised",
        ["indicators"] = "models-recognised",
        ["period"] = "2026",
        ["periods"] = "2026",
        ["format"] = "csv",
        ["structures"] = "2018-06-30,2026-06-30",
        ["structure"] = "2026-06-30",
        ["by"] = "none",
        ["asOf"] = "2026-06-30",
        ["part"] = "effect",
        ["quietFrom"] = "22:00",
        ["quietTo"] = "05:00",
        ["readModel"] = "facts",
        ["wait"] = "0s",
        ["kind"] = "ward",
        ["unitId"] = SampleUnits.Province.ToString(),
        ["level"] = "district",
        ["standing"] = "missing",
        ["role"] = "member",
        ["basis"] = "whole",
        ["sameBecause"] = "Địa phương có cùng hoàn cảnh với bộ chung.",
        ["language"] = "hmn",
        ["sha256"] = new('a', 64),
        ["draftUrl"] = "https://nghean.gov.vn/du-thao",
        ["sourceUrl"] = "https://nghean.gov.vn/mo-hinh",
    };

    // A merger goes into a unit that stands or into a new one, and something is due on a day or within a period: not both.
    private static bool IsTheOther(JsonObject properties, string name) => name == "intoNewUnit" || (name == "workingDays" && properties.ContainsKey("day"));

    /// <summary>The address with known ids in it.</summary>
    public string Address(Operation operation) => operation.InPath.Aggregate(operation.Path, (path, parameter) =>
        path.Replace($"{{{parameter.Name}}}", InPath(operation, parameter.Name, parameter.Schema), StringComparison.Ordinal));

    private string InPath(Operation operation, string name, JsonNode schema) =>
        Operation.TypeOf(schema = operation.Resolve(schema)) == "integer" ? "1"
        : schema["format"] is null && ByName.TryGetValue(name, out var word) ? word
        : Id(operation.Path, name);

    public string Id(string path, string name) =>
        known.FirstOrDefault(one => path.StartsWith(one.Key.Replace("{}", $"{{{name}}}"), StringComparison.Ordinal)).Value ?? Guid.NewGuid().ToString();

    public static string Query(Operation operation, string name, JsonNode schema) => name switch
    {
        "cursor" => "",
        _ => Value(operation, schema, name)!.ToString(),
    };

    public static JsonNode? Value(Operation operation, JsonNode schema, string name)
    {
        schema = operation.Resolve(schema);
        if (schema["enum"] is JsonArray choices)
            return (choices.FirstOrDefault(one => one is not null && ByName.TryGetValue(name, out var wanted) && one.GetValue<string>() == wanted)
                ?? choices.First(one => one is not null))!.DeepClone();
        switch (Operation.TypeOf(schema))
        {
            case "object":
                var made = new JsonObject();
                var properties = schema["properties"]?.AsObject() ?? [];
                foreach (var (property, inner) in properties.Where(one => !IsTheOther(properties, one.Key)))
                    made[property] = Value(operation, inner!, property);
                return made;
            case "array":
                var items = schema["minItems"]?.GetValue<int>() ?? 1;
                return new JsonArray([.. Enumerable.Range(0, Math.Max(1, items)).Select(_ => Value(operation, schema["items"]!, name))]);
            case "integer":
                return schema["minimum"]?.DeepClone() ?? 1;
            case "number":
                return 1;
            case "boolean":
                return false;
            default:
                return Text(schema, name);
        }
    }

    private static string Text(JsonNode schema, string name)
    {
        var format = schema["format"]?.GetValue<string>();
        if (ByName.TryGetValue(name, out var known) && (format != "uuid" || Guid.TryParse(known, out _)) && Fits(schema, known))
            return known;
        var text = format switch
        {
            "uuid" => Guid.NewGuid().ToString(),
            "date" => "2026-03-01",
            "date-time" => "2026-03-01T08:00:00+07:00",
            "uri" => "https://nghean.gov.vn/",
            _ when schema["pattern"]?.GetValue<string>() is { } pattern => OneOf().Match(pattern) is { Success: true } choice ? choice.Groups[1].Value : "thu",
            _ => $"Thử {Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..6]}",
        };
        if (schema["minLength"]?.GetValue<int>() is { } least && text.Length < least)
            text = text.PadRight(least, 'x');
        return schema["maxLength"]?.GetValue<int>() is { } most && text.Length > most ? text[..most] : text;
    }

    private static bool Fits(JsonNode schema, string text) =>
        schema["pattern"]?.GetValue<string>() is not { } pattern || !OneOf().IsMatch(pattern) || Regex.IsMatch(text, pattern);

    // A choice that is written as a pattern: ^(children|district)$
    [GeneratedRegex(@"^\^\(([a-z-]+)[a-z|-]*\)\$$")]
    private static partial Regex OneOf();
}
