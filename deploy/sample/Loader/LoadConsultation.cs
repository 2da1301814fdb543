using System.Text.Json;

namespace DanVan.Loader;

/// <summary>One consultation from its draft to the answered opinions and the second draft: illustrative, all of it.</summary>
internal static class LoadConsultation
{
    public static async Task Run(Platform platform, Units units, Progress progress, CancellationToken ct)
    {
        var feedback = platform.As("province-secretariat", "feedback");
        var sample = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Csv.Path("illustrative/consultation.json"), ct));
        var opinions = Csv.Rows("illustrative/opinions.csv");
        var unitId = await units.Find(sample.Text("unit"), sample.Day("draftedOn"), ct);

        var consultation = await Existing(feedback, unitId, sample.Text("title"), ct)
            ?? await feedback.Post("v1/consultations", "sample-consultation", new
            {
                unitId,
                title = sample.Text("title"),
                documentType = sample.Text("documentType"),
                summary = sample.Text("summary"),
                draftedOn = sample.Text("draftedOn"),
            }, ct);
        var path = $"v1/consultations/{consultation.Text("id")}";
        if (consultation.Text("state") == "draft")
            await Open(feedback, path, sample, ct);
        if (consultation.Text("state") is "draft" or "open")
        {
            await Send(feedback, path, opinions, units, sample.Day("opensOn"), ct);
            await feedback.Post($"{path}/closings", "sample-closing", new { }, ct, await Version(feedback, path, ct));
        }
        if (consultation.Text("state") != "completed")
            await new LoadAnswers(feedback, platform.As("partner-portal", "feedback"), path).Run(sample, opinions, ct);
        progress.Step();
    }

    internal static async Task<string> Version(Service feedback, string path, CancellationToken ct) =>
        $"\"{(await feedback.Get(path, ct)).GetProperty("version").GetInt64()}\"";

    private static async Task<JsonElement?> Existing(Service feedback, Guid unitId, string title, CancellationToken ct)
    {
        await foreach (var one in feedback.List($"v1/consultations?unitId={unitId}", ct))
        {
            if (one.Text("title") == title)
                return one;
        }
        return null;
    }

    private static async Task Open(Service feedback, string path, JsonElement sample, CancellationToken ct)
    {
        await LayDown(feedback, path, 1, ct);
        await feedback.Post($"{path}/openings", "sample-opening", new
        {
            opensOn = sample.Text("opensOn"),
            days = sample.GetProperty("days").GetInt32(),
            posting = sample.Text("posting"),
            exemption = sample.GetProperty("exemption"),
        }, ct, await Version(feedback, path, ct));
    }

    internal static async Task LayDown(Service feedback, string path, int number, CancellationToken ct)
    {
        if ((await feedback.Get($"{path}/draft-versions", ct)).GetProperty("items").GetArrayLength() >= number)
            return;
        var text = await File.ReadAllTextAsync(Csv.Path($"illustrative/draft-{number}.txt"), ct);
        await feedback.Post($"{path}/draft-versions", $"sample-draft-{number}", new { text }, ct, await Version(feedback, path, ct));
    }

    private static async Task Send(
        Service feedback, string path, List<Dictionary<string, string>> opinions, Units units, DateOnly day, CancellationToken ct)
    {
        var items = new List<object>();
        foreach (var opinion in opinions)
        {
            items.Add(new
            {
                text = opinion["text"],
                channel = opinion["channel"],
                provision = opinion.GetValueOrDefault("provision"),
                quote = opinion.GetValueOrDefault("quote"),
                unitId = await units.Find(opinion["unit"], day, ct),
            });
        }
        var received = (await feedback.Post($"{path}/opinions/batch", "sample-opinions", new { items }, ct)).GetProperty("received").GetInt32();
        if (received != opinions.Count)
            throw new LoaderException($"feedback took {received} of {opinions.Count} opinions of the sample");
    }
}
