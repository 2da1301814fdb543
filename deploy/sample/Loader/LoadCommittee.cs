using System.Text.Json;

namespace DanVan.Loader;

/// <summary>The provincial committee of the conference of 26 March 2018, with those who spoke there.</summary>
internal static class LoadCommittee
{
    public static async Task Run(Platform platform, Units units, Progress progress, CancellationToken ct)
    {
        var committee = platform.As("province-secretariat", "committee");
        var sample = Read();
        var from = sample.Text("asOf");
        var unitId = await units.Find(sample.Text("unit"), sample.Day("asOf"), ct);

        var id = await Existing(committee, unitId, sample.Text("name"), ct) ?? (await committee.Post("v1/committees", "sample-committee", new
        {
            unitId,
            name = sample.Text("name"),
            decision = sample.GetProperty("decision"),
            from,
        }, ct)).Text("id");

        var seated = new HashSet<string>();
        await foreach (var seat in committee.List($"v1/committees/{id}/seats", ct))
            seated.Add(seat.Text("holder"));
        foreach (var (number, seat) in sample.GetProperty("seats").EnumerateArray().Index())
        {
            if (seated.Contains(seat.Text("holder")))
                continue;
            await committee.Post($"v1/committees/{id}/seats", $"sample-seat-{number}", new
            {
                role = seat.Text("role"),
                office = seat.Text("office"),
                holder = seat.Text("holder"),
                agency = seat.Text("agency"),
                duties = seat.Text("duties"),
                from,
            }, ct);
        }
        progress.Step();
    }

    /// <summary>The committee that was loaded.</summary>
    public static async Task<Guid> Id(Service committee, Units units, CancellationToken ct)
    {
        var sample = Read();
        var id = await Existing(committee, await units.Find(sample.Text("unit"), sample.Day("asOf"), ct), sample.Text("name"), ct);
        return Guid.Parse(id ?? throw new LoaderException("the provincial committee is not there"));
    }

    private static JsonElement Read() => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Csv.Path("illustrative/committee.json")));

    private static async Task<string?> Existing(Service committee, Guid unitId, string name, CancellationToken ct)
    {
        await foreach (var one in committee.List($"v1/committees?unitId={unitId}", ct))
        {
            if (one.Text("name") == name)
                return one.Text("id");
        }
        return null;
    }
}
