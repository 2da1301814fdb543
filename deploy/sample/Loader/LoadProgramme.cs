using System.Text.Json;

namespace DanVan.Loader;

/// <summary>The programme of 2018, five contents as the conference concluded them, and the plans of six districts (illustrative) at several stages.</summary>
internal static class LoadProgramme
{
    public static int Steps => 1 + Plans().GetProperty("plans").GetArrayLength();

    public static async Task Run(Platform platform, Units units, Progress progress, CancellationToken ct)
    {
        var committee = platform.As("province-secretariat", "committee");
        var programme = await Issued(committee, await LoadCommittee.Id(committee, units, ct), ct);
        progress.Step();
        var sample = Plans();
        var there = new Dictionary<Guid, JsonElement>();
        await foreach (var plan in committee.List($"v1/plans?programmeId={programme.Text("id")}", ct))
            there[Guid.Parse(plan.Text("unitId"))] = plan;
        foreach (var one in sample.GetProperty("plans").EnumerateArray())
        {
            var unitId = await units.Find(one.Text("unit"), sample.Day("begunOn"), ct);
            var plan = there.TryGetValue(unitId, out var begun) ? begun : await committee.Post(
                "v1/plans", $"sample-plan-{one.Text("unit")}", new { programmeId = programme.Text("id"), unitId, on = sample.Text("begunOn") }, ct);
            await Lead(committee, one, plan, sample, ct);
            progress.Step();
        }
    }

    // From wherever a run before has left it.
    private static async Task Lead(Service committee, JsonElement one, JsonElement plan, JsonElement sample, CancellationToken ct)
    {
        var path = $"v1/plans/{plan.Text("id")}";
        if (plan.Text("state") == "draft")
        {
            plan = await committee.Put(path, new
            {
                localCharacteristics = one.Text("localCharacteristics"),
                answers = one.GetProperty("answers"),
                on = sample.Text("begunOn"),
            }, Version(plan), ct);
            plan = await committee.Post($"{path}/submissions", $"sample-plan-{one.Text("unit")}-submission", new { on = one.Text("submittedOn") }, ct, Version(plan));
        }
        if (plan.Text("state") == "submitted" && one.Maybe("approvedOn") is { } on)
            await committee.Post($"{path}/approvals", $"sample-plan-{one.Text("unit")}-approval", new { by = sample.Text("approvedBy"), on }, ct, Version(plan));
    }

    private static async Task<JsonElement> Issued(Service committee, Guid committeeId, CancellationToken ct)
    {
        var sample = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Csv.Path("conference/programme.json"), ct));
        var programme = await Existing(committee, committeeId, sample.GetProperty("year").GetInt32(), ct) ?? await committee.Post("v1/programmes", "sample-programme", new
        {
            committeeId,
            year = sample.GetProperty("year"),
            title = sample.Text("title"),
            contents = sample.GetProperty("contents"),
            levels = sample.GetProperty("levels"),
            plansDueOn = sample.Text("plansDueOn"),
            on = sample.Text("on"),
        }, ct);
        return programme.Maybe("issuedOn") is not null ? programme : await committee.Post(
            $"v1/programmes/{programme.Text("id")}/issues", "sample-programme-issue", new { on = sample.Text("on") }, ct, Version(programme));
    }

    private static async Task<JsonElement?> Existing(Service committee, Guid committeeId, int year, CancellationToken ct)
    {
        await foreach (var one in committee.List($"v1/programmes?committeeId={committeeId}&year={year}", ct))
            return one;
        return null;
    }

    private static JsonElement Plans() => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Csv.Path("illustrative/plans.json")));

    private static string Version(JsonElement resource) => $"\"{resource.GetProperty("version").GetInt64()}\"";
}
