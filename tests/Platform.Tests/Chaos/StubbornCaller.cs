using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using DanVan.TestKit;

namespace DanVan.Platform.Tests.Chaos;

/// <summary>Another government's system: whatever happens, it sends the same request with the same key until it is answered.</summary>
internal sealed class StubbornCaller(Uri registry, int number)
{
    private int accepted;
    private int retried;

    internal int Accepted => accepted;

    internal int Retried => retried;

    /// <summary>The models that were registered, by the answers.</summary>
    internal List<Guid> Models { get; } = [];

    /// <summary>Those of them that were recognised, by the answers.</summary>
    internal List<Guid> Recognised { get; } = [];

    /// <summary>
    /// Registers published models, and recognises every fourth of them, until this many writes were accepted; then slowly on until all deaths are over,
    /// so that each comes in the middle.
    /// </summary>
    internal async Task Write(int count, Task over)
    {
        using var client = new HttpClient { BaseAddress = registry, Timeout = TimeSpan.FromSeconds(20) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", TestTokens.For($"caller-{number}", SampleUnits.ProvinceClaim, "models.write", "models.recognise"));
        while (accepted < count || !over.IsCompleted)
        {
            if (accepted >= count)
                await Task.WhenAny(over, Task.Delay(100));
            var title = $"Mô hình {Models.Count + 1} của nơi {number}";
            var model = await Accept(client, "/v1/models", new
            {
                unitId = SampleUnits.ThanhVinh, title, field = "economy", registeredOn = "2026-03-26", sourceUrl = "https://baonghean.vn/mo-hinh",
            });
            Models.Add(model.Id());
            if (Models.Count % 4 == 0)
            {
                var recognition = new { level = "province", decision = $"{Models.Count}/QĐ-UBND", recognisedOn = "2026-10-15" };
                Recognised.Add((await Accept(client, $"/v1/models/{Models[^1]}/recognitions", recognition, ifMatch: "\"1\"")).Id());
            }
        }
    }

    private async Task<JsonElement> Accept(HttpClient client, string path, object body, string? ifMatch = null)
    {
        var key = Guid.CreateVersion7().ToString();
        while (true)
        {
            try
            {
                using var answer = await client.Post(path, body, key, ifMatch);
                if (answer.StatusCode == HttpStatusCode.Created)
                {
                    var created = await answer.Content.ReadFromJsonAsync<JsonElement>();
                    Interlocked.Increment(ref accepted);
                    return created;
                }
                // Anything but "not now" is an answer to a request that was never wrong.
                if (answer.StatusCode is not (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable))
                    Assert.Fail($"{path} is answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
            {
                // The line broke: whether it was written, the same key will tell.
            }
            Interlocked.Increment(ref retried);
            await Task.Delay(Random.Shared.Next(20, 150));
        }
    }
}
