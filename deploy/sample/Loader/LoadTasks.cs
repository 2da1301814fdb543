using System.Text.Json;

namespace DanVan.Loader;

/// <summary>The conclusion of 26 March 2018 as tasks in one call: each shows its sentence (real) and what was to be done (illustrative). One is left open and overdue.</summary>
internal static class LoadTasks
{
    private const int Attempts = 5;

    public static async Task Run(Platform platform, Units units, Progress progress, CancellationToken ct)
    {
        var committee = platform.As("province-secretariat", "committee");
        var sample = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Csv.Path("illustrative/tasks.json"), ct));
        var committeeId = await LoadCommittee.Id(committee, units, ct);
        var conclusion = await Conclusion(committee, committeeId, ct);
        var tasks = await Tasks(committee, conclusion, ct);
        if (tasks.Count == 0)
        {
            await Assign(committee, committeeId, conclusion, sample, ct);
            tasks = await Tasks(committee, conclusion, ct);
        }
        foreach (var one in sample.GetProperty("tasks").EnumerateArray())
        {
            if (one.Maybe("doneOn") is not null)
                await Complete(committee, tasks[one.Text("title")], one, ct);
        }
        progress.Step();
    }

    private static async Task Assign(Service committee, Guid committeeId, string conclusion, JsonElement sample, CancellationToken ct)
    {
        var seats = new Dictionary<string, string>();
        await foreach (var seat in committee.List($"v1/committees/{committeeId}/seats?asOf={sample.Text("on")}", ct))
            seats[seat.Text("holder")] = seat.Text("id");
        await committee.Post($"v1/conclusions/{conclusion}/tasks", "sample-tasks", new
        {
            tasks = sample.GetProperty("tasks").EnumerateArray().Select(one => new
            {
                sentence = one.GetProperty("content").GetInt32(),
                seatId = seats[one.Text("holder")],
                title = one.Text("title"),
                deliverable = one.Text("deliverable"),
                due = new { day = one.Text("dueOn") },
            }),
            on = sample.Text("on"),
        }, ct);
    }

    // The service looks meanwhile at what is overdue, and that is a new version of the task.
    private static async Task Complete(Service committee, string id, JsonElement one, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var task = await committee.Get($"v1/tasks/{id}", ct);
            if (task.Text("state") == "done")
                return;
            var version = task.GetProperty("version").GetInt64();
            var answered = await committee.TryPost($"v1/tasks/{id}/completions", $"sample-completion-{id}-{version}", new
            {
                statement = "(Minh họa) Đã hoàn thành.",
                evidence = new[] { one.Text("evidence") },
                on = one.Text("doneOn"),
            }, ct, $"\"{version}\"");
            if (answered.Problem is null)
                return;
            if ((int)answered.Status != 412 || attempt == Attempts)
                throw committee.Failed($"v1/tasks/{id}/completions", answered);
        }
    }

    private static async Task<Dictionary<string, string>> Tasks(Service committee, string conclusion, CancellationToken ct)
    {
        var tasks = new Dictionary<string, string>();
        await foreach (var task in committee.List($"v1/tasks?sourceId={conclusion}", ct))
            tasks[task.Text("title")] = task.Text("id");
        return tasks;
    }

    private static async Task<string> Conclusion(Service committee, Guid committeeId, CancellationToken ct)
    {
        await foreach (var conclusion in committee.List($"v1/conclusions?committeeId={committeeId}&year=2018", ct))
            return conclusion.Text("id");
        throw new LoaderException("the conclusion of the conference is not there");
    }
}
