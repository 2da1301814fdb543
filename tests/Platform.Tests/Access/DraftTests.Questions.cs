using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DanVan.TestKit;

namespace DanVan.Platform.Tests.Access;

/// <summary>The questions: every GET of every document, with every filter that could narrow it to the commune.</summary>
public sealed partial class DraftTests
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every GET of every service, asked about the commune, by every stranger.</summary>
    private async Task<Dictionary<string, string>> Everything(IReadOnlyList<string?> strangers)
    {
        var answers = new Dictionary<string, string>();
        foreach (var service in platform.Services)
        {
            for (var who = 0; who < strangers.Count; who++)
            {
                using var caller = service.With(strangers[who]);
                foreach (var operation in service.Document.Operations.Where(one => one.Method == "GET" && one.Path != "/v1/changes"))
                    foreach (var address in Addresses(operation))
                        answers[$"{who} {service.Name} {address}"] = await Answer(caller, address);
                if (strangers[who] is not null)
                    answers[$"{who} {service.Name} feed"] = await Feed(caller);
            }
        }
        return answers;
    }

    private IEnumerable<string> Addresses(Operation operation)
    {
        var path = InPath().Replace(operation.Path, SampleUnits.DongVinh.ToString());
        var narrow = new Dictionary<string, string>
        {
            ["unitId"] = SampleUnits.DongVinh.ToString(), ["unit"] = "16663@2018-05-02", ["indicator"] = "models-registered", ["period"] = "2018",
            ["structures"] = "2018-06-30", ["structure"] = "2018-06-30", ["by"] = "none", ["q"] = mark, ["limit"] = "500",
        };
        yield return path;
        foreach (var indicator in new[] { "models-registered", "models-recognised", "consultations-opened", "opinions-received" })
        {
            narrow["indicator"] = indicator;
            yield return $"{path}?{Query(narrow)}";
            yield return $"{path}?{Query(narrow.Where(one => one.Key != "q"))}";
        }

        string Query(IEnumerable<KeyValuePair<string, string>> fields) => string.Join('&', fields
            .Where(field => operation.InQuery.Any(one => one.Name == field.Key)).Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));
    }

    // Without what moves by itself, whoever does what: how fresh an answer is, and its trace.
    private static async Task<string> Answer(HttpClient caller, string address)
    {
        using var answer = await caller.GetAsync(new Uri(address, UriKind.Relative));
        var body = await answer.Content.ReadAsStringAsync();
        if (answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true && JsonNode.Parse(body) is JsonObject parsed)
        {
            parsed.Remove("freshness");
            parsed.Remove("traceId");
            body = parsed.ToJsonString(Readable);
        }
        return $"{(int)answer.StatusCode} {body}";
    }

    private static async Task<string> Feed(HttpClient caller)
    {
        List<string> events = [];
        for (long after = 0, head = 1; after < head;)
        {
            var page = await caller.Read($"/v1/changes?after={after}&limit=500");
            events.AddRange(page.GetProperty("events").EnumerateArray().Select(one => $"{one.Text("type")} {one.GetProperty("subject")}"));
            (after, head) = (page.GetProperty("next").GetInt64(), page.GetProperty("head").GetInt64());
        }
        return string.Join('\n', events);
    }

    [GeneratedRegex("\\{[a-zA-Z]+\\}")]
    private static partial Regex InPath();
}
