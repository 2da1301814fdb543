using System.Text.Json.Nodes;

namespace DanVan.Platform.Tests.Input;

/// <summary>Every way in which an address can be wrong, one at a time.</summary>
internal static class BadAddresses
{
    // Escaped, as they travel: invalid UTF-8, an overlong NUL, a surrogate, NUL, escape, line feed.
    private static readonly string[] Bytes = ["%FF%FE", "%C0%80", "%ED%A0%80", "%00", "a%00b", "%1B", "%0A", "%C3"];

    public static IEnumerable<(string What, string Address)> Of(Operation operation, GoodInput good)
    {
        var path = good.Address(operation);
        foreach (var (name, schema) in operation.InPath)
        {
            string With(string value) => good.Address(operation with { Path = operation.Path.Replace($"{{{name}}}", value, StringComparison.Ordinal) });
            foreach (var bytes in Bytes)
                yield return ($"{name} is {bytes}", With(bytes));
            yield return ($"{name} is unknown", With(Guid.NewGuid().ToString()));
            yield return ($"{name} is no id", With("not-an-id"));
            yield return ($"{name} is long", With(new string('x', 5000)));
            yield return ($"{name} is beyond the limits of a line", With(new string('x', 20_000)));
        }
        var query = string.Join('&', operation.InQuery.Where(one => one.Name != "cursor").Select(one => $"{one.Name}={Uri.EscapeDataString(GoodInput.Query(operation, one.Name, one.Schema))}"));
        foreach (var bytes in Bytes)
            yield return ($"the query holds {bytes}", $"{path}?{query}&x={bytes}");
        foreach (var (name, schema) in operation.InQuery)
        {
            var others = string.Join('&', query.Split('&').Where(one => !one.StartsWith(name + "=", StringComparison.Ordinal)));
            foreach (var value in Bytes.Concat(Wrong(name, schema)))
                yield return ($"{name} is {(value.Length > 40 ? value[..40] + "…" : value)}", $"{path}?{others}&{name}={value}");
        }
    }

    /// <summary>Allowed by the document, and at the edge of what a database or a clock can hold.</summary>
    public static IEnumerable<(string What, string Address)> Odd(Operation operation, GoodInput good)
    {
        foreach (var (name, schema) in operation.InQuery)
        {
            string[] values = (Operation.TypeOf(schema), schema["format"]?.GetValue<string>()) switch
            {
                _ when name == "cursor" => ["e30", "eyJpZCI6bnVsbH0"],
                ("string", "date") => ["1900-01-01", "2199-12-31"],
                ("integer", _) => ["2147483647", "9223372036854775807"],
                ("string", null) => ["%25", "%5C", "_", "'", "%22", "%F0%9F%98%80", "..", "%ED%95%9C%EA%B8%80", "A%CC%80%CC%80"],
                _ => [],
            };
            var others = string.Join('&', operation.InQuery.Where(one => one.Name != name && one.Name != "cursor")
                .Select(one => $"{one.Name}={Uri.EscapeDataString(GoodInput.Query(operation, one.Name, one.Schema))}"));
            foreach (var value in values)
                yield return ($"{name} is {value}", $"{good.Address(operation)}?{others}&{name}={value}");
        }
    }

    private static IEnumerable<string> Wrong(string name, JsonNode schema)
    {
        if (name == "cursor")
            return ["bm90LWEtY3Vyc29y", "bnVsbA", "W10", "MQ", "!!!", "eyJ4IjoxfQ", "%F0%9F%98%80"];
        if (schema["enum"] is JsonArray)
            return ["no-such-value", "0", "1", "99", "-1"];
        return (Operation.TypeOf(schema), schema["format"]?.GetValue<string>()) switch
        {
            ("string", "date") => ["9999-12-31", "0001-01-01", "2026-02-30", "26/03/2018", "soon", "infinity", "20180326"],
            ("string", "date-time") => ["9999-12-31T23:59:59Z", "soon"],
            ("string", "uuid") => ["not-a-uuid", "1"],
            ("integer", _) => ["abc", "1.5", "99999999999999999999", "-1", "-99999999999999999999", "1e9", .. Beyond(schema)],
            ("number", _) => ["abc", "1e400"],
            ("boolean", _) => ["maybe", "2"],
            _ => [new string('x', 5000), .. schema["pattern"] is null ? (string[])[] : ["!?"]],
        };
    }

    private static IEnumerable<string> Beyond(JsonNode schema)
    {
        if (schema["minimum"] is { } least && decimal.TryParse(least.ToString(), out var lowest))
            yield return $"{lowest - 1}";
        if (schema["maximum"] is { } most && decimal.TryParse(most.ToString(), out var highest))
            yield return $"{highest + 1}";
    }
}
