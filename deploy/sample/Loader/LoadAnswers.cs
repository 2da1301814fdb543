using System.Text.Json;

namespace DanVan.Loader;

/// <summary>The opinions of the sample become issues, the issues get answers that a second hand accepts, and the table is published.</summary>
internal sealed class LoadAnswers(Service writer, Service reviewer, string path)
{
    public async Task Run(JsonElement sample, List<Dictionary<string, string>> opinions, CancellationToken ct)
    {
        var issues = opinions.GroupBy(one => one["text"]).ToDictionary(one => one.Key, one => one.First()["issue"]);
        var arguments = new List<(string Issue, string Key)>();
        await foreach (var argument in writer.List($"{path}/arguments", ct))
            arguments.Add((issues[argument.Text("text")], argument.Text("key")));
        foreach (var issue in sample.GetProperty("issues").EnumerateArray())
            await Answer(issue, [.. arguments.Where(one => one.Issue == issue.Text("code")).Select(one => one.Key).Order(StringComparer.Ordinal)], ct);

        await LoadConsultation.LayDown(writer, path, 2, ct);
        var closed = await writer.Get(path, ct);
        var form = sample.GetProperty("synthesis").EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetString());
        form["signedOn"] = closed.Text("closedOn");
        await writer.Post($"{path}/syntheses", "sample-synthesis", form, ct);
        await writer.Post($"{path}/completions", "sample-completion", new { }, ct, await LoadConsultation.Version(writer, path, ct));
    }

    // Whatever was done before is answered again by its key.
    private async Task Answer(JsonElement sample, string[] arguments, CancellationToken ct)
    {
        var code = sample.Text("code");
        var issue = await writer.Post($"{path}/issues", $"sample-issue-{code}", new { title = sample.Text("title"), provision = sample.Maybe("provision"), arguments }, ct);
        var reply = await writer.Post($"v1/issues/{issue.Text("id")}/replies", $"sample-reply-{code}",
            new { outcome = sample.Text("outcome"), reason = sample.Text("reason") }, ct);
        var replies = $"v1/replies/{reply.Text("id")}";
        await writer.Post($"{replies}/submissions", $"sample-submission-{code}", new { }, ct, "\"1\"");
        await reviewer.Post($"{replies}/acceptances", $"sample-acceptance-{code}", new { }, ct, "\"2\"");
    }
}
