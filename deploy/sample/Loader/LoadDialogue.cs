using System.Text.Json;

namespace DanVan.Loader;

/// <summary>A dialogue with questions, answers and a promise, and a petition that is answered: illustrative, all of it.</summary>
internal static class LoadDialogue
{
    public static async Task Run(Platform platform, Units units, Progress progress, CancellationToken ct)
    {
        var feedback = platform.As("commune-today", "feedback");
        var sample = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Csv.Path("illustrative/dialogue.json"), ct));
        var unitId = await units.Find(sample.Text("unit"), ct);
        var (title, today) = (sample.GetProperty("dialogue").Text("title"), DateOnly.FromDateTime(DateTime.UtcNow.AddHours(7)));
        var there = await Existing(feedback, unitId, title, ct);
        if (there?.Text("state") != "ended")
            await Hold(feedback, sample, there, unitId, today, ct);
        progress.Step();
    }

    private static async Task Hold(Service feedback, JsonElement sample, JsonElement? there, Guid unitId, DateOnly today, CancellationToken ct)
    {
        var announced = sample.GetProperty("dialogue");
        var dialogue = there ?? await feedback.Post("v1/dialogues", "sample-dialogue", new
        {
            unitId, title = announced.Text("title"), place = announced.Text("place"), heldOn = today.ToString("yyyy-MM-dd", null),
        }, ct);
        var path = $"v1/dialogues/{dialogue.Text("id")}";
        var asked = new List<(JsonElement Sample, string Id)>();
        foreach (var question in sample.GetProperty("questions").EnumerateArray())
        {
            asked.Add((question, (await feedback.Post($"{path}/questions", $"sample-question-{asked.Count}",
                new { text = question.Text("text"), channel = "meeting" }, ct)).Text("id")));
        }
        await feedback.Post($"{path}/starts", "sample-dialogue-start", new { }, ct, await LoadConsultation.Version(feedback, path, ct));
        foreach (var (question, id) in asked)
            await feedback.Post($"{path}/questions/{id}/answers", $"sample-answer-{id}", new { text = question.Text("answer"), office = question.Text("office") }, ct, "\"1\"");
        var promise = sample.GetProperty("promise");
        await feedback.Post($"{path}/promises", "sample-promise",
            new { maker = promise.Text("maker"), words = promise.Text("words"), dueOn = today.AddDays(60).ToString("yyyy-MM-dd", null) }, ct);
        await feedback.Post($"{path}/endings", "sample-dialogue-end", new { }, ct, await LoadConsultation.Version(feedback, path, ct));

        var petition = sample.GetProperty("petition");
        var sent = await feedback.Post("v1/petitions", "sample-petition", new { toUnitId = unitId, text = petition.Text("text"), channel = "hotline" }, ct);
        await feedback.Post($"v1/petitions/{sent.Text("id")}/answers", "sample-petition-answer",
            new { text = petition.Text("answer"), office = petition.Text("office") }, ct, "\"1\"");
    }

    private static async Task<JsonElement?> Existing(Service feedback, Guid unitId, string title, CancellationToken ct)
    {
        await foreach (var one in feedback.List($"v1/dialogues?unitId={unitId}", ct))
        {
            if (one.Text("title") == title)
                return one;
        }
        return null;
    }
}
