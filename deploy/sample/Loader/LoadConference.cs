using System.Text.Json;

namespace DanVan.Loader;

/// <summary>The conference of 26 March 2018 as the newspaper reported it: chair, delegates with their statements, the conclusion of five contents.</summary>
internal static class LoadConference
{
    public static async Task Run(Platform platform, Units units, Progress progress, CancellationToken ct)
    {
        var committee = platform.As("province-secretariat", "committee");
        var sample = Read("conference/conference.json");
        var committeeId = await LoadCommittee.Id(committee, units, ct);
        var on = sample.Text("on");
        var meeting = await Existing(committee, committeeId, sample.Text("title"), ct) ?? await committee.Post("v1/meetings", "sample-conference", new
        {
            committeeId,
            title = sample.Text("title"),
            startsAt = sample.Text("startsAt"),
            items = sample.GetProperty("items").EnumerateArray().Select(item => new { title = item.GetString() }),
            on,
        }, ct);
        if (meeting.Text("state") == "draft")
            meeting = await Step(committee, meeting, "calls", new { on }, ct);
        if (meeting.Text("state") == "called")
            meeting = await Step(committee, meeting, "openings", new { chair = sample.Text("chair"), on }, ct);
        if (meeting.Text("state") == "running")
            await Hold(committee, committeeId, meeting, sample, ct);
        progress.Step();
    }

    private static async Task Hold(Service committee, Guid committeeId, JsonElement meeting, JsonElement sample, CancellationToken ct)
    {
        var path = $"v1/meetings/{meeting.Text("id")}";
        List<object> attendees = [];
        await foreach (var seat in committee.List($"v1/committees/{committeeId}/seats?asOf={sample.Text("on")}", ct))
            attendees.Add(new { name = seat.Text("holder"), office = seat.Text("office"), agency = seat.Maybe("agency"), level = "province", seatId = seat.Text("id"), present = true });
        foreach (var guest in sample.GetProperty("guests").EnumerateArray())
            attendees.Add(new { name = guest.Text("name"), agency = guest.Text("agency"), level = guest.Text("level"), present = true });
        meeting = await Step(committee, meeting, "attendance", new { attendees }, ct);

        var said = new HashSet<string>();
        await foreach (var statement in committee.List($"{path}/statements", ct))
            said.Add(statement.Text("speaker"));
        foreach (var (number, statement) in sample.GetProperty("statements").EnumerateArray().Index())
        {
            if (said.Add(statement.Text("speaker")))
                await committee.Post($"{path}/statements", $"sample-statement-{number}", statement, ct);
        }
        var items = new List<JsonElement>();
        await foreach (var item in committee.List($"{path}/agenda", ct))
            items.Add(item);
        foreach (var item in items.Where(item => item.Text("state") == "open").SkipLast(1))
            await committee.Post($"v1/agenda-items/{item.Text("id")}/settlements", $"sample-settlement-{item.GetProperty("number")}", new { }, ct, Version(item));
        if (items[^1].Text("state") == "open")
            await committee.Post($"{path}/conclusions", "sample-conclusion", new
            {
                itemId = items[^1].Text("id"),
                title = sample.Text("conclusion"),
                sentences = Read("conference/programme.json").GetProperty("contents").EnumerateArray().Select(content => new { text = content.Text("text") }),
            }, ct);
        await Step(committee, meeting, "closings", new { on = sample.Text("on") }, ct);
    }

    private static Task<JsonElement> Step(Service committee, JsonElement meeting, string step, object body, CancellationToken ct) =>
        committee.Post($"v1/meetings/{meeting.Text("id")}/{step}", $"sample-conference-{step}-{meeting.GetProperty("version")}", body, ct, Version(meeting));

    private static async Task<JsonElement?> Existing(Service committee, Guid committeeId, string title, CancellationToken ct)
    {
        await foreach (var one in committee.List($"v1/meetings?committeeId={committeeId}", ct))
        {
            if (one.Text("title") == title)
                return one;
        }
        return null;
    }

    private static JsonElement Read(string file) => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Csv.Path(file)));

    private static string Version(JsonElement resource) => $"\"{resource.GetProperty("version").GetInt64()}\"";
}
