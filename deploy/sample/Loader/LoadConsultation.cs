using System.Text.Json;

namespace DanVan.Loader;

/// <summary>One consultation with a few opinions: illustrative, all of it.</summary>
internal static class LoadConsultation
{
    public static async Task Run(Platform platform, Units units, Progress progress, CancellationToken ct)
    {
        var feedback = platform.As("province-secretariat", "feedback");
        var sample = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Csv.Path("illustrative/consultation.json"), ct));
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
        {
            var version = consultation.GetProperty("version").GetInt64();
            if (version == 1)
            {
                var text = await File.ReadAllTextAsync(Csv.Path("illustrative/draft-1.txt"), ct);
                await feedback.Post($"{path}/draft-versions", "sample-draft-1", new { text }, ct, $"\"{version++}\"");
            }
            await feedback.Post($"{path}/openings", "sample-opening", new
            {
                opensOn = sample.Text("opensOn"),
                days = sample.GetProperty("days").GetInt32(),
                posting = sample.Text("posting"),
                exemption = sample.GetProperty("exemption"),
            }, ct, $"\"{version}\"");
        }
        if (consultation.Text("state") != "closed")
            await Opinions(feedback, path, sample, units, ct);
        progress.Step();
    }

    private static async Task<JsonElement?> Existing(Service feedback, Guid unitId, string title, CancellationToken ct)
    {
        await foreach (var one in feedback.List($"v1/consultations?unitId={unitId}", ct))
        {
            if (one.Text("title") == title)
                return one;
        }
        return null;
    }

    private static async Task Opinions(Service feedback, string path, JsonElement sample, Units units, CancellationToken ct)
    {
        var said = new HashSet<string>();
        await foreach (var opinion in feedback.List($"{path}/opinions", ct))
            said.Add(opinion.Text("text"));
        foreach (var (number, opinion) in sample.GetProperty("opinions").EnumerateArray().Index())
        {
            if (said.Contains(opinion.Text("text")))
                continue;
            await feedback.Post($"{path}/opinions", $"sample-opinion-{number}", new
            {
                text = opinion.Text("text"),
                channel = opinion.Text("channel"),
                provision = opinion.Maybe("provision"),
                quote = opinion.Maybe("quote"),
                unitId = await units.Find(opinion.Text("unit"), ct),
            }, ct);
        }
    }
}
