using System.Text.Json.Nodes;

namespace DanVan.Platform.Tests;

/// <summary>An OpenAPI document, as far as a test must read it to call everything in it.</summary>
public sealed record ApiDocument(JsonNode Root, IReadOnlyList<Operation> Operations)
{
    public static ApiDocument Parse(string text)
    {
        var root = JsonNode.Parse(text)!;
        return new(root,
        [
            .. root["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation =>
                new Operation(operation.Key.ToUpperInvariant(), path.Key, operation.Value!, root))),
        ]);
    }
}

/// <summary>One operation of a document.</summary>
public sealed record Operation(string Method, string Path, JsonNode Node, JsonNode Root)
{
    public bool IsAnonymous => Node["security"] is null;

    /// <summary>An answer to HEAD has the headers only.</summary>
    public bool HasBody => Method != "HEAD";

    /// <summary>True when a token without any scope is not enough.</summary>
    public bool NeedsScope => Node["description"]?.GetValue<string>().Contains("Needs the scope", StringComparison.Ordinal) == true;

    public IEnumerable<(string Name, JsonNode Schema)> InPath => Parameters("path");

    public IEnumerable<(string Name, JsonNode Schema)> InQuery => Parameters("query");

    public bool TakesKey => Parameters("header").Any(header => header.Name == "Idempotency-Key");

    public bool TakesVersion => Parameters("header").Any(header => header.Name == "If-Match");

    /// <summary>The schema of a JSON body; null where there is none.</summary>
    public JsonNode? Body => Node["requestBody"]?["content"]?["application/json"]?["schema"] is { } schema ? Resolve(schema) : null;

    /// <summary>The type of the file that it takes.</summary>
    public string FileType => Node["requestBody"]!["content"]!.AsObject().First().Key is var type && type == "multipart/form-data" ? type + "; boundary=x" : type;

    public bool TakesFile => Body is null && Node["requestBody"] is not null;

    public override string ToString() => $"{Method} {Path}";

    /// <summary>Follows references, and takes the part of a nullable schema that is not null.</summary>
    public JsonNode Resolve(JsonNode schema)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference)
            return Resolve(reference.Split('/').Skip(1).Aggregate(Root, (node, name) => node[name]!));
        var choices = (schema["oneOf"] ?? schema["anyOf"])?.AsArray();
        return choices is null ? schema : Resolve(choices.First(choice => TypeOf(choice!) != "null")!);
    }

    /// <summary>The type that is not null; text where the schema names none.</summary>
    public static string TypeOf(JsonNode schema) => schema["type"] switch
    {
        JsonArray several => several.Select(one => one!.GetValue<string>()).Order(StringComparer.Ordinal).FirstOrDefault(one => one is "integer" or "number")
            ?? several.Select(one => one!.GetValue<string>()).First(one => one != "null"),
        { } one => one.GetValue<string>(),
        null when schema["properties"] is not null => "object",
        null => "string",
    };

    private IEnumerable<(string Name, JsonNode Schema)> Parameters(string place) => (Node["parameters"]?.AsArray() ?? [])
        .Where(one => one!["in"]!.GetValue<string>() == place)
        .Select(one => (one!["name"]!.GetValue<string>(), one["schema"] is { } schema ? Resolve(schema) : new JsonObject()));
}
