using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DanVan.Platform.Tests.Input;

/// <summary>Every way in which a JSON body can be wrong, one at a time.</summary>
internal static class BadBodies
{
    private const string Here = "@@here@@";
    private static readonly string Deep = new('[', 10_000);

    public static IEnumerable<(string What, byte[] Body)> Of(Operation operation)
    {
        var schema = operation.Body!;
        var body = GoodInput.Value(operation, schema, "")!;
        var whole = Bytes(body.ToJsonString());
        yield return ("no body", []);
        yield return ("half a body", whole[..^2]);
        yield return ("two bodies", [.. whole, .. whole]);
        yield return ("a list", Bytes("[]"));
        yield return ("a text", Bytes("\"x\""));
        yield return ("null", Bytes("null"));
        yield return ("deep nesting", Bytes(Deep));
        yield return ("a comment", [.. Bytes("/* */"), .. whole]);
        yield return ("UTF-16", Encoding.Unicode.GetBytes(body.ToJsonString()));
        yield return ("over a megabyte of spaces", [.. whole[..^1], .. Enumerable.Repeat((byte)' ', 70 << 20 >> 4), (byte)'}']);
        foreach (var bad in At(operation, schema, body, ""))
            yield return bad;

        IEnumerable<(string, byte[])> At(Operation operation, JsonNode schema, JsonNode part, string path)
        {
            if (part is JsonObject made)
            {
                foreach (var bad in Objects(operation, schema, made, path))
                    yield return bad;
            }
            else if (part is JsonArray list)
            {
                foreach (var bad in At(operation, operation.Resolve(schema["items"]!), list[0]!, $"{path}/0"))
                    yield return bad;
            }
            if (path.Length == 0)
                yield break;
            foreach (var (what, bytes) in BadValues.For(operation, schema, part))
                yield return ($"{path} is {what}", Replace(body, part, bytes));
        }

        IEnumerable<(string, byte[])> Objects(Operation operation, JsonNode schema, JsonObject made, string path)
        {
            if (made.Count == 0)
                yield break;
            var text = made.ToJsonString();
            yield return ($"{path} with an unknown field", Replace(body, made, Bytes(text[..^1] + ",\"noSuchField\":1}")));
            yield return ($"{path} with a field twice", Replace(body, made, Bytes(text[..^1] + $",{JsonSerializer.Serialize(made.First().Key)}:{made.First().Value!.ToJsonString()}}}")));
            foreach (var needed in schema["required"]?.AsArray().Select(one => one!.GetValue<string>()) ?? [])
            {
                var less = made.DeepClone().AsObject();
                less.Remove(needed);
                yield return ($"{path} without {needed}", Replace(body, made, Bytes(less.ToJsonString())));
            }
            foreach (var (name, value) in made)
            {
                foreach (var bad in At(operation, operation.Resolve(schema["properties"]![name]!), value!, $"{path}/{name}"))
                    yield return bad;
            }
        }
    }

    private static byte[] Replace(JsonNode body, JsonNode part, byte[] bytes)
    {
        if (ReferenceEquals(body, part))
            return bytes;
        var parts = With(body, part).ToJsonString().Split($"\"{Here}\"");
        return [.. Bytes(parts[0]), .. bytes, .. Bytes(parts[1])];
    }

    // A copy with a mark where the part was.
    private static JsonNode With(JsonNode at, JsonNode part)
    {
        if (ReferenceEquals(at, part))
            return Here;
        return at switch
        {
            JsonObject made => new JsonObject(made.Select(one => KeyValuePair.Create(one.Key, one.Value is null ? null : With(one.Value, part)))),
            JsonArray list => new JsonArray([.. list.Select(one => With(one!, part))]),
            _ => at.DeepClone(),
        };
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
