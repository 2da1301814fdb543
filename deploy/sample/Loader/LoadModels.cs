using System.Text.Json;

namespace DanVan.Loader;

/// <summary>Registers the models, and recognises those that the sample has a recognition for.</summary>
internal static class LoadModels
{
    public static async Task Run(Platform platform, Units units, Progress progress, CancellationToken ct)
    {
        var registry = platform.As("province-secretariat", "model-registry");
        // Keys are forgotten after some days; what is in the registry is not.
        var there = new Dictionary<(Guid, string, string), JsonElement>();
        await foreach (var model in registry.List("v1/models", ct))
            there[(Guid.Parse(model.Text("unitId")), model.Text("title"), model.Text("registeredOn"))] = model;

        foreach (var sample in SampleModel.All().Models)
        {
            var unitId = await units.Find(sample.UnitCode, sample.RegisteredOn, ct);
            if (!there.TryGetValue((unitId, sample.Title, sample.RegisteredOn.ToString("yyyy-MM-dd", null)), out var model))
                model = await Register(registry, sample, unitId, ct);
            if (sample.Recognition is { } recognition && model.GetProperty("recognitions").GetArrayLength() == 0)
                await Recognise(registry, sample.Id, model, recognition, ct);
            progress.Step();
        }
    }

    private static async Task<JsonElement> Register(Service registry, SampleModel sample, Guid unitId, CancellationToken ct)
    {
        for (var until = DateTime.UtcNow.AddSeconds(30); ; await Task.Delay(200, ct))
        {
            var answered = await registry.TryPost("v1/models", $"sample-model-{sample.Id}", new
            {
                unitId,
                title = sample.Title,
                field = sample.Field,
                subject = sample.Subject,
                place = sample.Place,
                registeredOn = sample.RegisteredOn,
                sourceUrl = sample.SourceUrl,
            }, ct);
            if (answered.Problem is null)
                return answered.Body;
            // A unit that committee has just announced may still be on its way here.
            if (answered.Problem is not ("unit-not-found" or "forbidden") || DateTime.UtcNow > until)
                throw registry.Failed($"model {sample.Id}", answered);
        }
    }

    private static async Task Recognise(Service registry, string id, JsonElement model, SampleRecognition recognition, CancellationToken ct)
    {
        var answered = await registry.TryPost($"v1/models/{model.Text("id")}/recognitions", $"sample-recognition-{id}", new
        {
            level = recognition.Level,
            decision = recognition.Decision,
            recognisedOn = recognition.On,
        }, ct, $"\"{model.GetProperty("version").GetInt64()}\"");
        if (answered.Problem is not (null or "model-already-recognised"))
            throw registry.Failed($"the recognition of model {id}", answered);
    }
}
