using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace DanVan.Platform.Tests.Input;

/// <summary>Values that a schema does not allow, as JSON bytes.</summary>
internal static class BadValues
{
    private static readonly string[] Dates = ["9999-12-31", "0001-01-01", "2026-02-30", "26/03/2018", "", "2026-03-01T00:00:00Z", "-1", "infinity"];
    private static readonly string[] Times = ["9999-12-31T23:59:59Z", "2026-03-01T08:00:00", "0001-01-01T00:00:00Z", "now", "infinity"];
    private static readonly string[] Large = ["1e400", "99999999999999999999999999999999999999", "-99999999999999999999", "1e30"];

    public static IEnumerable<(string What, byte[] Json)> For(Operation operation, JsonNode schema, JsonNode good)
    {
        foreach (var (what, json) in Wrong(schema, good))
            yield return (what, json);
        yield return ("deep nesting", Encoding.UTF8.GetBytes(new string('[', 5000)));
        yield return ("no JSON", "nonsense"u8.ToArray());
    }

    private static IEnumerable<(string, byte[])> Wrong(JsonNode schema, JsonNode good)
    {
        var type = Operation.TypeOf(schema);
        foreach (var json in new[] { "12345", "true", "{}", "[]", "\"x\"" }.Where(json => !Fits(type, schema, json)))
            yield return ($"{json} instead of {type}", Encoding.UTF8.GetBytes(json));
        var more = (type, schema["format"]?.GetValue<string>()) switch
        {
            _ when schema["enum"] is not null => Quoted("no-such-value", "", "0", "1"),
            ("string", "date") => Quoted(Dates),
            ("string", "date-time") => Quoted(Times),
            ("string", "uuid") => Quoted("not-a-uuid", "", "00000000-0000-0000-0000-00000000000g"),
            ("string", "uri") => Quoted("no address", "javascript:alert(1)", "https://x/" + new string('x', 3000)),
            ("string", _) => Lengths(schema),
            ("integer" or "number", _) => Numbers(schema),
            ("array", _) => Lists(schema, good[0]!.ToJsonString()),
            _ => [],
        };
        foreach (var bad in type == "string" ? more.Concat(Characters()) : more)
            yield return bad;
    }

    private static bool Fits(string type, JsonNode schema, string json) => (type, json) switch
    {
        ("string", "\"x\"") => schema["enum"] is null && schema["format"] is null, // the rest of its rules are checked by length and pattern
        ("integer" or "number", "12345") => true,
        ("boolean", "true") => true,
        ("array", "[]") => schema["minItems"] is null,
        ("object", "{}") => true, // what is missing is checked property by property
        _ => false,
    };

    private static IEnumerable<(string, byte[])> Lists(JsonNode schema, string item)
    {
        yield return ("a list of null", "[null]"u8.ToArray());
        yield return ("a list that ends with null", Encoding.UTF8.GetBytes($"[{item},null]"));
        // The document has no length for what is in a list of texts.
        if (item.StartsWith('"'))
            yield return ("a list with a text of 900 KB", Encoding.UTF8.GetBytes($"[{item},\"{new string('x', 900_000)}\"]"));
        if (schema["maxItems"]?.GetValue<int>() is { } most)
            yield return ("too many items", Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat(item, most + 1))}]"));
    }

    private static IEnumerable<(string, byte[])> Lengths(JsonNode schema)
    {
        yield return ("a text of 1.2 MB", Encoding.UTF8.GetBytes($"\"{new string('x', 1_200_000)}\""));
        if (schema["maxLength"]?.GetValue<int>() is { } most)
            yield return ("a text too long by one", Encoding.UTF8.GetBytes($"\"{new string('ầ', most + 1)}\""));
        if (schema["minLength"]?.GetValue<int>() is > 0 and var least)
            yield return ("a text too short by one", Encoding.UTF8.GetBytes($"\"{new string('x', least - 1)}\""));
        if (schema["pattern"] is not null)
            yield return ("a text against its pattern", Encoding.UTF8.GetBytes("\"!?\""));
    }

    private static IEnumerable<(string, byte[])> Characters() =>
    [
        ("a NUL, escaped", Encoding.UTF8.GetBytes("\"a\\u0000b\"")),
        ("a NUL, raw", [(byte)'"', (byte)'a', 0, (byte)'b', (byte)'"']),
        ("an escape sequence", Encoding.UTF8.GetBytes("\"a\\u001b[2J\"")),
        ("half a surrogate pair", Encoding.UTF8.GetBytes("\"a\\ud800\"")),
        ("a surrogate pair the wrong way round", Encoding.UTF8.GetBytes("\"\\udc00\\ud800\"")),
        ("bytes that are not UTF-8", [(byte)'"', 0xFF, 0xFE, (byte)'"']),
        ("an overlong NUL", [(byte)'"', 0xC0, 0x80, (byte)'"']),
        ("a surrogate in UTF-8", [(byte)'"', 0xED, 0xA0, 0x80, (byte)'"']),
        ("a text that does not end", Encoding.UTF8.GetBytes("\"a")),
    ];

    private static IEnumerable<(string, byte[])> Numbers(JsonNode schema)
    {
        foreach (var large in Large)
            yield return (large, Encoding.UTF8.GetBytes(large));
        yield return ("NaN", "NaN"u8.ToArray());
        if (Operation.TypeOf(schema) == "integer")
            yield return ("1.5", "1.5"u8.ToArray());
        if (schema["minimum"] is { } least)
            yield return ("below the least", Encoding.UTF8.GetBytes((decimal.Parse(least.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture) - 1).ToString(CultureInfo.InvariantCulture)));
        if (schema["maximum"] is { } most)
            yield return ("above the most", Encoding.UTF8.GetBytes((decimal.Parse(most.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture)));
    }

    private static IEnumerable<(string, byte[])> Quoted(params string[] texts) =>
        texts.Select(text => ($"\"{(text.Length > 40 ? text[..40] + "…" : text)}\"", Encoding.UTF8.GetBytes($"\"{text}\"")));
}
