using System.Text.Json;

namespace DanVan.Loader;

/// <summary>One model from its plan to award and press, with whom it serves, a question and a round of assessment: illustrative, all of it.</summary>
internal static class LoadJourney
{
    public static async Task Run(Platform platform, Units units, Progress progress, CancellationToken ct)
    {
        var (province, commune) = (platform.As("province-secretariat", "model-registry"), platform.As("commune-today", "model-registry"));
        var sample = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Csv.Path("illustrative/journey.json"), ct));
        var (unitId, made) = (await units.Find(sample.Text("unit"), ct), sample.GetProperty("model"));
        var model = await Existing(commune, unitId, made.Text("title"), ct) ?? await commune.Post("v1/models", "sample-journey", new
        {
            unitId, title = made.Text("title"), field = made.Text("field"), subject = "collective", place = made.Text("place"), registeredOn = made.Text("registeredOn"),
        }, ct);
        var path = $"v1/models/{model.Text("id")}";
        // The round comes last: where it is, everything is.
        if (!await IsDone(province, sample.GetProperty("round").Text("title"), ct))
        {
            var number = 0;
            foreach (var step in sample.GetProperty("steps").EnumerateArray())
            {
                var service = platform.As(step.Text("client"), "model-registry");
                await service.Post($"{path}/{step.Text("path")}", $"sample-journey-{++number}", step.GetProperty("body"), ct, await LoadConsultation.Version(service, path, ct));
            }
            await Honour(province, commune, sample, model.Text("id"), ct);
            await commune.Post($"{path}/press", "sample-press", sample.GetProperty("press"), ct);
            var question = await province.Post($"{path}/questions", "sample-model-question", new { text = sample.GetProperty("question").Text("text") }, ct);
            await commune.Post($"v1/questions/{question.Text("id")}/answers", "sample-model-answer", new { text = sample.GetProperty("question").Text("answer") }, ct, "\"1\"");
            await Assess(province, units, sample, model.Text("id"), ct);
        }
        progress.Step();
    }

    private static async Task Honour(Service province, Service commune, JsonElement sample, string modelId, CancellationToken ct)
    {
        var (person, file) = (sample.GetProperty("individual"), sample.GetProperty("commendation"));
        var individual = await commune.Post("v1/individuals", "sample-individual", new
        {
            modelId, name = person.Text("name"), deed = person.Text("deed"), rank = person.Text("rank"), consent = person.GetProperty("consent"),
        }, ct);
        await province.Post($"v1/individuals/{individual.Text("id")}/witnesses", "sample-witness", sample.GetProperty("witness"), ct, "\"1\"");
        var proposed = await commune.Post("v1/commendations", "sample-commendation", new
        {
            modelId, form = file.Text("form"), achievedFrom = file.Text("achievedFrom"), achievedTo = file.Text("achievedTo"), citation = file.Text("citation"),
        }, ct);
        var path = $"v1/commendations/{proposed.Text("id")}";
        await commune.Post($"{path}/reviews", "sample-council", sample.GetProperty("council"), ct, "\"1\"");
        await commune.Post($"{path}/awards", "sample-award", sample.GetProperty("award"), ct, "\"2\"");
    }

    // Three who may score; who works for the model's own unit will not be let.
    private static async Task Assess(Service province, Units units, JsonElement sample, string modelId, CancellationToken ct)
    {
        var (round, today) = (sample.GetProperty("round"), new DateOnly(2026, 1, 1));
        var (all, own) = (await units.Find("40", today, ct), await units.Find(sample.Text("unit"), ct));
        await province.Post("v1/assessment-rounds", "sample-round", new
        {
            unitId = all,
            title = round.Text("title"),
            isBlind = round.GetProperty("isBlind").GetBoolean(),
            modelIds = new[] { modelId },
            assessors = new[] { ("province-secretariat", all), ("analyst", all), ("commune-today", own) }.Select(one => new { client = one.Item1, unitId = one.Item2 }),
        }, ct);
    }

    private static async Task<JsonElement?> Existing(Service registry, Guid unitId, string title, CancellationToken ct)
    {
        await foreach (var one in registry.List($"v1/models?unitId={unitId}", ct))
        {
            if (one.Text("title") == title)
                return one;
        }
        return null;
    }

    private static async Task<bool> IsDone(Service province, string round, CancellationToken ct)
    {
        await foreach (var one in province.List("v1/assessment-rounds", ct))
        {
            if (one.Text("title") == round)
                return true;
        }
        return false;
    }
}
